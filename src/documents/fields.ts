/** A row or object with keys of its own making to the fields of a document. It knows the usual names of a field, and invents none. */
import { type Fields, noFields } from './found.ts';

/** Names in order of trust, written without case, blanks and signs: "Published At" is `publishedat`. */
const NAMES: Record<keyof Fields | 'text', readonly string[]> = {
  id: ['id', 'docid', 'documentid', 'articleid', 'guid', 'uid', 'uuid'],
  title: ['title', 'headline', 'heading'],
  date: [
    'date',
    'published',
    'publishedat',
    'datepublished',
    'publicationdate',
    'publisheddate',
    'publishdate',
    'pubdate',
    'publishedtime',
    'time',
    'timestamp',
    'day',
  ],
  publisher: [
    'publisher',
    'outlet',
    'source',
    'sourcename',
    'publication',
    'newspaper',
    'newsoutlet',
    'medium',
    'sitename',
    'site',
  ],
  url: ['url', 'link', 'permalink', 'weburl', 'articleurl', 'sourceurl'],
  text: [
    'text',
    'body',
    'content',
    'articletext',
    'articlebody',
    'fulltext',
    'bodytext',
    'maintext',
    'rawtext',
    'article',
    'story',
  ],
};

export type FieldName = keyof typeof NAMES;

const plain = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Which field each key holds: `null` for keys that Standpoint does not read. Of two names of one field the more trusted wins. */
export function fieldsOfKeys(keys: readonly string[]): (FieldName | null)[] {
  const names = keys.map(plain);
  const columns: (FieldName | null)[] = keys.map(() => null);
  for (const field of Object.keys(NAMES) as FieldName[]) {
    const name = NAMES[field].find((candidate) => names.includes(candidate));
    if (name !== undefined) columns[names.indexOf(name)] = field;
  }
  return columns;
}

/** Text or a number as text; the first of a list; the `name` of an object, as news services give a source; else nothing. */
function worded(listed: unknown): string | null {
  const value: unknown = Array.isArray(listed) ? listed[0] : listed;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (value !== null && typeof value === 'object' && 'name' in value && typeof value.name === 'string')
    return value.name;
  return null;
}

/** @returns the fields of an object; `text` untouched, the others as worded; null for what is missing or blank */
export function readFields(record: Readonly<Record<string, unknown>>): Fields & { text: string | null } {
  const keys = Object.keys(record);
  const read: Fields & { text: string | null } = { ...noFields, text: null };
  fieldsOfKeys(keys).forEach((field, i) => {
    const value = field && record[keys[i]!];
    if (!field) return;
    const words = field === 'text' ? (typeof value === 'string' ? value : null) : worded(value);
    if (words?.trim()) read[field] = words;
  });
  return read;
}

export const textNames = NAMES.text.slice(0, 3).join(', ');

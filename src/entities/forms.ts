/** Names of people in comparable form, and whether two could be one person's. It knows names alone, no documents. */
import { fullGivenName, isTitle } from '../lexicon/index.ts';
import { nameParts } from '../mentions/people.ts';

export interface PersonForm {
  /** Lower case, without accents; null for a name of one word. */
  given: string | null;
  middle: string[];
  surname: string;
  /** "jr", "iii" */
  suffix: string | null;
}

/** Letters that Unicode does not take apart into a plain one and a mark. */
const plain: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', ı: 'i' };

/** Lower case without accents: "Paweł" → "pawel". */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđßæı]/g, (letter) => plain[letter]!);

/** Words before a surname that are no given name: "La Riva", "van Dyke". */
const particle = /^(?:[Ll]a|[Ll]e|[Dd]e|[Dd]el|[Dd]i|[Dd]a|[Dd]os|[Ee]l|[Vv]on|[Bb]in|[Ii]bn|van|der|den|al)$/;

/** "Sen. Robert F. Kennedy Jr." → robert, [f], kennedy, jr. Titles before and dots go; "J.D." is two initials. */
export function personForm(name: string): PersonForm {
  const { parts, suffix } = nameParts(name);
  while (parts.length > 1 && isTitle(parts[0]!)) parts.shift();
  const shouted = name === name.toUpperCase();
  const words = parts
    .filter((part, i) => i === parts.length - 1 || !particle.test(part))
    .flatMap((part, i, all) =>
      !shouted && i < all.length - 1 && /^(?:\p{Lu}\.?){2,3}$/u.test(part) ? [...part.replaceAll('.', '')] : [part],
    );
  const surname = fold(words.pop() ?? name);
  const [given = null, ...middle] = words.map(fold);
  return { given, middle, surname, suffix: suffix ? fold(suffix) : null };
}

/** The same string for all spellings that differ in dots, accents and case alone. */
export const formKey = ({ given, middle, surname, suffix }: PersonForm): string =>
  [given ?? '', ...middle, surname, suffix ?? ''].join(' ').trim();

const agree = (a: string, b: string): boolean =>
  a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));

export const sameGiven = (a: string, b: string): boolean =>
  agree(a, b) || fullGivenName(a) === fullGivenName(b) || agree(fullGivenName(a), fullGivenName(b));

/**
 * Could two full names be one person's? The surname is the same, the given names are equal, a pet form or an initial, the middle names do
 * not contradict, and no suffix stands on one side alone: "Donald Trump" is not "Donald Trump Jr.".
 */
export function compatible(a: PersonForm, b: PersonForm): boolean {
  if (a.surname !== b.surname || !a.given || !b.given || !sameGiven(a.given, b.given)) return false;
  if (a.suffix !== b.suffix) return false;
  return a.middle.every((middle, i) => b.middle[i] === undefined || agree(middle, b.middle[i]));
}

/** An initial alone tells little: "J. Smith" may be any Smith. */
export const isWeak = ({ given, middle }: PersonForm): boolean => given?.length === 1 && middle.length === 0;

/** The blocks that a full name may find its like in: surname and first letter, of the pet form's full form too ("Bill", "William"). */
export const blocksOf = ({ given, surname }: PersonForm): string[] => [
  ...new Set([given![0]!, fullGivenName(given!)[0]!].map((letter) => `${surname} ${letter}`)),
];

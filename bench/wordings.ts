/**
 * How like the program's wordings are to those that readers gave the same statements (training/coded/second/wordings.jsonl), in news that
 * its writer did not learn from: `npm run bench:wordings`. Prints the figures of training/writer/README.md.
 */
import { parseArgs } from 'node:util';
import { extractDocument } from '../src/extract.ts';
import type { LocalStatement, Stance } from '../src/model.ts';
import { openEngines } from '../src/pipeline.ts';
import { isHeldBack, news, unitsOf } from './coded.ts';
import { readPacked } from './gold.ts';

/** Places are in characters of the text; what states no policy has no wording. */
interface Read {
  document: string;
  cue: [number, number];
  content: [number, number][];
  stance: Stance | null;
  wording: string | null;
}

const small = new Set(
  'the a an of to in on for and or with by from at as its their his her their that this be is are into over against up out'.split(
    ' ',
  ),
);
const stem = (word: string): string => word.replace(/(ations?|ing|ed|es|s|ion|al|ment)$/, '').slice(0, 7);

function stems(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .replace(/['’]s\b/g, '')
      .match(/[\p{L}\p{N}_]+/gu) ?? [];
  return words.filter((word) => !small.has(word)).map(stem);
}

/** 0..1: stems that two wordings share (F1), a fifth of it for the same verb. */
function likeness(a: string, b: string): number {
  const left = stems(b);
  const [size, count] = [stems(a).length + left.length, left.length];
  for (const one of stems(a)) if (left.includes(one)) left.splice(left.indexOf(one), 1);
  const verb = (text: string): string => text.split(' ')[0]!.toLowerCase();
  return (0.8 * 2 * (count - left.length)) / Math.max(1, size) + 0.2 * +(verb(a) === verb(b));
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { show: { type: 'string', default: '0' } } });
  const rows = readPacked<Read>('training/coded/second/wordings.jsonl').filter(
    ({ document }) => !document.startsWith('written:') && isHeldBack(document),
  );
  const engines = await openEngines();
  const found: { read: Read; built: LocalStatement }[] = [];
  const documents = new Set(rows.map(({ document }) => document));
  for await (const document of news(documents, process.env.STANDPOINT_DATA ?? '../shared/data')) {
    const { statements } = await extractDocument(document, engines);
    const units = unitsOf(document.text);
    for (const read of rows)
      if (read.document === document.id) {
        const at = (span: { start: number }, [start]: [number, number]): boolean => span.start === units[start];
        const built = statements.find(({ cue, content }) => at(cue, read.cue) && at(content[0]!, read.content[0]!));
        if (built?.wording) found.push({ read, built });
      }
  }
  const told = found.filter(({ read }) => read.wording !== null);
  const mean = (of: (one: (typeof told)[number]) => number): string =>
    (told.reduce((sum, one) => sum + of(one), 0) / told.length).toFixed(3);
  console.log(
    `${told.length} statements of ${documents.size} documents, and ${found.length - told.length} that state none`,
  );
  console.log(`like the readers' wording ${mean(({ read, built }) => likeness(built.wording!, read.wording!))}`);
  console.log(`same stance ${mean(({ read, built }) => +(built.stance === read.stance))}`);
  for (const { read, built } of told.slice(0, Number(values.show)))
    console.log(`${read.stance} ${read.wording} | ${built.stance} ${built.wording}`);
}

await main();

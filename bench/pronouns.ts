/** How many pronouns find the right name, on a corpus that says whom each stands for. It reads no statements. */
import { openAnalyst } from '../src/analysis/index.ts';
import { findMentions } from '../src/mentions/index.ts';
import type { LocalEntity } from '../src/model.ts';
import { type GumDocument, type GumMention, readGum } from './gum.ts';

export interface PronounCounts {
  /** Pronouns of the third person that stand for somebody or something named. */
  gold: number;
  /** Pronouns that the program gave a name. */
  given: number;
  right: number;
}

const third = /^(he|him|his|himself|she|her|hers|herself|it|its|itself|they|them|their|theirs|themselves)(?![\p{L}])/iu;

/**
 * @param path of a GUM .conllu.gz file
 * @param learnt of what was trained on: a document that stands in both (GUM's dev has one) is not scored
 */
export async function scorePronouns(path: string, learnt: string): Promise<PronounCounts> {
  const analyst = await openAnalyst();
  const total: PronounCounts = { gold: 0, given: 0, right: 0 };
  const known = new Set(readGum(learnt).map(({ text }) => text));
  for (const document of readGum(path)) {
    if (known.has(document.text)) continue;
    const analysis = await analyst.analyze({ text: document.text, skipped: [] });
    const { cast } = findMentions({ text: document.text, publisher: null }, analysis);
    const counts = countPronouns(document, cast.entities);
    for (const key of ['gold', 'given', 'right'] as const) total[key] += counts[key];
  }
  return total;
}

function countPronouns({ text, mentions }: GumDocument, entities: readonly LocalEntity[]): PronounCounts {
  const isName = new Set(mentions.filter(({ kind }) => kind === 'name').map(({ of }) => of));
  const pronouns = new Map<number, GumMention>();
  for (const mention of mentions) if (mention.kind === 'pronoun') pronouns.set(mention.start, mention);
  const named = [...pronouns.values()].filter(
    ({ start, end, of }) => third.test(text.slice(start, end)) && isName.has(of),
  );
  const counts: PronounCounts = { gold: named.length, given: 0, right: 0 };
  for (const entity of entities) {
    const of = whoIs(entity, mentions);
    for (const { kind, start, end } of entity.mentions) {
      if (kind !== 'pronoun' || !third.test(text.slice(start, end))) continue;
      counts.given++;
      if (of !== null && pronouns.get(start)?.of === of) counts.right++;
    }
  }
  return counts;
}

/** The number of whom most of an entity's names stand for, in the corpus's smallest mention around each. */
function whoIs(entity: LocalEntity, mentions: readonly GumMention[]): string | null {
  const votes = new Map<string, number>();
  for (const { kind, start, end } of entity.mentions) {
    if (kind !== 'name') continue;
    const around = mentions
      .filter((mention) => mention.kind !== 'pronoun' && mention.start <= start && mention.end >= end)
      .sort((a, b) => a.end - a.start - (b.end - b.start))[0];
    if (around) votes.set(around.of, (votes.get(around.of) ?? 0) + 1);
  }
  return [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null;
}

/**
 * Scores what the program found against annotated articles, article by article, so that a score comes with its interval.
 * The figures and the way to align are those of `score_statements.py`, the scorer that goes with the annotations.
 */
import type { Annotation, Judged, Named } from './annotations.ts';

/** What is counted in one article. */
export interface Tally {
  counts: Record<string, number>;
  /** Statements found: gold's and the program's, with whether the actor is right. */
  pairs: { gold: Judged; built: Judged; actor: boolean }[];
  /** Entities found: their identity across the articles of a story, in gold and in the program's reading. */
  across: { gold: string; built: string }[];
  /** Tab-separated lines: what is wrong, missed or too much. */
  misses: string[];
}

const tokens = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}_]+|[^\p{L}\p{N}_\s]/gu) ?? [];

/** Overlap of two bags of words, 0..1. */
export function jaccard(a: string, b: string): number {
  const left = new Map<string, number>();
  for (const token of tokens(a)) left.set(token, (left.get(token) ?? 0) + 1);
  let shared = 0;
  let all = tokens(a).length;
  for (const token of tokens(b)) {
    const rest = left.get(token) ?? 0;
    if (rest > 0) {
      shared++;
      left.set(token, rest - 1);
    } else all++;
  }
  return shared / Math.max(1, all);
}

const common = (a: Set<string>, b: Set<string>): number => [...a].filter((x) => b.has(x)).length;
const lastWords = (named: Named): Set<string> => new Set([...named.names].map((n) => n.split(' ').at(-1)!));

type Key = (number | string)[];
/** Compares tuples part by part, smaller first. */
function byKey(a: Key, b: Key): number {
  const i = a.findIndex((x, k) => x !== b[k]);
  return i < 0 ? 0 : a[i]! < b[i]! ? -1 : 1;
}

/** One gold entity to one built entity, the pair that shares most names first: two made one, or one made two, costs. */
function align(gold: Annotation['entities'], built: Annotation['entities']): Map<string, string> {
  const candidates: Key[] = [];
  for (const [gi, g] of gold) {
    for (const [bi, b] of built) {
      const both = common(g.names, b.names);
      if (!both) continue;
      const share = both / (g.names.size + b.names.size - both);
      candidates.push([-share - Number(g.type === b.type), b.names.size, gi, bi]);
    }
  }
  const aligned = new Map<string, string>();
  const taken = new Set<string>();
  for (const [, , g, b] of candidates.sort(byKey) as [number, number, string, string][]) {
    if (aligned.has(g) || taken.has(b)) continue;
    aligned.set(g, b);
    taken.add(b);
  }
  return aligned;
}

function sameSentence(a: Judged, b: Judged): boolean {
  const overlap = Math.min(a.sentence.end, b.sentence.end) - Math.max(a.sentence.start, b.sentence.start);
  return Math.max(0, overlap) * 2 > Math.min(a.sentence.end - a.sentence.start, b.sentence.end - b.sentence.start);
}

/** Counts one article. */
export function tally(document: string, gold: Annotation, built: Annotation): Tally {
  const counts: Record<string, number> = {};
  const count = (key: string, by: number | boolean = 1) => {
    counts[key] = (counts[key] ?? 0) + Number(by);
  };
  const [goldEntities, builtEntities] = [gold.entities, built.entities];
  const aligned = align(goldEntities, builtEntities);
  const across: Tally['across'] = [];
  for (const [g, b] of aligned) {
    const [inGold, inBuilt] = [goldEntities.get(g)!, builtEntities.get(b)!];
    if (inGold.type === 'group') continue;
    across.push({ gold: inGold.across, built: inBuilt.across });
    count('entity', inGold.type === inBuilt.type);
    count(inGold.type, inGold.type === inBuilt.type);
  }
  for (const [side, entities] of [
    ['gold', goldEntities],
    ['built', builtEntities],
  ] as const)
    for (const { type } of entities.values()) {
      count(`entity ${side}`, type !== 'group');
      count(`${type} ${side}`);
    }
  count('gold', gold.statements.length);
  count('built', built.statements.length);

  const same = (gi: string | null, bi: string | null): boolean => {
    if (gi === null || bi === null) return gi === bi;
    const [g, b] = [goldEntities.get(gi), builtEntities.get(bi)];
    if (!g || !b) return false;
    return (
      aligned.get(gi) === bi || (g.type === 'group' && b.type === 'group' && common(lastWords(g), lastWords(b)) > 0)
    );
  };

  const candidates: Key[] = [];
  for (const [i, g] of gold.statements.entries()) {
    for (const [j, b] of built.statements.entries()) {
      const likeness = jaccard(g.text, b.text);
      if (!sameSentence(g, b) || likeness < 0.3) continue;
      candidates.push([Number(same(g.actor, b.actor)) + likeness + Number(g.stance === b.stance) / 4, i, j]);
    }
  }
  const pairs: Tally['pairs'] = [];
  const misses: string[] = [];
  const called = (from: Annotation['entities'], id: string | null) => (id && from.get(id)?.name) ?? '-';
  const miss = (...parts: (string | null)[]) =>
    misses.push([document, ...parts].map((p) => (p ?? '-').replace(/\s+/g, ' ')).join('\t'));
  const [usedGold, usedBuilt] = [new Set<number>(), new Set<number>()];
  for (const [, i, j] of (candidates as [number, number, number][]).sort((a, b) => byKey(b, a))) {
    if (usedGold.has(i) || usedBuilt.has(j)) continue;
    usedGold.add(i);
    usedBuilt.add(j);
    const [g, b] = [gold.statements[i]!, built.statements[j]!];
    const actor = same(g.actor, b.actor);
    pairs.push({ gold: g, built: b, actor });
    const right = actor && g.stance === b.stance;
    count('actor', actor);
    count('referred found', g.referred);
    count('referred', g.referred && actor);
    count('stance', right);
    for (const role of ['reporter', 'addressee'] as const) {
      count(`${role} gold`, g[role] !== null);
      count(`${role} built`, b[role] !== null);
      count(role, g[role] !== null && b[role] !== null && same(g[role], b[role]));
    }
    count('form', g.form === b.form);
    const qualified = g.modality !== 'asserted';
    count('modality gold', qualified);
    count('modality built', b.modality !== 'asserted');
    count('modality', qualified && g.modality === b.modality);
    count('denied gold', g.modality === 'denied');
    count('denied', g.modality === 'denied' && b.modality !== 'denied');
    if (right) continue;
    const [goldSays, builtSays] = [called(goldEntities, g.actor), called(builtEntities, b.actor)];
    miss('WRONG', goldSays, g.stance, g.text, '→', builtSays, b.stance, b.text);
  }
  for (const [i, g] of gold.statements.entries()) {
    if (!usedGold.has(i)) miss('MISSED', called(goldEntities, g.actor), g.stance, g.cue, g.text);
  }
  for (const [j, b] of built.statements.entries()) {
    if (!usedBuilt.has(j)) miss('EXTRA', called(builtEntities, b.actor), b.stance, b.cue, b.text);
  }
  return { counts, pairs, across, misses };
}

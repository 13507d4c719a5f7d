/** Who goes with whom: pairs of actors by the positions on which they take the same side, and the contrary one. Only what is asserted counts. */
import { actorTies } from '../graph/projections.ts';
import type { Corpus, PageNode, Statement } from './corpus.ts';
import { passes, type State } from './state.ts';

export interface Pair {
  key: string;
  a: PageNode;
  b: PageNode;
  /** Positions on which both go together, and on which they part. */
  congruence: number;
  conflict: number;
}

export type TieKind = 'congruence' | 'conflict';

/** More than these would be a knot: the strongest are drawn. */
const MOST = 3000;

/** Unnamed groups that one article knows ("officials") are nobody whom another article could agree with. */
const inNetwork = ({ kind, statements }: PageNode): boolean =>
  kind !== 'group' || new Set(statements.map(({ document }) => document)).size > 1;

/** @returns the pairs among the statements that pass the filters, the strongest first */
export function pairsOf({ nodes, edges }: Corpus, state: State): Pair[] {
  const leanings = [...edges.values()]
    .filter(({ actor }) => inNetwork(actor))
    .map(({ actor, position, stance, statements }) => ({
      actor: actor.id,
      position: position.id,
      stance,
      asserted: statements.filter((one) => one.modality === 'asserted' && passes(one, state)).length,
    }));
  // Ties come sorted by their ids, and stay so among equals.
  return actorTies(leanings)
    .sort((x, y) => y.congruence + y.conflict - x.congruence - x.conflict)
    .slice(0, MOST)
    .map(({ a, b, congruence, conflict }) => ({
      key: JSON.stringify([a, b]),
      a: nodes.get(a)!,
      b: nodes.get(b)!,
      congruence,
      conflict,
    }));
}

export type Pairs = (state: State) => readonly Pair[];

/** `pairsOf`, remembered as long as the filters stay: in a large graph there are very many. */
export function openPairs(corpus: Corpus): Pairs {
  let [asked, found]: [string, readonly Pair[]] = ['', []];
  return (state) => {
    const { off, outlet, since, until, sure } = state;
    const filters = JSON.stringify([...off, '', outlet, since, until, sure]);
    if (filters !== asked) [asked, found] = [filters, pairsOf(corpus, state)];
    return found;
  };
}

/** Of two actors, the positions that both have a side on: the statements of each. */
export function sharedPositions(
  a: PageNode,
  b: PageNode,
  state: State,
): { position: PageNode; same: boolean; statements: Statement[] }[] {
  const sides = (node: PageNode): Map<PageNode, Statement[]> => {
    const found = new Map<PageNode, Statement[]>();
    for (const one of node.statements)
      if (one.modality === 'asserted' && one.stance !== 'neutral' && passes(one, state))
        found.set(one.position, [...(found.get(one.position) ?? []), one]);
    return found;
  };
  const side = (of: readonly Statement[]): number =>
    Math.sign(of.reduce((sum, { stance }) => sum + (stance === 'support' ? 1 : -1), 0));
  const others = sides(b);
  return [...sides(a)]
    .flatMap(([position, own]) => {
      const theirs = others.get(position) ?? [];
      const [one, two] = [side(own), side(theirs)];
      return one === 0 || two === 0 ? [] : [{ position, same: one === two, statements: [...own, ...theirs] }];
    })
    .sort((x, y) => Number(x.same) - Number(y.same));
}

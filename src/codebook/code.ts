/**
 * Codes statements to the positions of a codebook, or to none. Positions take statements with a policy, by the vectors in their extracts;
 * beliefs take the others, whose words are embedded here. A user's `same` and `different` win over all vectors.
 */
import type { Embedder } from '../analysis/embedder.ts';
import type { Extract, LocalStatement, Stance } from '../model.ts';
import { slice } from '../model.ts';
import { change, contraryWords } from '../positions/polarity.ts';
import { confidence, THRESHOLD } from './confidence.ts';
import { type Codebook, type CodebookEntry, fold } from './read.ts';
import { fit, type Wording, wordingOf } from './score.ts';

export interface Coded {
  /** The entry that fits best, or that the user's lists name. */
  nearest: CodebookEntry;
  /** Whether it is taken: its confidence is high enough, and no list forbids it. */
  taken: boolean;
  /** 0..1, that the nearest entry is the right one. */
  confidence: number;
  /** The statement's words ask for the contrary of the label. */
  turned: boolean;
  /** A belief has no stance in the extract: it is read from the words. */
  stance?: Stance;
}

/** For each document, its statements' codes by index; null where a statement is nothing for this codebook. */
export type Coding = Map<string, (Coded | null)[]>;

interface Known {
  entry: CodebookEntry;
  wordings: (Wording & { contrary: boolean })[];
  same: ReadonlySet<string>;
  opposite: ReadonlySet<string>;
  different: ReadonlySet<string>;
}

export async function codeStatements(
  extracts: readonly Extract[],
  { entries }: Codebook,
  embedder: Embedder,
): Promise<Coding> {
  const known: Known[] = [];
  for (const entry of entries) {
    const wordings: Known['wordings'] = [];
    const add = async (texts: readonly string[], isContrary: boolean): Promise<void> => {
      for (const text of texts) wordings.push({ ...wordingOf(text, await embedder.embed(text)), contrary: isContrary });
    };
    await add([entry.label, ...entry.examples, ...entry.same], false);
    await add(entry.contrary, true);
    known.push({
      entry,
      wordings,
      same: new Set([entry.label, ...entry.same].map(fold)),
      opposite: new Set(entry.contrary.map(fold)),
      different: new Set(entry.different.map(fold)),
    });
  }
  const positions = known.filter(({ entry }) => entry.kind === 'position');
  const beliefs = known.filter(({ entry }) => entry.kind === 'belief');
  const coding: Coding = new Map();
  for (const { document, statements } of extracts) {
    const codes: (Coded | null)[] = [];
    for (const statement of statements) {
      const quote = statement.content.map((part) => slice(document.text, part)).join(' ');
      if (statement.wording !== null) {
        const texts = [statement.wording, ...(statement.course ? [statement.course.wording] : []), quote];
        codes.push(code(positions, texts, wordingOf(quote, statement.vector), statement));
      } else if (beliefs.length === 0) codes.push(null);
      else {
        const belief = code(beliefs, [quote], wordingOf(quote, await embedder.embed(quote)), statement);
        const cue = slice(document.text, statement.cue);
        codes.push(belief && { ...belief, ...holds(belief.nearest.label, cue, quote) });
      }
    }
    coding.set(document.id, codes);
  }
  return coding;
}

/** @param texts the wordings that the user's lists are compared with */
function code(
  known: readonly Known[],
  texts: readonly string[],
  words: Wording,
  { wording, course, rule }: LocalStatement,
): Coded | null {
  const folded = texts.map(fold);
  // "No restriction on the use of weapons": the stance is on the use already, whatever the words ask for.
  const plain = rule.includes('.unhindered');
  for (const { entry, same, opposite } of known) {
    if (folded.some((text) => same.has(text))) return { nearest: entry, taken: true, confidence: 1, turned: false };
    if (folded.some((text) => opposite.has(text)))
      return { nearest: entry, taken: true, confidence: 1, turned: !plain };
  }
  const ranked = known
    .filter(({ different }) => !folded.some((text) => different.has(text)))
    .map(({ entry, wordings }) => {
      const scored = wordings.map((one) => ({ one, score: fit(words, one) }));
      return { entry, ...scored.reduce((best, next) => (next.score > best.score ? next : best)) };
    })
    .sort((a, b) => b.score - a.score || (a.entry.id < b.entry.id ? -1 : 1));
  const [best, second] = ranked;
  if (!best) return null;
  const sure = confidence(best.score, second?.score ?? null);
  return {
    nearest: best.entry,
    taken: sure >= THRESHOLD[best.entry.kind],
    confidence: sure,
    turned: !plain && turns(course?.wording ?? wording, best.one),
  };
}

/**
 * Does a wording ask for the contrary of the label, judged by the text of the entry that it fits best? Vectors hardly tell "ease the limits"
 * from "keep the limits": where that text is one of the contrary ones, the wording must not itself undo what it asks for.
 */
function turns(wording: string | null, { text, contrary: isContrary }: Known['wordings'][number]): boolean {
  if (wording === null) return isContrary;
  const crossed = contraryWords(wording, text);
  return isContrary ? !crossed && change(wording) * change(text) !== -1 : crossed;
}

const denials =
  /\b(den(y|ies|ied|ying)|disput(e|es|ed|ing)|reject(s|ed|ing)?|dismiss(es|ed|ing)?|doubt(s|ed|ing)?|refut(e|es|ed|ing))\b/i;
const negations = /\b(not|no|never|nothing|none|without|cannot)\b|n[’']t\b/gi;

/** Who says so holds it; who denies it, or says the contrary by one negation more or less than the label has, does not. */
function holds(label: string, cue: string, quote: string): Pick<Coded, 'stance' | 'turned'> {
  const odd = (text: string): number => (text.match(negations)?.length ?? 0) % 2;
  const against = denials.test(cue) !== (odd(label) !== odd(quote));
  return { stance: against ? 'oppose' : 'support', turned: false };
}

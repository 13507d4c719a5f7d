/** Step 4b: which course of action each statement is about: that of its own words, or one that its article names elsewhere. */
import type { Embedder } from '../analysis/embedder.ts';
import type { Scene } from '../mentions/index.ts';
import type { LocalStatement } from '../model.ts';
import { after } from '../sorted.ts';
import { findConcerns } from '../statements/concerns.ts';
import type { Draft } from '../statements/draft.ts';
import { wordDraft } from '../statements/word.ts';
import { stemsOf } from '../stems.ts';
import { unit } from '../vectors.ts';
import { choosePhrases } from './choice.ts';
import { areContrary } from './contrary.ts';
import type { Article, Asker } from './features.ts';
import { findPhrases } from './phrases.ts';

export { ownNames, pairNames, pairsOf } from './features.ts';

export interface Course extends Pick<LocalStatement, 'imperative' | 'concerns' | 'named'> {
  wording: string;
  /** Of the statement's words in their place. */
  vector: readonly number[];
  /** Its holder stands to the wording the other way than to the content. */
  turned: boolean;
  /** How it came to the wording, if not by its words alone. */
  how: string[];
}

/** The policy statements of an article, what their own words ask for, the courses of action that it names, and how all of them lie. */
export interface Survey extends Article {
  drafts: readonly Draft[];
  own: ReturnType<typeof wordDraft>[];
  /** Of the statements' words and then of the phrases, as the embedder gives them. */
  read: readonly (readonly number[])[];
}

export async function survey(
  scene: Scene,
  title: string | null,
  drafts: readonly Draft[],
  embedder: Embedder,
): Promise<Survey> {
  const { reading } = scene;
  const { text, analysis } = reading;
  const own = drafts.map((draft) => wordDraft(scene, draft));
  const parts = drafts.map(({ words }) => reading.span(words.content));
  const found = drafts.length > 0 ? findPhrases(scene) : [];
  const spans = found.map(({ span }) => span);
  const read = await embedder.embedParts(text, analysis.sentences, parts, spans);
  const vectors = read.others.filter((vector) => vector !== null);
  const starts = analysis.sentences.map(({ start }) => start);
  const askers = drafts.map(({ sentence }, i) => ({
    imperative: own[i]?.imperative ?? false,
    content: parts[i]!,
    sentence,
    place: after(starts, parts[i]!.start) - 1,
    contentStems: stemsOf(text.slice(parts[i]!.start, parts[i]!.end)),
    wordingStems: own[i] ? stemsOf(own[i].wording) : null,
    vector: unit(read.parts[i]!),
  }));
  return {
    drafts,
    own,
    text,
    title: title ?? '',
    sentences: starts.length,
    askers,
    phrases: found.filter((_, i) => read.others[i] !== null),
    vectors: vectors.map(unit),
    read: [...read.parts, ...vectors],
  };
}

/** @returns one a draft, null where it tells of no policy, or neither its own words nor another's name one */
export async function findCourses(
  scene: Scene,
  title: string | null,
  drafts: readonly Draft[],
  embedder: Embedder,
): Promise<(Course | null)[]> {
  const found = await survey(
    scene,
    title,
    drafts.filter(({ policy }) => policy),
    embedder,
  );
  const chosen = choosePhrases(found);
  const courses = new Map(found.drafts.map((draft, i) => [draft, courseOf(scene, found, i, chosen[i]!)]));
  return drafts.map((draft) => courses.get(draft) ?? null);
}

/** @param chosen the phrase that names the course of a statement; null where its own words do */
function courseOf(scene: Scene, article: Survey, at: number, chosen: number | null): Course | null {
  const [{ stance, modality, actor, words }, own, asker] = [article.drafts[at]!, article.own[at]!, article.askers[at]!];
  const vector = article.read[at]!;
  const phrase = chosen === null ? null : article.phrases[chosen]!;
  const inside =
    phrase !== null && phrase.words.first >= words.content.first && phrase.words.last <= words.content.last;
  if (phrase && (!own || (inside && !own.imperative))) {
    // What is denied is denied, whatever its "not" asks for.
    const turned = inside && phrase.negated && stance === 'support' && modality !== 'denied';
    const how = [inside ? 'chosen' : 'named', ...(turned ? ['no'] : [])];
    const concerns = findConcerns(scene, phrase.words);
    return { wording: phrase.wording, imperative: true, concerns, named: null, turned, how, vector };
  }
  if (!own) return null;
  const concerns = findConcerns(scene, words.content);
  // "Have Rosselló resign": the wording names its holder.
  const { name, type } = scene.cast.entities[actor.entity]!;
  if (own.wording.includes(name) && !concerns.includes(actor.entity) && type !== 'group') concerns.push(actor.entity);
  const how = own.turned ? [stance === 'oppose' ? 'act' : 'no'] : [];
  // What its own words ask the contrary of, or the article refuses, is no name of it.
  const names = phrase && !phrase.negated && !(own.imperative && againstOwn(own.wording, asker, article, chosen!));
  if (!names) return { ...own, concerns, named: null, how, vector };
  const named = { wording: phrase.wording, concerns: findConcerns(scene, phrase.words) };
  return { ...own, concerns, named, how: [...how, 'named'], vector };
}

function againstOwn(
  wording: string,
  { wordingStems, vector }: Asker,
  { phrases, vectors }: Survey,
  at: number,
): boolean {
  const phrase = phrases[at]!;
  return areContrary(
    { wording, object: wordingStems!, vector },
    { wording: phrase.wording, object: phrase.stems, vector: vectors[at]! },
  );
}

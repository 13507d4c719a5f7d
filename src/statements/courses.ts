/** What each policy statement of a document asks for: its wording, whom that concerns, and the words by which it is compared with others. */
import { LIKELY_NOTHING, type Writer } from '../analysis/writer.ts';
import type { Scene } from '../mentions/index.ts';
import { type Course, contrary, type LocalStatement, type Span, type Stance } from '../model.ts';
import { findConcerns } from './concerns.ts';
import type { Draft } from './draft.ts';
import { likeliest } from './stance.ts';
import { isStub } from './stub.ts';
import { wordDraft } from './word.ts';
import { type Answer, writeCourses } from './written.ts';

export interface Worded extends Pick<LocalStatement, 'concerns'>, Course {
  /** Where its words stand: what its vector is of. */
  part: Span;
  /** Its holder stands to the wording the other way than to the content: it is the act by which he is against that, or leaves out its "no". */
  turned: boolean;
  /** It is the course of the statement before: its own words only point there. */
  pointing: boolean;
  /** What the network writes for it, where it is sure and the rules have a wording too. */
  written: Omit<Course, 'imperative'> | null;
}

/** The least belief in what the network writes, as `Written.belief`, for it to be a statement's wording in place of what the rules make of the content. */
const LEAST = -0.3;

/** How much what the network believes of the stance to a wording weighs beside what the reader believes of that to the content. */
const WEIGHT = 0.3;

/** @param drafts in the order of the text; @returns one a draft, null where no policy or no words for it are there */
export async function findCourses(scene: Scene, drafts: readonly Draft[], writer: Writer): Promise<(Worded | null)[]> {
  const policies = drafts.filter(({ policy }) => policy);
  const ruled = ruledCourses(scene, policies);
  // Two who say one thing in the same words ask for the same.
  const asked = policies.filter((draft, i) => i === 0 || !areOne(policies[i - 1]!, draft));
  const answers = await writeCourses(
    scene,
    asked.map((draft) => ({ ...draft, given: ruled.get(draft)?.wording ?? null })),
    writer,
  );
  const answered = new Map(asked.map((draft, i) => [draft, answers[i]!]));
  let last: Answer | null = null;
  return drafts.map((draft) => {
    if (!draft.policy) return null;
    last = answered.has(draft) ? answered.get(draft)! : last;
    return courseOf(scene, draft, ruled.get(draft)!, last);
  });
}

const areOne = (a: Draft, b: Draft): boolean =>
  a.cue.start === b.cue.start && a.content[0]!.start === b.content[0]!.start && a.stance === b.stance;

function courseOf(scene: Scene, draft: Draft, ruled: Worded | null, told: Answer | null): Worded | null {
  const course = told?.course;
  if (course && course.nothing >= LIKELY_NOTHING) return null;
  const believed = ruled?.turned ? turnedRound(draft.stances) : draft.stances;
  const sided = ruled && { ...ruled, stance: sideOf(believed, told?.stances ?? null) };
  if (!course || course.belief < LEAST) return sided;
  const { wording } = course;
  const stance = sideOf(draft.stances, course.stances);
  if (sided) return { ...sided, written: { wording, stance } };
  const { content } = draft.words;
  const [part, concerns] = [scene.reading.span(content), findConcerns(scene, content)];
  return { wording, imperative: true, stance, concerns, part, turned: false, pointing: false, written: null };
}

type Odds = Readonly<Record<Stance, number>>;

const turnedRound = ({ support, oppose, neutral }: Odds): Odds => ({ support: oppose, oppose: support, neutral });

/** @param read what the reader believes; told what the network does */
function sideOf(read: Odds, told: Odds | null): Stance {
  const both = (one: Stance): number => read[one] * (told?.[one] ?? 1) ** WEIGHT;
  return likeliest({ support: both('support'), oppose: both('oppose'), neutral: both('neutral') });
}

/** As the rules word them. */
function ruledCourses(scene: Scene, drafts: readonly Draft[]): Map<Draft, Worded | null> {
  const ruled = new Map<Draft, Worded | null>();
  let before: Worded | null = null;
  for (const draft of drafts) {
    const course = ruledCourse(scene, draft, before);
    ruled.set(draft, course);
    if (course && !course.pointing) before = course;
  }
  return ruled;
}

function ruledCourse(scene: Scene, draft: Draft, before: Worded | null): Worded | null {
  const { content } = draft.words;
  const part = scene.reading.span(content);
  if (before && isStub(scene.reading, content))
    return { ...before, stance: draft.stance, part, turned: false, pointing: true, written: null };
  const worded = wordDraft(scene, draft);
  if (!worded) return null;
  const named = findConcerns(scene, content);
  // "Have Rosselló resign": the wording names its holder.
  const held = scene.cast.entities[draft.actor.entity]!;
  const own = worded.wording.includes(held.name) && !named.includes(draft.actor.entity) && held.type !== 'group';
  const concerns = own ? [...named, draft.actor.entity] : named;
  const stance = worded.turned ? contrary[draft.stance] : draft.stance;
  return { ...worded, stance, concerns, part, pointing: false, written: null };
}

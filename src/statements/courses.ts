/** What each policy statement of a document asks for: its wording, whom that concerns, and the words by which it is compared with others. */
import { LIKELY_NOTHING, type Writer } from '../analysis/writer.ts';
import type { Scene } from '../mentions/index.ts';
import type { Course, LocalStatement, Span } from '../model.ts';
import { findConcerns } from './concerns.ts';
import type { Draft } from './draft.ts';
import { isStub } from './stub.ts';
import { wordDraft } from './word.ts';
import { type WrittenCourse, writeCourse } from './written.ts';

export interface Worded extends Pick<LocalStatement, 'concerns'>, Omit<Course, 'stance'> {
  /** Where its words stand: what its vector is of. */
  part: Span;
  /** Its holder stands to the wording the other way than to the content: it is the act by which he is against that, or leaves out its "no". */
  turned: boolean;
  /** It is the course of the statement before: its own words only point there. */
  pointing: boolean;
  /** What the network writes for it, where it is sure and the rules have a wording too. */
  written: string | null;
}

/** The least belief in what the network writes, as `Written.belief`, for it to be a statement's wording in place of what the rules make of the content. */
const LEAST = -0.3;

/** @param drafts in the order of the text; @returns one a draft, null where no policy or no words for it are there */
export async function findCourses(scene: Scene, drafts: readonly Draft[], writer: Writer): Promise<(Worded | null)[]> {
  const courses: (Worded | null)[] = [];
  let before: Worded | null = null;
  let last: { draft: Draft; written: WrittenCourse | null } | null = null;
  for (const draft of drafts) {
    if (!draft.policy) {
      courses.push(null);
      continue;
    }
    // Two who say one thing in the same words ask for the same.
    const written: WrittenCourse | null =
      last && areOne(last.draft, draft) ? last.written : await writeCourse(scene, draft, writer);
    last = { draft, written };
    const course = courseOf(scene, draft, written, before);
    courses.push(course);
    if (course && !course.pointing) before = course;
  }
  return courses;
}

const areOne = (a: Draft, b: Draft): boolean =>
  a.cue.start === b.cue.start && a.content[0]!.start === b.content[0]!.start && a.stance === b.stance;

function courseOf(scene: Scene, draft: Draft, written: WrittenCourse | null, before: Worded | null): Worded | null {
  if (written && written.nothing >= LIKELY_NOTHING) return null;
  const ruled = ruledCourse(scene, draft, before);
  if (!written || written.belief < LEAST) return ruled;
  const { wording } = written;
  if (ruled) return { ...ruled, written: wording };
  const { content } = draft.words;
  const [part, concerns] = [scene.reading.span(content), findConcerns(scene, content)];
  return { wording, imperative: true, concerns, part, turned: false, pointing: false, written: null };
}

/** As the rules word it. */
function ruledCourse(scene: Scene, draft: Draft, before: Worded | null): Worded | null {
  const { content } = draft.words;
  const part = scene.reading.span(content);
  if (before && isStub(scene.reading, content))
    return { ...before, part, turned: false, pointing: true, written: null };
  const worded = wordDraft(scene, draft);
  if (!worded) return null;
  const named = findConcerns(scene, content);
  // "Have Rosselló resign": the wording names its holder.
  const held = scene.cast.entities[draft.actor.entity]!;
  const own = worded.wording.includes(held.name) && !named.includes(draft.actor.entity) && held.type !== 'group';
  const concerns = own ? [...named, draft.actor.entity] : named;
  return { ...worded, concerns, part, pointing: false, written: null };
}

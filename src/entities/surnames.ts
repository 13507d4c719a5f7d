/**
 * Surnames alone, and full names that fit several people: each goes to the person that office, date, gender and the names around make
 * likely, and stays apart where none is. It never asks who holds an office today: only documents near in time count.
 */
import { genderOfGivenName } from '../lexicon/index.ts';
import { type Contexts, Surroundings } from './contexts.ts';
import { compatible, formKey } from './forms.ts';
import { type Corpus, push } from './items.ts';
import { officialOf } from './officials.ts';
import type { Open, People, Person } from './people.ts';
import { type Clues, cluesOf } from './signs.ts';
import type { Tally } from './tally.ts';
import type { Union } from './union.ts';

interface Candidate {
  person: Person;
  around: Surroundings;
}

const year = 365;

/** @param doubtful takes what a reader should check */
export function joinOpenNames(
  corpus: Corpus,
  union: Union,
  people: People,
  contexts: Contexts,
  political: (at: number) => boolean,
  doubtful: Tally,
): void {
  const blocks = new Map<string, Open[]>();
  for (const one of people.open) push(blocks, one.form.surname, one);
  const byGiven = new Map<string, Person[]>();
  for (const list of people.bySurname.values())
    for (const person of list) {
      const { given } = person.forms[0]!;
      if (blocks.has(given!)) push(byGiven, given!, person);
    }
  for (const [surname, open] of blocks) {
    const named = people.bySurname.get(surname) ?? (byGiven.get(surname) ?? []).filter(isKnownByGivenName);
    const candidates = named.map((person) => ({ person, around: surroundings(person, corpus, contexts) }));
    const left: { clues: Clues; key: string; full: boolean }[] = [];
    for (const { item, form } of open.sort((a, b) => a.item - b.item)) {
      const own = corpus.items[item]!;
      const clues = cluesOf(
        item,
        own,
        corpus.sites[own.at]!,
        officialOf(form, own, corpus.sites[own.at]!, political(own.at)),
      );
      const fits = form.given
        ? candidates.filter(({ person }) => person.forms.every((other) => compatible(other, form)))
        : candidates;
      const { best, confidence, rivals } = likely(clues, fits);
      if (best) {
        const count = fits.length === 1 ? 'the only one so named' : `the likeliest of ${fits.length} so named`;
        const reason = `“${clues.name}” is “${best.name}”: ${count} (${confidence})`;
        if (union.join(best.items[0]!, item, reason, clues.site.id)) continue;
      }
      if (rivals.length > 1)
        doubtful.add(
          `“${clues.name}” could be ${rivals.map((name) => `“${name}”`).join(' or ')}; it was kept apart`,
          clues.site.id,
        );
      left.push({ clues, key: formKey(form), full: form.given !== null });
    }
    joinAlike(union, contexts, left);
  }
}

/** "Xi" and "Lula" mean one man wherever they stand; "Tom" does not, unless a Tom fills the news. */
const isKnownByGivenName = ({ name, items }: Person): boolean =>
  items.length >= (genderOfGivenName(/^\S+/.exec(name)![0]) ? 20 : 2);

function surroundings({ items: own }: Person, { items, sites }: Corpus, contexts: Contexts): Surroundings {
  const around = new Surroundings(contexts);
  for (const i of own) around.add(items[i]!.at, sites[items[i]!.at]!);
  return around;
}

/** The candidate that leads by enough, in points for office, role, names around, time and share of the documents of that year. */
function likely(
  clues: Clues,
  candidates: readonly Candidate[],
): { best: Person | null; confidence: number; rivals: string[] } {
  const { at, site, name, official, gender, roles } = clues;
  const all = candidates.map(({ person, around }) => ({ person, around, distance: around.distance(site.day) }));
  const known = name.includes(' ') ? null : dominant(all.filter(({ distance }) => (distance ?? 0) <= year));
  const possible = all.filter(
    ({ person, around }) =>
      (!known || person === known) &&
      // Within a document a surname alone has found its person, if it could; "La Riva" was read as a full name there.
      (name.includes(' ') || !around.documents.has(at) || person === known) &&
      !(gender && person.gender && gender !== person.gender) &&
      !(official && person.official && official !== person.official),
  );
  const near = possible.filter(({ distance }) => (distance ?? 0) <= year);
  const total = near.reduce((sum, { around }) => sum + around.documents.size, 0);
  const scored = possible
    .map(({ person, around, distance }) => ({
      person,
      score:
        (official && official === person.official ? 3 : 0) +
        (roles.some((role) => person.roles.has(role)) ? 1.5 : 0) +
        0.75 * around.shared(at) +
        (distance === null ? 0 : distance <= 30 ? 1 : distance <= year ? 0.5 : distance > 3 * year ? -1 : 0) +
        (near.length > 1 && (distance ?? 0) <= year ? (1.5 * around.documents.size) / (total + 3) : 0),
    }))
    .sort((a, b) => b.score - a.score || a.person.items[0]! - b.person.items[0]!);
  const [first, second] = scored;
  if (!first) return { best: null, confidence: 0, rivals: [] };
  const lead = first.score - (second?.score ?? 0);
  // A person of one or two documents may be a namesake: then more must speak for him.
  const alone = first.person.items.length > 2 ? 0.75 : 1.5;
  const best = (second ? first.score >= 1.5 && lead >= 0.75 : first.score >= alone) ? first.person : null;
  const confidence = Math.round(Math.min(9, 6 + lead)) / 10;
  return { best, confidence, rivals: best ? [] : scored.map(({ person }) => person.name).sort() };
}

/** Whom all know by a surname: named in full in four documents and in four times as many as all namesakes. */
function dominant(near: readonly Candidate[]): Person | null {
  const total = near.reduce((sum, { around }) => sum + around.documents.size, 0);
  return (
    near.find(({ around: { documents } }) => documents.size >= 4 && documents.size * 5 >= total * 4)?.person ?? null
  );
}

/** Names that found nobody: the same name with one office, or in documents of one story, is one. Only the last forty are compared. */
function joinAlike(
  union: Union,
  contexts: Contexts,
  open: readonly { clues: Clues; key: string; full: boolean }[],
): void {
  const kept = new Map<string, { first: Clues; around: Surroundings }[]>();
  for (const { clues, key, full } of open) {
    const like = (kept.get(key) ?? []).slice(-40).find(({ first, around }) => {
      if (around.documents.has(clues.at)) return false;
      if (clues.gender && first.gender && clues.gender !== first.gender) return false;
      if (clues.official && first.official) return clues.official === first.official;
      const role = clues.roles.some((one) => first.roles.includes(one)) ? 1 : 0;
      const distance = around.distance(clues.site.day) ?? 0;
      return full || (distance <= year && role + around.shared(clues.at) + (distance <= 30 ? 0.5 : 0) >= 1);
    });
    const reason = `“${clues.name}” stands alone in several documents, with one office or the same names around (0.7)`;
    if (like && union.join(like.first.item, clues.item, reason, clues.site.id)) {
      like.around.add(clues.at, clues.site);
      continue;
    }
    const around = new Surroundings(contexts);
    around.add(clues.at, clues.site);
    push(kept, key, { first: clues, around });
  }
}

/**
 * Which U.S. president, vice president or legislator a person is, by name, date and what the article says of him. An office counts from two
 * years before it began, for candidates; a legislator's name alone, in an article without politics, is no evidence: many people bear it.
 */
import { type Official, officialsNamed } from '../lexicon/index.ts';
import { compatible, fold, type PersonForm, personForm } from './forms.ts';
import type { Item, Site } from './items.ts';

const high = /president/i;
const legislator =
  /\b(sen|rep|senators?|representative|congress(wo)?man|speaker|majority|minority|lawmaker|whip|republican|democrat)\b/i;
const capitol =
  /^(Congress|Senate|House of Representatives|White House|Republican Party|Democratic Party|Capitol Hill)$/;

/** Does a document speak of U.S. politics, so that a legislator's name in it means the legislator? */
export const isPolitical = (items: readonly Item[]): boolean => items.some(({ name }) => capitol.test(name));

const isHigh = ({ terms }: Official): boolean => terms.some(({ office }) => office.endsWith('president'));

const holds = ({ terms }: Official, date: string, before = 0): boolean =>
  terms.some(
    ({ from, to }) =>
      Number(from.slice(0, 4)) - before <= Number(date.slice(0, 4)) && date.slice(0, 4) <= to.slice(0, 4),
  );

const begun = ({ terms }: Official, date: string): boolean =>
  terms.some(({ from }) => Number(from.slice(0, 4)) - 2 <= Number(date.slice(0, 4)));

/** The official's own name, and that with each given name by which news knows him; with and without "Jr.". */
const formsOf = ({ name, given, surname, suffix }: Official): PersonForm[] => {
  const own = personForm(name);
  const forms = given.map((one) => personForm(`${one} ${surname}`));
  return [own, ...forms].flatMap((form) => {
    const middle = form.middle.length > 0 ? form.middle : own.middle;
    const bare = { ...form, middle, suffix: null };
    return suffix ? [bare, { ...bare, suffix: fold(suffix.replace('.', '')) }] : [bare];
  });
};

/**
 * @param form of a full name, or of a surname alone, which means an office-holder only with a title
 * @param political the document speaks of U.S. politics
 * @returns the only official that fits, or null
 */
export function officialOf(form: PersonForm, item: Item, site: Site, political: boolean): Official | null {
  const { date } = site;
  const surname = /\S+$/.exec(item.name.replace(/,? (Jr|Sr)\.?$|,? I[IV]+$/, ''))?.[0] ?? '';
  const roles = item.entity.affiliations.map(({ role }) => role).join('; ');
  const evidence = (official: Official): boolean =>
    isHigh(official)
      ? form.given !== null || high.test(roles)
      : (form.given !== null && political) || legislator.test(roles);
  const fits = officialsNamed(surname).filter(
    (official) =>
      (form.given ? formsOf(official).some((one) => compatible(one, form)) : date !== null && holds(official, date)) &&
      (date === null || begun(official, date)) &&
      evidence(official),
  );
  if (fits.length <= 1) return fits[0] ?? null;
  // Of namesakes, the one in office, then the one of the higher office.
  for (const test of [(one: Official) => date !== null && holds(one, date, 2), isHigh]) {
    const left = fits.filter(test);
    if (left.length === 1) return left[0]!;
  }
  return null;
}

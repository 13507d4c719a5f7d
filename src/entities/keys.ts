/** By what an entity of one document can be found again in another: the key that two must share before anything else is asked. */
import { institutionByName, officialsNamed } from '../lexicon/index.ts';
import { nameParts, sameFullName } from '../mentions/people.ts';
import { normalName } from '../mentions/things.ts';
import type { LocalEntity } from '../model.ts';

/** The most specific name of an entity, in comparable form. */
export function keyOf(entity: LocalEntity): string {
  if (entity.country) return `country:${entity.country}`;
  if (entity.type === 'person') return `person:${surnameOf(entity.name)}`;
  const canonical = entity.type === 'organization' ? institutionByName(entity.name)?.name : undefined;
  return `${entity.type}:${departmentForm(normalName(canonical ?? entity.name))}`;
}

/** "department of energy" and "us energy department" are one. */
export function departmentForm(key: string): string {
  const match = /^(?:(?:us|united states) )?(department|ministry) (?:of|for) (?:the )?(.+)$/.exec(key);
  return match ? `${match[2]} ${match[1]}` : key.replace(/^(?:us|united states) (?=.* department$)/, '');
}

export const surnameOf = (name: string): string => {
  const { parts } = nameParts(name);
  return (parts[parts.length - 1] ?? name).toLowerCase();
};

export const isFullName = (name: string): boolean => nameParts(name).parts.length > 1;

/** Forms of one given name that news uses side by side. */
const pets: Record<string, string> = {
  tony: 'antony',
  anthony: 'antony',
  joe: 'joseph',
  bill: 'william',
  will: 'william',
  bob: 'robert',
  rob: 'robert',
  mike: 'michael',
  jim: 'james',
  jimmy: 'james',
  tom: 'thomas',
  dick: 'richard',
  rick: 'richard',
  rich: 'richard',
  ted: 'edward',
  ed: 'edward',
  chuck: 'charles',
  charlie: 'charles',
  dan: 'daniel',
  dave: 'david',
  steve: 'steven',
  stephen: 'steven',
  chris: 'christopher',
  matt: 'matthew',
  tim: 'timothy',
  ben: 'benjamin',
  sam: 'samuel',
  ken: 'kenneth',
  greg: 'gregory',
  jeff: 'jeffrey',
  ron: 'ronald',
  don: 'donald',
  andy: 'andrew',
  pete: 'peter',
  nick: 'nicholas',
  alex: 'alexander',
  larry: 'lawrence',
  liz: 'elizabeth',
  beth: 'elizabeth',
  betsy: 'elizabeth',
  kate: 'katherine',
  kathy: 'katherine',
  sue: 'susan',
  debbie: 'deborah',
  deb: 'deborah',
  bernie: 'bernard',
  mitch: 'mitchell',
  jack: 'john',
  rudy: 'rudolph',
  al: 'albert',
  pat: 'patrick',
  patty: 'patricia',
  mick: 'michael',
  vlad: 'vladimir',
  harry: 'henry',
};
const fullGiven = (part: string): string => pets[part.toLowerCase()] ?? part.toLowerCase();

/** Could two full names be one person's? Same surname, given names equal, a pet form or an initial; "Jr." against "Sr." never. */
export function compatible(a: string, b: string): boolean {
  const [x, y] = [nameParts(a), nameParts(b)];
  if (x.suffix && y.suffix && x.suffix !== y.suffix) return false;
  const lower = (parts: readonly string[]): string[] => [
    fullGiven(parts[0]!),
    ...parts.slice(1).map((part) => part.toLowerCase()),
  ];
  const [p, q] = [lower(x.parts), lower(y.parts)];
  if (!sameFullName(p, q)) return false;
  const [middleA, middleB] = [p.slice(1, -1), q.slice(1, -1)];
  return !(middleA.length === 1 && middleB.length === 1 && middleA[0]![0] !== middleB[0]![0]);
}

/**
 * The U.S. president, vice president or legislator that a full name means; null when none or several fit, or the date is long before.
 * @param date the document's, ISO
 */
export function officialFor(name: string, date: string | null): { wikidata: string; name: string } | null {
  const { parts } = nameParts(name);
  if (parts.length < 2) return null;
  const given = parts[0]!;
  const fits = officialsNamed(parts[parts.length - 1]!).filter(
    (official) =>
      official.wikidata &&
      official.given.some((one) => fullGiven(one.replace(/\.$/, '')) === fullGiven(given)) &&
      (!date || official.terms.some((term) => term.from.slice(0, 4) <= String(Number(date.slice(0, 4)) + 2))),
  );
  return fits.length === 1 ? { wikidata: fits[0]!.wikidata!, name: fits[0]!.name } : null;
}

/** Why a wording is in its position, in words for a reader: the member that is most like it, and what the two have in common. */
import { type Compared, cosine } from './item.ts';

/** @param members of the position, with at least one other wording */
export function reasons(wording: string, members: readonly Compared[]): string {
  let [own, other, most] = [members[0]!, members[0]!, Number.NEGATIVE_INFINITY];
  for (const a of members) {
    if (a.item.wording !== wording) continue;
    for (const b of members) {
      if (b.item.wording === wording) continue;
      const alike = cosine(a.vector, b.vector);
      if (alike > most) [own, other, most] = [a, b, alike];
    }
  }
  const common = [...own.content].filter((word) => other.content.has(word) && word.length > 2);
  const entities = [...own.concerns].filter((id) => other.concerns.has(id)).length;
  const parts = [`most like “${other.item.wording}” (likeness ${most.toFixed(2)})`];
  if (common.length > 0) parts.push(`words in common: ${common.slice(0, 5).join(', ')}`);
  if (entities > 0) parts.push(`${entities === 1 ? 'one entity' : `${entities} entities`} in common`);
  if (own.item.document !== other.item.document) parts.push('in two documents');
  else parts.push(own.item.sentence.start === other.item.sentence.start ? 'in one sentence' : 'in one document');
  return parts.join('; ');
}

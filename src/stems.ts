/** Stems of words, as far as two wordings should agree on them. */
const empty = new Set(
  'the a an of to in on for and or with by at from as that this these those its his her their our your my it be is are was were have has had not any all more would will should must inside into against over about he she they we i you do does did been being than then there here who which what when if but so such no can could may might also only just very one other them him us me said say says'.split(
    ' ',
  ),
);

const stem = (word: string): string =>
  word
    .toLowerCase()
    .replace(/['’]s?$/, '')
    .replace(/ies$/, 'y')
    .replace(/(?<=\w{3})(?:s|ing|ed|er|ers|ion|ions|ation|ment|al)$/, '')
    .replace(/e$/, '');

/** One after the other, as often as each occurs; words that tell nothing have none. */
export function* stemsIn(text: string): Generator<string> {
  for (const [word] of text.matchAll(/[\p{L}\p{N}$%][\p{L}\p{N}$%.’'-]*/gu))
    if (!empty.has(word.toLowerCase())) yield stem(word.replace(/[.'’-]+$/, ''));
}

export const stemsOf = (text: string): Set<string> => new Set(stemsIn(text));

/** How many two sets have in common. */
export const shared = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number => {
  let count = 0;
  for (const one of a.size <= b.size ? a : b) if ((a.size <= b.size ? b : a).has(one)) count++;
  return count;
};

/** Who speaks in each quotation: the source of the attribution that holds it, or of the quotation just before it in the same passage. */
import type { WordRange } from '../model.ts';
import { quotedWords, type Reading } from './reading.ts';

/** For every word: the source words of whoever is quoted there; null outside quotations and where nobody is credited. */
export function speakers(reading: Reading): (WordRange | null)[] {
  const quoted = quotedWords(reading);
  const source: (WordRange | null)[] = new Array(reading.words.length).fill(null);
  for (const attribution of reading.analysis.attributions) {
    const speaker = attribution.sources[0];
    if (!speaker) continue;
    for (const content of attribution.contents)
      for (let i = content.first; i <= content.last; i++) if (quoted[i]) source[i] ??= speaker;
  }
  let last: WordRange | null = null;
  let lastSentence = -9;
  for (let i = 0; i < quoted.length; i++) {
    if (!quoted[i]) continue;
    if (source[i]) {
      last = source[i]!;
      lastSentence = reading.sentenceOf(i);
    } else if (last && reading.sentenceOf(i) - lastSentence <= 3) {
      source[i] = last;
      lastSentence = reading.sentenceOf(i);
    }
  }
  return source;
}

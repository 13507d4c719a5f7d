/** Which documents carry one and the same story: near-copies by signature, each pointed at the earliest. A quotation in common is no copy. */
import { resemblance } from '../documents/signature.ts';
import type { Extract } from '../model.ts';

/** Two documents are copies from this share of common shingles on. */
const COPY = 0.6;
/** Signature slots a band: documents that agree in one whole band are compared. */
const BAND = 4;

/**
 * @param extracts sorted by date, then id
 * @returns id of a document → id of the earliest that holds the same story; only for those that are copies
 */
export function findCopies(extracts: readonly Extract[]): Map<string, string> {
  const buckets = new Map<string, number[]>();
  const copies = new Map<string, string>();
  extracts.forEach(({ signature, document }, i) => {
    const seen = new Set<number>();
    for (let at = 0; at + BAND <= signature.length; at += BAND) {
      const key = `${at}:${signature.slice(at, at + BAND).join(',')}`;
      const bucket = buckets.get(key);
      if (!bucket) buckets.set(key, [i]);
      else {
        for (const other of bucket) seen.add(other);
        bucket.push(i);
      }
    }
    for (const other of [...seen].sort((a, b) => a - b)) {
      const earlier = extracts[other]!;
      if (resemblance(earlier.signature, signature) < COPY) continue;
      copies.set(document.id, copies.get(earlier.document.id) ?? earlier.document.id);
      break;
    }
  });
  return copies;
}

/** Bytes to text: UTF-8, UTF-16 with or without mark, windows-1252. It refuses what is no text at all. */

/** @returns the text without byte-order mark, or null for a binary file. @param declared a charset that the file itself names */
export function decodeText(bytes: Uint8Array, declared?: string): string | null {
  const mark = (...head: number[]): boolean => head.every((byte, i) => bytes[i] === byte);
  if (mark(0xef, 0xbb, 0xbf)) return utf8(bytes.subarray(3)) ?? null;
  if (mark(0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
  if (mark(0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes);
  const wide = unmarkedUtf16(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  if (looksBinary(bytes)) return null;
  if (declared) {
    try {
      if (/^(windows-1252|cp-?1252|iso-?8859-1|latin-?1|us-ascii|ascii)$/i.test(declared)) return windows1252(bytes);
      if (!/^utf-?8$/i.test(declared)) return new TextDecoder(declared).decode(bytes);
    } catch {
      // A charset that nobody knows says nothing: go on as if none were named.
    }
  }
  return utf8(bytes) ?? windows1252(bytes);
}

/** What windows-1252 has where Latin-1 has control characters. Node 20 decodes it as Latin-1, so the 32 are put in here. */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const windows1252 = (bytes: Uint8Array): string =>
  new TextDecoder('latin1')
    .decode(bytes)
    .replace(/[\u0080-\u009f]/g, (character) => upper[character.charCodeAt(0) - 0x80]!);

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** English text in UTF-16 has a zero in nearly every second byte. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 8) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const half = length / 2;
  if (odd > half * 0.8 && even < half * 0.05) return 'utf-16le';
  if (even > half * 0.8 && odd < half * 0.05) return 'utf-16be';
  return null;
}

function looksBinary(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, 8192);
  let control = 0;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i]!;
    if (byte === 0) return true;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control++;
  }
  return length > 0 && control / length > 0.02;
}

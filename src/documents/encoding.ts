/** Bytes to text: UTF-8, UTF-16, a page's declared charset, windows-1252. It refuses what is no text, and says what it seems to be. */

export type Decoded = { text: string } | { binary: string };

/** First bytes that no article begins with. RTF is text to a computer, but not to a reader. */
const MAGIC: readonly (readonly [signature: string, what: string])[] = [
  ['%PDF', 'a PDF file'],
  ['PK\x03\x04', 'a ZIP archive or an Office document'],
  ['\xd0\xcf\x11\xe0', 'an old Office document'],
  ['{\\rtf', 'an RTF document'],
  ['\x89PNG', 'an image'],
  ['\xff\xd8\xff', 'an image'],
  ['GIF8', 'an image'],
  ['\x1f\x8b', 'a gzip archive'],
  ['\x7fELF', 'a program'],
];

/** windows-1252 where it differs from Latin-1, 0x80 to 0x9f; the five free places keep their control character. */
const W1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * @param declared the charset that an HTML page declares; believed only where the bytes are not UTF-8
 * @returns the text without byte order mark, or what the bytes seem to be. Lone surrogates in UTF-16 stay.
 */
export function decode(bytes: Buffer, declared?: string): Decoded {
  const head = bytes.toString('latin1', 0, 8);
  const wide = wideness(bytes);
  if (wide) return { text: fromUtf16(bytes, wide) };
  const magic = MAGIC.find(([signature]) => head.startsWith(signature));
  if (magic) return { binary: magic[1] };
  if (bytes.includes(0) || mostlyControl(bytes)) return { binary: 'a binary file' };
  try {
    return { text: utf8.decode(bytes) };
  } catch {
    return { text: fromOther(bytes, declared) };
  }
}

export type Wide = 'le' | 'be';

/** UTF-16 by its mark, or by the zero bytes that English text has at every second place. */
export function wideness(bytes: Buffer): Wide | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'be';
  const pairs = Math.min(bytes.length, 4096) >> 1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0) even++;
    if (bytes[2 * i + 1] === 0) odd++;
  }
  if (pairs < 2) return null;
  if (odd > pairs * 0.6 && even < pairs * 0.02) return 'le';
  return even > pairs * 0.6 && odd < pairs * 0.02 ? 'be' : null;
}

/** An odd last byte is left off. */
export function fromUtf16(bytes: Buffer, wide: Wide): string {
  const even = bytes.subarray(0, bytes.length & ~1);
  const text = (wide === 'be' ? Buffer.from(even).swap16() : even).toString('utf16le');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function mostlyControl(bytes: Buffer): boolean {
  const sample = bytes.subarray(0, 4096);
  let control = 0;
  for (const byte of sample) if (byte < 0x20 && (byte < 0x09 || byte > 0x0d)) control++;
  return control > sample.length / 20;
}

/** Not clean UTF-8: a few bad bytes in good UTF-8 become U+FFFD; else the declared charset; else windows-1252. */
function fromOther(bytes: Buffer, declared: string | undefined): string {
  const loose = new TextDecoder('utf-8').decode(bytes);
  let bad = 0;
  let good = 0;
  for (let i = 0; i < loose.length; i++) {
    const code = loose.charCodeAt(i);
    if (code === 0xfffd) bad++;
    else if (code > 0x7f) good++;
  }
  if (good >= 4 * bad) return loose;
  if (declared && !/^(utf-?8|us-ascii|ascii|iso-?8859-?1|latin-?1|windows-?1252|cp-?1252)$/i.test(declared)) {
    try {
      return new TextDecoder(declared).decode(bytes);
    } catch {
      // A charset that nobody knows: as if none were declared.
    }
  }
  return bytes.toString('latin1').replace(/[\x80-\x9f]/g, (c) => W1252[c.charCodeAt(0) - 0x80]!);
}

/** The charset that a page's own words declare, looked for where the standard wants it: near the top. */
export function declaredCharset(bytes: Buffer): string | undefined {
  const head = bytes.toString('latin1', 0, 2048);
  return (
    /<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}["']?([\w:-]{2,30})/i.exec(head)?.[1] ??
    /^<\?xml[^>]{0,100}?encoding=["']([\w:-]{2,30})/.exec(head)?.[1]
  );
}

/** Text made safe for XML and for spreadsheets. It loses only what a format cannot hold at all. */

/** What XML 1.0 forbids: control characters, lone surrogates, U+FFFE and U+FFFF. */
const forbidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** Text for an XML attribute or element; a character that XML cannot hold becomes U+FFFD. */
export const xml = (text: string): string =>
  text.replace(forbidden, '\ufffd').replace(/[&<>"'\n\r\t]/g, (character) => entities[character]!);

/** A text that a spreadsheet would run as a formula gets an apostrophe before it. */
export const harmless = (value: string): string => (/^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value);
/** Marks that turn the direction of reading: in a label they would only turn a name round. */
const bidi = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text as a label shows it: without marks that turn the direction of reading. */
export const plain = (text: string): string => text.replace(bidi, '');

/** A cell of CSV (RFC 4180): quoted where needed; a text that a spreadsheet would run as a formula gets an apostrophe before it. */
export function cell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = harmless(value);
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows to CSV, with a header. */
export const csv = (
  header: readonly string[],
  rows: Iterable<readonly (string | number | boolean | null | undefined)[]>,
): string => [header, ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('');

/** Colours by Okabe and Ito (2008), told apart by the colour-blind. */
export const palette = {
  support: '#0072B2',
  oppose: '#D55E00',
  neutral: '#999999',
  person: '#56B4E9',
  organization: '#009E73',
  country: '#CC79A7',
  place: '#B8B8B8',
  group: '#F0E442',
  position: '#E69F00',
  tie: '#CCCCCC',
} as const;

/** "#0072B2" → its three numbers. */
export const rgb = (hex: string): [number, number, number] =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];

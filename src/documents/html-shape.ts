/** Measures a page before it is parsed: a parser may take minutes, or all of its stack, over what no newspaper ever wrote. */

/** Deepest nesting and most elements that a page may have: at these, reading takes a few seconds; real pages stay far below. */
const DEEPEST = 120;
const MOST = 20_000;
/** Signs that a parser cuts text at; it is slow on cut text. */
const MOST_SIGNS = 5 * MOST;

const TOO_MANY = `has more than ${MOST} elements, as no article does. Save its text as .txt.`;

/** Elements that have no content, or that the next of their kind closes: they do not nest. */
const FLAT = new Set(
  'area base br col embed hr img input link meta source track wbr p li dt dd tr td th thead tbody tfoot option optgroup rp rt colgroup'.split(
    ' ',
  ),
);
/** Elements whose content is no markup. */
const RAW = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'noscript', 'iframe']);

const SIGN = /<(?:!--|(\/?)([a-z][a-z0-9:-]{0,30}))|[<&]/g;

/** @returns what is wrong with the page and what to do, or null */
export function shapeProblem(html: string): string | null {
  const lower = html.toLowerCase();
  const open: string[] = [];
  let count = 0;
  let signs = 0;
  SIGN.lastIndex = 0;
  for (let tag = SIGN.exec(lower); tag; tag = SIGN.exec(lower)) {
    if (++signs > MOST_SIGNS) return TOO_MANY;
    if (tag[0].length === 1) continue;
    const name = tag[2];
    if (name === undefined) {
      const end = lower.indexOf('-->', SIGN.lastIndex);
      if (end < 0) break;
      SIGN.lastIndex = end;
      continue;
    }
    if (tag[1]) {
      const at = open.lastIndexOf(name);
      if (at >= 0) open.length = at;
      continue;
    }
    count++;
    if (RAW.has(name)) {
      const end = lower.indexOf(`</${name}`, SIGN.lastIndex);
      if (end < 0) break;
      SIGN.lastIndex = end + 2;
      continue;
    }
    if (!FLAT.has(name)) open.push(name);
    if (open.length > DEEPEST)
      return `nests elements more than ${DEEPEST} deep, as no article does. Save its text as .txt.`;
    if (count > MOST) return TOO_MANY;
  }
  return null;
}

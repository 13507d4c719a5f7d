/** How wide words are in DejaVu Sans, the picture's font, and how they break into lines. It measures by table: no font is opened. */
import { plain } from '../text.ts';

/** Advance widths of U+0020 to U+007E, in hundredths of the font's size; measured in Chromium. */
const regular = [
  32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84,
  84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, 60, 79, 69, 63, 61, 73, 68, 99, 69, 61,
  69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63, 59,
  82, 59, 59, 52, 64, 34, 64, 84,
];
const bold = [
  35, 46, 52, 84, 70, 100, 87, 31, 46, 46, 52, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40, 40, 84,
  84, 84, 58, 100, 77, 76, 73, 83, 68, 68, 82, 84, 37, 37, 77, 64, 100, 84, 85, 73, 85, 77, 72, 68, 81, 77, 110, 77, 72,
  73, 46, 37, 46, 84, 50, 50, 67, 72, 59, 72, 68, 44, 72, 71, 34, 34, 67, 34, 104, 71, 69, 72, 72, 49, 60, 48, 71, 65,
  92, 65, 65, 58, 71, 37, 71, 84,
];

/** @returns pixels; a letter beyond ASCII counts as its base letter, any other sign as an em's 0.7, a wide one as a whole em */
export function width(text: string, size: number, heavy: boolean): number {
  const table = heavy ? bold : regular;
  let sum = 0;
  for (const letter of text.normalize('NFD').replace(/\p{M}/gu, ''))
    sum += table[letter.codePointAt(0)! - 32] ?? (letter.codePointAt(0)! > 0x1100 ? 100 : 70);
  return (sum * size) / 100;
}

/** Words to lines of at most `room` pixels, at most `most` lines; what is cut ends in "…". */
export function wrap(text: string, room: number, most: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  const cut = (line: string): string => {
    let short = line;
    while (short.length > 1 && measure(`${short}…`) > room) short = short.slice(0, -1);
    return `${short.replace(/[\s,;:]+$/, '')}…`;
  };
  for (const word of plain(text).split(/\s+/).filter(Boolean)) {
    const last = lines[lines.length - 1];
    if (last !== undefined && measure(`${last} ${word}`) <= room) lines[lines.length - 1] = `${last} ${word}`;
    else if (lines.length === most) {
      lines[most - 1] = cut(last!);
      break;
    } else lines.push(measure(word) > room ? cut(word) : word);
  }
  return lines.length > 0 ? lines : ['…'];
}

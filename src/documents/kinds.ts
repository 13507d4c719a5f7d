/** A file's name to the format it is read as. Names that say nothing are told by content; names of what is no article are passed over. */

export type Kind = 'text' | 'markdown' | 'html' | 'json' | 'jsonl' | 'csv' | 'tsv';

const KINDS: Readonly<Record<string, Kind>> = {
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  csv: 'csv',
  tsv: 'tsv',
};

/** Clearly no articles: nobody waits for a word on these. Office and PDF files are not here: they may well be articles, and get a problem. */
const IGNORED = new Set(
  (
    'png jpg jpeg gif webp avif bmp tif tiff svg ico heic psd mp3 m4a wav ogg flac mp4 m4v mov avi mkv webm ' +
    'css js mjs cjs ts map wasm woff woff2 ttf otf eot py sh rb go rs c h java class exe dll so dylib o a ' +
    'lock log tmp bak swp db sqlite yml yaml toml ini cfg'
  ).split(' '),
);

const extension = (name: string): string | null =>
  /\.([^.]{1,12})$/.exec(name.replace(/\.gz$/i, ''))?.[1]?.toLowerCase() ?? null;

/** @returns the format, `ignored` for what is no article, `unknown` where the name does not tell; `.gz` after the name changes nothing */
export function kindOf(name: string): Kind | 'ignored' | 'unknown' {
  const ext = extension(name);
  if (ext === null) return 'unknown';
  return KINDS[ext] ?? (IGNORED.has(ext) ? 'ignored' : 'unknown');
}

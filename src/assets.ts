/** Where the package's own files lie: found from the source, from the build (`dist/src`) and from an installed package alike. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = existsSync(join(here, '..', 'package.json')) ? join(here, '..') : join(here, '..', '..');

/** A file of the model, in `models/`. */
export const modelPath = (name: string): string => join(root, 'models', name);

/** A data file of the lexicon. */
export const lexiconPath = (name: string): string => join(here, 'lexicon', 'data', name);

/** A font of the pictures. */
export const fontPath = (name: string): string => join(here, 'exports', 'fonts', name);

/** The script of the review sheet. */
export const reviewPath = (name: string): string => join(here, 'review', name);

/** The page's script or style, bundled: beside the built code, or, from the source, where the last bundling left it. */
export const pagePath = (name: string): string =>
  existsSync(join(here, 'page', 'main.ts')) ? join(root, '.cache', 'page', name) : join(here, 'page', name);

/** A file or folder below `src/`, as it is run: TypeScript in the source, JavaScript in the build. */
export const sourcePath = (name: string): string => join(here, name);

/** A file beside package.json. */
export const packagePath = (name: string): string => join(root, name);

/** The id of what has a name but no first mention in a text: made by a correction, or coded by hand. */
import { createHash } from 'node:crypto';

const slug = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);

/** @param hashed what tells it from others of like name */
export const namedId = (kind: string, name: string, hashed: string): string =>
  `${kind}-${slug(name) || 'x'}-${createHash('sha256').update(hashed).digest('hex').slice(0, 6)}`;

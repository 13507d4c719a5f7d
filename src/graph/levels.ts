/** For whom an actor may be taken to stand. */
export const levels = ['actor', 'organization', 'party', 'country'] as const;
export type Level = (typeof levels)[number];

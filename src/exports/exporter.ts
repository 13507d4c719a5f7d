/** What every exporter is: a pure function from a built graph to the text, bytes or files of one format. It writes to no disk. */
import type { Places } from '../graph/layout.ts';
import type { GraphData } from '../model.ts';

/** What becomes an edge: each statement; actor, position and stance; or two actors, or two positions, that go together or part. */
export const shapes = ['statements', 'aggregate', 'actors', 'positions'] as const;
export type Shape = (typeof shapes)[number];

export interface ExportOptions {
  /** Only where the exporter lists `shapes`; its first one is the default. */
  shape?: Shape;
  /** Where nodes stand; laid out anew where left out. One set of places for all formats makes all pictures alike. */
  places?: Places;
  /** Draw entities and positions without any edge too. Only where the exporter `draws`. */
  isolates?: boolean;
  /** The graph as SVG where it is drawn already, for the page. */
  picture?: string;
}

/** One file's text or bytes, or several files by name. */
export type Exported = string | Uint8Array | Record<string, string>;

export interface Exporter {
  /** For the help text, a few words. */
  description: string;
  /** Of the file it writes, without a dot; for several files, the folder's suffix. */
  extension: string;
  /** The shapes it can write, the default first; left out where it knows only one. */
  shapes?: readonly [Shape, ...Shape[]];
  /** Its result is a picture, or holds places of nodes. */
  draws?: true;
  /** @throws never, for data that `readGraphFolder` accepts */
  write(data: GraphData, options: ExportOptions): Exported | Promise<Exported>;
}

/**
 * The words of the design as types. Every span is `{start, end}` in UTF-16 code units into its document's text, end exclusive;
 * nothing in here copies or alters text. The three layers: a document, its extract (of that document alone), the graph (of the corpus).
 */

export interface Span {
  start: number;
  end: number;
}

/** The words that a span stands for. */
export const slice = (text: string, span: Span): string => text.slice(span.start, span.end);

// ───────────────────────────── documents

/** Why a span of a document is left out of analysis. */
export type SkipReason =
  | 'copyright'
  | 'comments'
  | 'share'
  | 'byline'
  | 'photo credit'
  | 'navigation'
  | 'advertisement'
  | 'dateline'
  | 'notice';

export interface Skipped extends Span {
  why: SkipReason;
}

/** One article. `date` is ISO 8601, as precise as known: `2024-05-22`, `2024-05`, `2024`. */
export interface Document {
  id: string;
  text: string;
  title: string | null;
  date: string | null;
  publisher: string | null;
  url: string | null;
  skipped: Skipped[];
}

/** A document, or a part of the input, that could not be read, and what to do about it. `where`: file, file:line, or document id. */
export interface Problem {
  where: string;
  message: string;
}

// ───────────────────────────── analysis of one document

export type NameType = 'PER' | 'ORG' | 'LOC' | 'MISC';

export interface Word extends Span {
  /** Penn Treebank tag, as the model gives it. */
  tag: string;
  /** Index (in `Analysis.words`) of the word that governs it; its own index when it is the root of its sentence. */
  head: number;
  /** Universal Dependencies relation to the head, without subtype. */
  relation: string;
  /** Index of its sentence. */
  sentence: number;
}

/** A run of words `[first, last]`, both inclusive. */
export interface WordRange {
  first: number;
  last: number;
}

/** Is a word one of a run? */
export const within = (word: number, { first, last }: WordRange): boolean => first <= word && word <= last;

export interface Sentence extends Span, WordRange {}

export interface Name extends WordRange {
  type: NameType;
}

/** Who said what, as the attribution head reads it. */
export interface Attribution {
  cue: WordRange;
  sources: WordRange[];
  contents: WordRange[];
}

/** Who wants what, as the statement head reads it. `stances`: probabilities. `score`: 0..1, the model's belief in the cue. */
export interface PolicyReading {
  cue: WordRange;
  actors: WordRange[];
  contents: WordRange[];
  stances: Record<Stance, number>;
  score: number;
}

/** What the model knows of each word in its place, as far as statements are about. */
export interface WordStates {
  /** Numbers a word. */
  width: number;
  /** Its numbers; null where they were not kept, far from any statement. */
  at(word: number): Float32Array | null;
}

export interface Analysis {
  words: Word[];
  sentences: Sentence[];
  names: Name[];
  attributions: Attribution[];
  policies: PolicyReading[];
  /** Absent where an analysis was not made just now: then courses of action are worded by rule alone. */
  states?: WordStates;
}

// ───────────────────────────── what is found in one document

export const entityTypes = ['person', 'organization', 'country', 'place', 'group'] as const;
export type EntityType = (typeof entityTypes)[number];

export type MentionKind = 'name' | 'pronoun' | 'description';

/** `of`: the organization or country, as an index into the same list of entities (extract) or an id (graph). */
export interface Affiliation<Ref = number> extends Span {
  role: string;
  of: Ref | null;
  former: boolean;
}

/** An entity of one document, before the corpus is merged; `mentions` in the order of the text. */
export interface LocalEntity {
  type: EntityType;
  /** The fullest name that the document uses, without title. */
  name: string;
  mentions: LocalMention[];
  affiliations: Affiliation[];
  /** ISO 3166-1 alpha-2 of a country; of a body, that of the country which the document says it belongs to ("its Foreign Ministry"). */
  country: string | null;
  /** Which decisions grouped its mentions, for `--why`. */
  rules: string[];
}

export interface LocalMention extends Span {
  kind: MentionKind;
}

export const stances = ['support', 'oppose', 'neutral'] as const;
export type Stance = (typeof stances)[number];

/** How one stands to the contrary of what one stands to so. */
export const contrary: Record<Stance, Stance> = { support: 'oppose', oppose: 'support', neutral: 'neutral' };

export const forms = ['direct', 'mixed', 'indirect', 'action'] as const;
export type Form = (typeof forms)[number];

export const modalities = ['asserted', 'hedged', 'conditional', 'denied'] as const;
export type Modality = (typeof modalities)[number];

/** When something was said. `from`: worded in the text, or taken from the document's date. */
export interface Said {
  date: string;
  precision: 'day' | 'month' | 'year' | 'before' | 'after';
  from: 'text' | 'document';
}

/** An entity at a place: the words that stand for it there. */
export interface Holder extends Span {
  entity: number;
}

/** A course of action in words, and where somebody stands to it so worded. */
export interface Course {
  wording: string;
  /** It is one by its words; false: the bare words of a content. */
  imperative: boolean;
  stance: Stance;
}

/** A statement of one document. Entities are indices into the extract's list. */
export interface LocalStatement {
  actor: Holder;
  onBehalfOf: number | null;
  reporter: number | null;
  addressee: number | null;
  cue: Span;
  content: Span[];
  sentence: Span;
  said: Said | null;
  form: Form;
  modality: Modality;
  /** On the wording: who suspended the permit is for “Suspend the permit”. */
  stance: Stance;
  /** The draft wording of its position, an imperative; null when no policy is in it. */
  wording: string | null;
  /** The wording is a course of action (a verb, or a measure with a light verb); false: the bare words of the content. */
  imperative: boolean;
  /** By what it is merged with others, and what names a position that they share, where that is not its wording: the content's words as the rules word them. */
  course?: Course;
  /** Entities that the wording names or, by an adjective, means ("American weapons"). */
  concerns: number[];
  /** The wording's embedding, two decimals; empty when there is no wording. */
  vector: number[];
  /** 0..1 */
  confidence: number;
  /** Which rule or model decision made it. */
  rule: string;
}

/** All that is known of one document: the contract between `extract` and `merge`. One line of JSONL. */
export interface Extract {
  schema: 1;
  /** Name and version of the model and of the rules. */
  model: string;
  document: Document;
  words: number;
  sentences: number;
  entities: LocalEntity[];
  statements: LocalStatement[];
  /** MinHash of word shingles, to find copies of one story. */
  signature: number[];
  problems: Problem[];
}

// ───────────────────────────── the graph, as its files hold it

export interface DocumentRecord extends Document {
  sha256: string;
  words: number;
  sentences: number;
  /** The id of the earliest document that holds the same story. */
  copyOf?: string;
}

export interface EntityRecord {
  id: string;
  type: EntityType;
  name: string;
  aliases: string[];
  affiliations: (Affiliation<string> & { document: string })[];
  wikidata?: string;
  country?: string;
  /** How often it is mentioned, in all documents. */
  mentions: number;
  /** Why its mentions are one, a line each; for `--why`. */
  merged: string[];
}

export interface MentionRecord extends Span {
  entity: string;
  document: string;
  kind: MentionKind;
}

export type ModalCounts = { asserted: number; hedged: number; conditional: number };

export interface PositionRecord {
  id: string;
  label: string;
  wordings: string[];
  concerns: string[];
  support: ModalCounts;
  oppose: ModalCounts;
  neutral: number;
  denied: number;
  /** Of a codebook: what its actors hold to be so, no course of action. */
  belief?: true;
  /** Why its wordings are one, a line each; for `--why`. */
  merged: string[];
}

export interface StatementRecord {
  id: string;
  document: string;
  actor: { id: string } & Span;
  onBehalfOf: { id: string } | null;
  reporter: { id: string } | null;
  addressee: { id: string } | null;
  cue: Span;
  content: Span[];
  sentence: Span;
  /** The content's words as they stand in the article, parts joined by " … ". */
  quote: string;
  sentenceText: string;
  said: Said | null;
  published: string | null;
  form: Form;
  modality: Modality;
  position: { id: string; label: string };
  /** The draft wording that this statement brought to its position. */
  wording: string;
  stance: Stance;
  confidence: number;
  rule: string;
  /** How sure it is, 0..1, that the codebook's position is the right one; of an uncoded statement, that the nearest one would be. */
  coding?: { nearest: string; confidence: number };
}

/** A built graph, in memory: exactly what its JSONL files hold. Every list is sorted as the files are. */
export interface GraphData {
  name: string;
  documents: DocumentRecord[];
  entities: EntityRecord[];
  mentions: MentionRecord[];
  positions: PositionRecord[];
  statements: StatementRecord[];
  /** With a codebook: the statements that none of its positions takes up. Their own position is in no list. */
  uncoded?: StatementRecord[];
  /** What was left out, and doubtful merges, for report.md. */
  notes: BuildNotes;
}

export interface BuildNotes {
  problems: Problem[];
  /** Statements without a policy, kept in the extracts. */
  withoutPolicy: number;
  /** Merges of entities or positions that a reader should check, a sentence each. */
  doubtful: string[];
  /** What became of a user's corrections, and why some no longer apply, a sentence each. */
  corrections?: { applied: number; made: string[]; stale: string[] };
}

/** `models/manifest.json`: which files the model is made of, their labels and windows. A new model needs no change of code. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { modelPath } from '../assets.ts';
import { FormatError } from '../errors.ts';
import type { Form, Modality, Stance } from '../model.ts';

interface ModelFile {
  file: string;
  bytes: number;
  sha256: string;
}

export interface Manifest {
  schema: 2;
  name: string;
  version: string;
  vocabulary: ModelFile;
  reader: ModelFile & { width: number };
  /** `reach`: how many words before and after a cue's first word it reads. */
  linker: ModelFile & { reach: number };
  statement: ModelFile & { reach: number };
  reference: ModelFile;
  embedder: ModelFile & { vocabulary: ModelFile };
  /** Word pieces a window: what it is filled to, and the most that the encoder takes. */
  window: { pieces: number; maximum: number };
  /** The least belief, 0..1: in a cue of an attribution, in a word that may be the cue of a statement, in the statement as read. */
  thresholds: { attribution: number; cue: number; statement: number };
  labels: {
    tags: string[];
    relations: string[];
    names: string[];
    groups: string[];
    attributionRoles: string[];
    statementRoles: string[];
    stances: Stance[];
    modalities: Modality[];
    forms: Form[];
  };
}

/** @throws FormatError when the package's model is missing or of another version */
export function readManifest(): Manifest {
  const path = modelPath('manifest.json');
  const advice = 'Reinstall the package: its folder models/ must be whole.';
  let manifest: Manifest;
  try {
    manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  } catch (error) {
    throw new FormatError(`The model's manifest cannot be read (${(error as Error).message}).`, advice);
  }
  if (manifest.schema !== 2)
    throw new FormatError(`The model's manifest has schema ${manifest.schema}, not 2.`, advice);
  return manifest;
}

/** The bytes of one of the model's files. @throws FormatError when they are not those that the manifest lists */
export function readModelFile(entry: ModelFile): Buffer {
  const advice = 'Reinstall the package: its folder models/ must be whole.';
  let bytes: Buffer;
  try {
    bytes = readFileSync(modelPath(entry.file));
  } catch (error) {
    throw new FormatError(`The model file ${entry.file} cannot be read (${(error as Error).message}).`, advice);
  }
  if (bytes.length !== entry.bytes || createHash('sha256').update(bytes).digest('hex') !== entry.sha256)
    throw new FormatError(`The model file ${entry.file} is not the one that models/manifest.json lists.`, advice);
  return bytes;
}

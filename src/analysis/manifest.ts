/** `models/manifest.json`: which files the model is made of, their labels and windows. A new model needs no change of code. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { modelPath } from '../assets.ts';
import { FormatError } from '../errors.ts';
import type { Stance } from '../model.ts';

interface ModelFile {
  file: string;
  bytes: number;
  sha256: string;
}

export interface Manifest {
  schema: 1;
  name: string;
  version: string;
  vocabulary: ModelFile;
  reader: ModelFile & { width: number };
  linker: ModelFile;
  statement: ModelFile;
  writer: { memory: ModelFile; step: ModelFile; list: ModelFile };
  embedder: ModelFile & { vocabulary: ModelFile };
  /** Word pieces a window: what it is filled to, and the most that the encoder takes. */
  window: { pieces: number; maximum: number };
  /** The least belief in a cue: 0..1. */
  thresholds: { attribution: number; statement: number };
  labels: {
    tags: string[];
    relations: string[];
    names: string[];
    groups: string[];
    roles: string[];
    stances: Stance[];
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
  if (manifest.schema !== 1)
    throw new FormatError(`The model's manifest has schema ${manifest.schema}, not 1.`, advice);
  for (const part of ['vocabulary', 'reader', 'linker', 'statement', 'embedder'] as const)
    if (!manifest[part]?.file) throw new FormatError(`The model's manifest names no ${part}.`, advice);
  if (!manifest.writer) throw new FormatError("The model's manifest names no writer.", advice);
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

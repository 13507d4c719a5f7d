/**
 * What others need for the same articles, in one thread. They do less: none of them has stances, positions or a graph. One that is not
 * installed is left out, and said so.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface Peer {
  name: string;
  does: string;
  words: number;
  /** Seconds of processor. */
  cpu: number;
}

const place = join('.cache', 'bench', 'peers');

/** @param texts articles; @returns peers that could be run, and why the others could not */
export async function timePeers(
  texts: readonly string[],
  words: number,
): Promise<{ peers: Peer[]; missing: string[] }> {
  mkdirSync(place, { recursive: true });
  const file = resolve(place, 'articles.txt');
  writeFileSync(file, texts.map((text) => text.replaceAll('\f', ' ')).join('\f'));
  const outcomes = [await compromise(texts, words), coreNlp(file, words), spacy(file, words)];
  return {
    peers: outcomes.filter((outcome) => typeof outcome !== 'string'),
    missing: outcomes.filter((outcome) => typeof outcome === 'string'),
  };
}

async function compromise(texts: readonly string[], words: number): Promise<Peer> {
  const { default: nlp } = await import('compromise');
  const read = (text: string): number => {
    const view = nlp(text);
    return view.people().length + view.places().length + view.organizations().length + view.quotations().length;
  };
  read(texts[0]!);
  const start = process.cpuUsage();
  texts.forEach(read);
  const { user, system } = process.cpuUsage(start);
  return {
    name: 'compromise 14',
    does: 'tokens, tags, names, quotations by word lists and rules',
    words,
    cpu: (user + system) / 1e6,
  };
}

/** Tokens as the others count them differ by a few per cent; all speeds are told in our words. */
function coreNlp(file: string, words: number): Peer | string {
  const name = 'Stanford CoreNLP 4.5.10';
  const folder = resolve('bench/peers/corenlp');
  const paths = resolve(place, 'corenlp.classpath');
  if (!existsSync(paths)) {
    const resolved = [
      '-q',
      '-B',
      '-f',
      join(folder, 'pom.xml'),
      'dependency:build-classpath',
      `-Dmdep.outputFile=${paths}`,
    ];
    if (spawnSync('mvn', resolved, { stdio: 'ignore' }).status !== 0)
      return `${name}: needs Maven and Java, and 500 MB from Maven Central at the first run`;
  }
  const command = 'javac -cp "$(cat "$1")" -d "$2" "$3/Peer.java" && java -Xmx3g -cp "$2:$(cat "$1")" Peer "$4"';
  const run = spawnSync('sh', ['-c', command, 'sh', paths, resolve(place), folder, file], { encoding: 'utf8' });
  return told(name, 'tokens, tags, lemmas, names, dependency trees, quotations (unattributed)', words, run);
}

function spacy(file: string, words: number): Peer | string {
  const run = spawnSync('python3', [resolve('bench/peers/spacy_peer.py'), file], { encoding: 'utf8' });
  return told('spaCy en_core_web_sm', 'tokens, tags, lemmas, names, dependency trees', words, run);
}

function told(
  name: string,
  does: string,
  words: number,
  { status, stdout, stderr }: { status: number | null; stdout: string; stderr: string },
): Peer | string {
  const [, cpu] = stdout?.trim().split(' ').map(Number) ?? [];
  if (status !== 0 || !cpu) return `${name}: ${stderr?.trim().split('\n').at(-1) || 'could not be run'}`;
  return { name, does, words, cpu };
}

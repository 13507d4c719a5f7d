import { describe, expect, it } from 'vitest';
import { readManifest, readModelFile } from '../../src/analysis/manifest.ts';
import { wordsOf } from '../../src/analysis/words.ts';
import { documentOf, engines } from '../engines.ts';

const sentence = (n: number): string =>
  `The ${n}th senator said on Monday that the lawmakers should pass his bill on clean water.`;
const text = `Blinken urged Biden to lift the limits. "We must act," he said.\n\n${Array.from({ length: 60 }, (_, n) => sentence(n)).join(' ')}`;

describe('analysis', () => {
  it('reads words, sentences, tags, names, attributions and policies of a plain paragraph', async () => {
    const { analyst } = await engines();
    const { words, sentences, names, policies } = await analyst.analyze(
      documentOf('Antony Blinken urged Joe Biden to lift the limits. Congress refused.'),
    );
    const show = (range: { first: number; last: number }): string =>
      words
        .slice(range.first, range.last + 1)
        .map(({ start, end }) =>
          'Antony Blinken urged Joe Biden to lift the limits. Congress refused.'.slice(start, end),
        )
        .join(' ');
    expect(sentences.map(show)).toEqual(['Antony Blinken urged Joe Biden to lift the limits .', 'Congress refused .']);
    expect(names.map((name) => `${name.type} ${show(name)}`)).toEqual(
      expect.arrayContaining(['PER Antony Blinken', 'PER Joe Biden']),
    );
    expect(policies.map(({ cue }) => show(cue))).toContain('urged');
    expect(words[2]).toMatchObject({ tag: 'VBD', relation: 'root' });
  });

  it('loses no word at the seams of windows, and cuts no sentence there', async () => {
    const { analyst } = await engines();
    const { words, sentences } = await analyst.analyze(documentOf(text));
    expect(words.map(({ start, end }) => [start, end])).toEqual(
      wordsOf(text, 0, text.length).map(({ start, end }) => [start, end]),
    );
    expect(sentences.slice(2).map(({ start, end }) => text.slice(start, end))).toEqual(
      Array.from({ length: 60 }, (_, n) => sentence(n)),
    );
    for (const word of words) expect(words[word.head]!.sentence).toBe(word.sentence);
  });

  it('gives the same answer again, after other documents', async () => {
    const { analyst } = await engines();
    const first = await analyst.analyze(documentOf(text));
    await analyst.analyze(documentOf('Something else was said by somebody.'));
    expect(await analyst.analyze(documentOf(text))).toEqual(first);
  });

  it('gives vectors of length one, alike for what means the same', async () => {
    const { embedder } = await engines();
    const vectors = await Promise.all(
      ['lifting the limits on strikes', 'to remove the restrictions on attacks', 'a tax on sugary drinks'].map((one) =>
        embedder.embed(one),
      ),
    );
    const dot = (a: number[], b: number[]): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
    expect(dot(vectors[0]!, vectors[0]!)).toBeCloseTo(1, 1);
    expect(dot(vectors[0]!, vectors[1]!)).toBeGreaterThan(dot(vectors[0]!, vectors[2]!) + 0.2);
  });

  it('gives the vectors of parts as they are read in their place, one or many at once', async () => {
    const { embedder } = await engines();
    const said = 'They called it a disgrace.';
    const text = `Parliament banned all rifles. ${said}\n\n${'Farmers want a new dam. '.repeat(60)}${said}`;
    const sentences = [...text.matchAll(/[^.]+\./g)].map(({ index, 0: { length } }) =>
      wordsOf(text, index, index + length),
    );
    const places = [text.indexOf(said), text.lastIndexOf(said)].map((at) => ({ start: at, end: at + said.length }));
    const [first, last] = await embedder.embedParts(text, sentences, places);
    expect(first).not.toEqual(last);
    expect(await embedder.embedParts(text, sentences, [places[1]!])).toEqual([last]);
    expect(await embedder.embedParts(text, sentences, [])).toEqual([]);
    const long = 'a'.repeat(3).concat(' b'.repeat(2000));
    const whole = { start: 0, end: long.length };
    expect((await embedder.embedParts(long, [wordsOf(long, 0, long.length)], [whole]))[0]!.length).toBe(384);
  });

  it('refuses a model file that is not the one of the manifest', () => {
    const { vocabulary } = readManifest();
    expect(() => readModelFile({ ...vocabulary, sha256: '0' })).toThrow(/not the one that models\/manifest.json lists/);
    expect(() => readModelFile({ ...vocabulary, file: 'nowhere.txt' })).toThrow(/cannot be read/);
  });
});

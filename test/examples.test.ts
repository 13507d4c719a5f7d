/** The examples, built anew: equal to the committed gallery, every quote at its place, the score above its floor, in any order the same. */
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Article, readBuilt, readGold } from '../bench/annotations.ts';
import { figures } from '../bench/figures.ts';
import { tally } from '../bench/score.ts';
import { modelPath } from '../src/assets.ts';
import { readDocuments } from '../src/documents/index.ts';
import { readGraphFolder, writeGraphFolder } from '../src/graph/folder.ts';
import { verbOfNoun } from '../src/lexicon/courses.ts';
import type { Document, Extract, GraphData } from '../src/model.ts';
import { extractDocument, mergeExtracts, renderFiles } from '../src/pipeline.ts';
import { infinitive } from '../src/statements/wording/inflect.ts';
import { engines } from './engines.ts';

/** Below what each story scored when it was built; a step back shows here first. */
const floors = {
  'eastmed-pipeline': { entities: 0.8, found: 0.6, stance: 0.38 },
  'gun-safety-act': { entities: 0.8, found: 0.5, stance: 0.38 },
  'presidential-debates': { entities: 0.8, found: 0.7, stance: 0.5 },
  'puerto-rico-succession': { entities: 0.75, found: 0.5, stance: 0.35 },
  'steel-tariffs': { entities: 0.8, found: 0.57, stance: 0.37 },
  'ukraine-strikes': { entities: 0.75, found: 0.5, stance: 0.35 },
};
type Story = keyof typeof floors;
const stories = Object.keys(floors) as Story[];
const extracts = new Map<string, Extract[]>();
const built = new Map<string, GraphData>();

beforeAll(async () => {
  for (const story of stories) {
    const list: Extract[] = [];
    for await (const reading of readDocuments([`examples/${story}`])) {
      expect(reading).toHaveProperty('document');
      list.push(await extractDocument((reading as { document: Document }).document, await engines()));
    }
    extracts.set(story, list);
    built.set(story, mergeExtracts(list, { name: story }));
  }
});

describe.each(stories)('the story %s', (story) => {
  const data = (): GraphData => built.get(story)!;

  it('is what the gallery shows: ids, spans, stances and positions', () => {
    const shape = ({ statements, positions, entities }: GraphData) => ({
      statements: statements.map(({ id, actor, stance, modality, position, content }) => ({
        id,
        actor,
        stance,
        modality,
        position,
        content,
      })),
      positions: positions.map(({ id, label, support, oppose, neutral, denied }) => ({
        id,
        label,
        support,
        oppose,
        neutral,
        denied,
      })),
      entities: entities.map(({ id, name, type, aliases }) => ({ id, name, type, aliases })),
    });
    expect(shape(data())).toEqual(shape(readGraphFolder(`graphs/${story}`)));
  });

  it('shows no quote that does not stand at its place in the article', () => {
    for (const graph of [data(), readGraphFolder(`graphs/${story}`)]) {
      const texts = new Map(graph.documents.map(({ id, text }) => [id, text]));
      for (const { document, content, quote, sentence, sentenceText, cue, actor } of graph.statements) {
        const text = texts.get(document)!;
        expect(content.map(({ start, end }) => text.slice(start, end)).join(' … ')).toBe(quote);
        expect(text.slice(sentence.start, sentence.end)).toBe(sentenceText);
        for (const span of [cue, actor, ...content])
          expect(span.start >= 0 && span.end <= text.length && span.start < span.end).toBe(true);
      }
      for (const { document, start, end } of graph.mentions)
        expect(texts.get(document)!.slice(start, end).trim()).not.toBe('');
    }
  });

  it('words no position with what the article does not say: but for its verb, each word is of the text or of a name', () => {
    const tags = ['VBD', 'VBN', 'VBG', 'VBZ'];
    const forms = (text: string): string[] =>
      (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) => [
        word,
        ...tags.map((tag) => infinitive(word, tag)),
      ]);
    const names = data().entities.flatMap(({ name, aliases }) => [name, ...aliases].flatMap(forms));
    // What the writer may add is a closed list of verbs and small words.
    const { words, free }: { words: string[]; free: number[] } = JSON.parse(
      readFileSync(modelPath('writer.json'), 'utf8'),
    );
    const listed = new Set(free.map((i) => words[i]));
    const said = new Map(data().documents.map(({ id, text }) => [id, new Set([...forms(text), ...names])]));
    for (const { wording, document } of data().statements) {
      // "Carry out", "shut down" are verbs of two words.
      const [, ...rest] = wording
        .toLowerCase()
        .replace(/^(\w+) (out|down|back)\b/, '$1')
        .match(/[\p{L}\p{N}]+/gu)!;
      // "have Rosselló resign": the second verb may come of a noun, as the first.
      const verbs = wording.startsWith('Have ') ? [...said.get(document)!].map(verbOfNoun) : [];
      const unsaid = rest.filter(
        (word) => !said.get(document)!.has(word) && !verbs.includes(word) && !listed.has(word),
      );
      expect({ wording, unsaid }).toEqual({ wording, unsaid: [] });
    }
  });

  it('takes nothing from page furniture', () => {
    const { documents, statements, mentions } = data();
    const skipped = new Map(documents.map((document) => [document.id, document.skipped]));
    const inside = (document: string, span: { start: number; end: number }): boolean =>
      skipped.get(document)!.some(({ start, end }) => span.start < end && span.end > start);
    expect([...skipped.values()].flat().length).toBeGreaterThan(4);
    expect(statements.filter(({ document, content }) => content.some((span) => inside(document, span)))).toEqual([]);
    expect(mentions.filter((mention) => inside(mention.document, mention))).toEqual([]);
  });

  it('counts a wire story that two outlets carry once', () => {
    expect(data().documents.filter(({ copyOf }) => copyOf).length).toBe(1);
  });

  it('is the same with the articles in another order, and no count holds a denied statement', () => {
    const other = mergeExtracts([...extracts.get(story)!].reverse(), { name: story });
    expect(other).toEqual(data());
    const copies = new Set(
      data()
        .documents.filter(({ copyOf }) => copyOf)
        .map(({ id }) => id),
    );
    for (const { id, support, oppose, neutral, denied } of data().positions) {
      const own = data().statements.filter(({ position, document }) => position.id === id && !copies.has(document));
      const sum = [support, oppose].flatMap((camp) => Object.values(camp)).reduce((a, b) => a + b, 0);
      expect([sum + neutral, denied]).toEqual([
        own.filter(({ modality }) => modality !== 'denied').length,
        own.filter(({ modality }) => modality === 'denied').length,
      ]);
    }
  });

  it('scores above its floor against what a reader wrote down before', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'standpoint-')), story);
    await writeGraphFolder(folder, data(), {});
    const articles = new Map(data().documents.map(({ id, text }): [string, Article] => [id, { id, story, text }]));
    const absent: string[] = [];
    const gold = readGold(`examples/${story}/expected.jsonl`, articles, (message) => absent.push(message));
    expect(absent).toEqual([]);
    const found = readBuilt(folder, articles);
    const scored = figures([...gold].map(([id, annotation]) => tally(id, annotation, found.get(id)!)));
    console.log(
      story,
      Object.entries(scored)
        .map(([name, value]) => `${name} ${value.toFixed(2)}`)
        .join(', '),
    );
    expect(scored.entities).toBeGreaterThan(floors[story].entities);
    expect(scored.found).toBeGreaterThan(floors[story].found);
    expect(scored.stance).toBeGreaterThan(floors[story].stance);
  });

  it('is drawn and written in every form of the build', async () => {
    const files = await renderFiles(data());
    expect(Object.keys(files).sort()).toEqual(['graph.gexf', 'graph.html', 'graph.json', 'graph.svg', 'report.md']);
    for (const name of readdirSync(`graphs/${story}`))
      if (name in files) expect(existsSync(`graphs/${story}/${name}`)).toBe(true);
    expect(readFileSync(`graphs/${story}/report.md`, 'utf8')).toBe(files['report.md']);
  });
});

describe('a reader of the gallery', () => {
  const lines: [story: Story, who: string, stance: string, words: RegExp][] = [
    ['ukraine-strikes', 'Antony Blinken', 'support', /American weapons|lift the ban/],
    ['ukraine-strikes', 'United States', 'oppose', /attacks/],
    ['ukraine-strikes', 'State Department', 'support', /missile and artillery/],
    ['ukraine-strikes', 'Matthew Miller', 'neutral', /./],
    ['ukraine-strikes', 'Joe Biden', 'oppose', /American troops/],
    ['ukraine-strikes', 'Joe Biden', 'oppose', /limits/],
    ['ukraine-strikes', 'Lloyd Austin', 'support', /engaging Russian aircraft/],
    ['ukraine-strikes', 'Victoria Nuland', 'support', /restrictions/],
    ['ukraine-strikes', 'David Cameron', 'support', /military aid/],
    ['eastmed-pipeline', 'Greece', 'support', /build a pipeline/],
    ['eastmed-pipeline', 'Israel', 'support', /build a pipeline/],
    ['eastmed-pipeline', 'Benjamin Netanyahu', 'support', /project/],
    ['eastmed-pipeline', 'United States', 'support', /the project/],
    ['eastmed-pipeline', 'Hami Aksoy', 'support', /mining rights/],
    ['eastmed-pipeline', 'Libyan House of Representatives', 'oppose', /demarcation/],
    ['eastmed-pipeline', 'Kyriakos Mitsotakis', 'oppose', /null and void/],
    // To its wording, “Implement project excluding our country …”.
    ['eastmed-pipeline', 'Recep Tayyip Erdoğan', 'oppose', /No project excluding our country/],
    ['eastmed-pipeline', 'European Union', 'support', /sanctions on Turkey/],
    ['presidential-debates', 'Howie Hawkins', 'support', /Green New Deal/],
    ['presidential-debates', 'Donald Trump', 'oppose', /Paris Climate Accord/],
    ['presidential-debates', 'Joe Biden', 'support', /green energy/],
    ['presidential-debates', 'Joe Biden', 'neutral', /justices to the Supreme Court/],
    ['presidential-debates', 'Kamala Harris', 'neutral', /justices to the Supreme Court/],
    ['presidential-debates', 'Gloria La Riva', 'support', /defund/],
    ['presidential-debates', 'Don Blankenship', 'oppose', /defunding/],
    ['presidential-debates', 'Jo Jorgensen', 'support', /gun rights/],
    ['presidential-debates', 'Brock Pierce', 'support', /end the war on drugs/],
    ['presidential-debates', 'Constitution Party', 'oppose', /immigration/],
    ['steel-tariffs', 'Donald Trump', 'support', /tariffs of 25 percent/],
    ['steel-tariffs', 'Sherrod Brown', 'support', /welcome action/],
    ['steel-tariffs', 'Joshua Bolten', 'oppose', /unforced error/],
    ['steel-tariffs', 'Jean-Claude Juncker', 'support', /tariffs on Harley-Davidson/],
    ['steel-tariffs', 'United Steelworkers', 'support', /Canada be exempt/],
    ['steel-tariffs', 'U.S. Chamber of Commerce', 'oppose', /tariffs/],
    ['gun-safety-act', 'Joe Biden', 'support', /ban assault weapons/],
    ['gun-safety-act', 'Greg Abbott', 'oppose', /tougher gun laws/],
    ['gun-safety-act', 'Joe Manchin', 'support', /raising the age to 21/],
    ['gun-safety-act', 'Chuck Schumer', 'support', /urgently needed/],
    ['presidential-debates', 'Joe Biden', 'support', /phase out the oil and gas industry/],
    ['steel-tariffs', 'Orrin Hatch', 'oppose', /tax hike/],
    ['gun-safety-act', 'Supreme Court', 'oppose', /law of New York/],
    ['gun-safety-act', 'Freedom Caucus', 'oppose', /seized without due process/],
    ['gun-safety-act', 'Liz Cheney', 'support', /sensible bill/],
    ['gun-safety-act', 'National Rifle Association', 'oppose', /gun control legislation/],
  ];
  it.each(lines)('finds in %s that %s stands for: %s', (story, who, stance, words) => {
    const { entities, statements } = built.get(story)!;
    const names = new Map(entities.map(({ id, name }) => [id, name]));
    const found = statements.filter(
      (one) => names.get(one.actor.id) === who && one.stance === stance && words.test(one.quote),
    );
    expect(found.length).toBeGreaterThan(0);
  });
});

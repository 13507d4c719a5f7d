/** The scorer against hand-made cases, and against the Python scorer that it was ported from, where that is there. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Annotation, type Article, normalize, readBuilt, readGold } from '../../bench/annotations.ts';
import { figures, intervals } from '../../bench/figures.ts';
import { jaccard, tally } from '../../bench/score.ts';

const entity = (type: string, name: string, ...names: string[]) => ({
  type,
  name,
  names: new Set([name, ...names].map(normalize)),
  across: `story\t${name}`,
});
const statement = {
  actor: 'b' as string | null,
  referred: false,
  reporter: null as string | null,
  addressee: null,
  stance: 'support',
  form: 'indirect',
  modality: 'asserted',
  sentence: { start: 10, end: 90 },
  text: 'to lift the restrictions on weapons',
  cue: 'urged',
  position: 'story\tp1',
};
const gold: Annotation = {
  entities: new Map([['b', entity('person', 'Antony Blinken', 'Blinken')]]),
  statements: [statement],
};
const built = (change: Partial<typeof statement>, who = entity('person', 'Blinken')): Annotation => ({
  entities: new Map([['x', who]]),
  statements: [{ ...statement, actor: 'x', ...change }],
});

describe('a statement that was built', () => {
  it.each([
    ['counts when actor, stance and content are right', built({}), { found: 1, actor: 1, stance: 1 }],
    ['loses its stance when it is turned round', built({ stance: 'oppose' }), { found: 1, actor: 1, stance: 0 }],
    [
      'loses its actor when somebody else holds it',
      built({}, entity('person', 'Biden')),
      { found: 1, actor: 0, stance: 0 },
    ],
    [
      'is not found in another sentence',
      built({ sentence: { start: 100, end: 150 } }),
      { found: 0, actor: 0, stance: 0 },
    ],
    ['is not found with other words', built({ text: 'nothing of the kind' }), { found: 0, actor: 0, stance: 0 }],
  ])('%s', (_, found, expected) => {
    expect(figures([tally('a', gold, found)])).toMatchObject(expected);
  });

  it('costs when a denial counts for a camp', () => {
    const denial = { ...gold, statements: [{ ...statement, modality: 'denied' }] };
    expect(figures([tally('a', denial, built({}))]).denied).toBe(1);
    expect(figures([tally('a', denial, built({ modality: 'denied' }))]).denied).toBe(0);
  });

  it('is listed when it is wrong, missed or too much', () => {
    const lines = tally('a', gold, built({ text: 'nothing of the kind' })).misses;
    expect(lines).toEqual([
      'a\tMISSED\tAntony Blinken\tsupport\turged\tto lift the restrictions on weapons',
      'a\tEXTRA\tBlinken\tsupport\turged\tnothing of the kind',
    ]);
  });
});

describe('entities', () => {
  it('are scored by type', () => {
    const scores = figures([tally('a', gold, built({}, entity('organization', 'Blinken')))]);
    expect(scores).toMatchObject({ person: 0, organization: 0, entities: 0 });
    expect(figures([tally('a', gold, built({}))])).toMatchObject({ person: 1, organization: 0, entities: 1 });
  });

  it('lose across articles when one is two', () => {
    const one = tally('a', gold, built({}));
    expect(figures([one, one]).across).toBe(1);
    const other = tally('b', gold, built({}, { ...entity('person', 'Blinken'), across: 'another' }));
    expect(figures([one, other]).across).toBeCloseTo(2 / 3);
  });
});

it('scores actors that a pronoun stands for by themselves', () => {
  const pointing = { ...gold, statements: [{ ...statement, referred: true }] };
  const right = tally('a', pointing, built({}));
  const wrong = tally('b', pointing, built({}, entity('person', 'Biden')));
  expect(figures([right, wrong, tally('c', gold, built({}))])).toMatchObject({
    actor_if_found: expect.closeTo(2 / 3),
    actor_referred: 0.5,
  });
});

it('compares words as a bag, case aside', () => {
  expect(jaccard('the weapons, the rules', 'The weapons')).toBeCloseTo(2 / 5);
  expect(jaccard('', '')).toBe(0);
});

it('gives an interval that holds the figure and stays the same', () => {
  const tallies = [
    tally('a', gold, built({})),
    tally('b', gold, built({ stance: 'oppose' })),
    tally('c', gold, built({})),
  ];
  const { stance } = intervals(tallies, 200);
  expect(stance[0]).toBeLessThan(figures(tallies).stance);
  expect(stance[1]).toBeGreaterThan(figures(tallies).stance);
  expect(intervals(tallies, 200).stance).toEqual(stance);
});

const data = process.env.STANDPOINT_DATA ?? '../shared/data';
const scorer = join(data, '..', 'bench', 'score_statements.py');

/** A folder such as a rather bad program would build: every few entities, stances, positions and contents are wrong. */
function damage(goldPath: string, articles: Map<string, Article>): string {
  const folder = mkdtempSync(join(tmpdir(), 'standpoint-score-'));
  const [entities, mentions, statements]: [object[], object[], object[]] = [[], [], []];
  const lines = readFileSync(goldPath, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  let n = 0;
  for (const { id, entities: named, statements: said } of lines) {
    const { text, story } = articles.get(id)!;
    const place = (words: string, from = 0) => {
      const start = Math.max(0, text.indexOf(words, from));
      return { start, end: start + words.length };
    };
    for (const e of named) {
      n++;
      if (n % 9 === 0) continue;
      entities.push({ id: `${id}-${e.id}`, type: n % 11 ? e.type : 'place', name: e.mentions.at(-1) ?? e.name });
      for (const m of e.mentions.slice(n % 2)) {
        mentions.push({ entity: `${id}-${e.id}`, document: id, ...place(m), kind: n % 7 ? 'name' : 'pronoun' });
      }
    }
    for (const s of said) {
      n++;
      if (n % 8 === 0) continue;
      const sentence = place(s.sentence);
      const content = place(s.content, sentence.start);
      const role = (key: string | null) => (key ? { id: `${id}-${key}` } : null);
      const position = `${story}-${n % 5 ? s.position : 'other'}`;
      statements.push({
        document: id,
        actor: role(n % 6 ? s.actor : named[0].id),
        reporter: n % 3 ? role(s.reporter) : null,
        addressee: role(s.addressee),
        cue: place(s.cue),
        content: [{ start: content.start, end: content.end - (n % 4) * 15 }],
        sentence,
        form: n % 4 ? s.form : 'action',
        modality: n % 10 ? s.modality : 'hedged',
        stance: n % 7 ? s.stance : 'neutral',
        position: { id: position, label: position },
      });
    }
  }
  for (const [name, records] of Object.entries({ entities, mentions, statements })) {
    writeFileSync(join(folder, `${name}.jsonl`), records.map((r) => JSON.stringify(r)).join('\n'));
  }
  return folder;
}

describe.skipIf(!existsSync(scorer))(
  'beside the Python scorer (skipped where STANDPOINT_DATA does not lead to it)',
  () => {
    it('gives the same figures', () => {
      const source = join(data, 'gold', 'dev-articles');
      const read = readdirSync(source).map((file) => JSON.parse(readFileSync(join(source, file), 'utf8')) as Article);
      const articles = new Map(read.map((a) => [a.id, a]));
      const goldPath = join(data, 'gold', 'dev.jsonl');
      const folder = damage(goldPath, articles);

      const expected = JSON.parse(
        execFileSync('python3', [scorer, goldPath, source, folder, '--json'], { encoding: 'utf8' }),
      );
      const found = readBuilt(folder, articles);
      const scored = figures(
        [...readGold(goldPath, articles, expect.unreachable)].map(([id, a]) => tally(id, a, found.get(id)!)),
      );
      expect(expected.stance).toBeGreaterThan(0.3);
      expect(expected.stance).toBeLessThan(0.9);
      const own = Object.entries(scored).filter(([key]) => key in expected);
      expect(own.map(([key]) => key)).toEqual(
        expect.arrayContaining(['entities', 'found', 'actor', 'stance', 'positions']),
      );
      expect(own.length).toBeGreaterThanOrEqual(14);
      for (const [key, value] of own) expect(value, key).toBeCloseTo(expected[key], 10);
    });
  },
);

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidates } from '../../src/positions/across.ts';
import { learnt, probability } from '../../src/positions/decision.ts';
import { acrossNames, bundlesOf, withinNames } from '../../src/positions/features.ts';
import { byDocument, mergePositions, type PositionItem } from '../../src/positions/index.ts';
import { compared } from '../../src/positions/item.ts';
import { labelNames } from '../../src/positions/label.ts';
import { linkage } from '../../src/positions/linkage.ts';
import { aim, change, contrary, contraryWords } from '../../src/positions/polarity.ts';
import { pairsWithin } from '../../src/positions/within.ts';

/** A statement whose vector points where its topic lies: the same topic, the same vector. */
const item = (wording: string, topic: number, more: Partial<PositionItem> & { at?: number } = {}): PositionItem => {
  const { at = topic * 100, ...rest } = more;
  return {
    wording,
    vector: Array.from({ length: 384 }, (_, i) => (i === topic ? 1 : 0)),
    document: 'a',
    date: '2024-05-01',
    title: null,
    concerns: [],
    imperative: true,
    actor: `actor ${at}`,
    stance: 'support',
    own: null,
    cue: { start: at, end: at + 5 },
    content: { start: at + 6, end: at + 40 },
    sentence: { start: at, end: at + 41 },
    contentText: wording,
    sentenceText: `She urged ${wording}.`,
    ...rest,
  };
};

describe('positions', () => {
  it('join wordings of one topic under the imperative that asks for the change, and turn its contrary round', () => {
    const { positions, of } = mergePositions([
      item('Keep the limits on exports', 0),
      item('Lift the limits on exports', 0, { at: 50 }),
      item('Lift the limits on exports', 0, { at: 90 }),
      item('Raise the income tax', 1, { at: 900 }),
    ]);
    expect(positions.map(({ label, wordings }) => [label, wordings])).toEqual([
      ['Lift the limits on exports', ['Lift the limits on exports', 'Keep the limits on exports']],
      ['Raise the income tax', ['Raise the income tax']],
    ]);
    expect(of.map(({ flipped }) => flipped)).toEqual([true, false, false, false]);
  });

  it('are named by how a statement is worded by itself, where no other is of theirs', () => {
    const own = { wording: 'Levy no toll on ferries', stance: 'oppose' } as const;
    const { positions, of } = mergePositions([
      item('Support the toll', 0, { imperative: false, own }),
      item('Keep the limits on exports', 1, { own: { wording: 'Limit exports', stance: 'support' } }),
      item('Lift the limits on exports', 1, { at: 150 }),
      item('Raise the income tax', 2, { own: { wording: 'Raise taxes on income', stance: 'support' } }),
      item('Raise the income tax', 2, { at: 250, own: { wording: 'Raise taxes on income', stance: 'support' } }),
    ]);
    expect(positions.map(({ label, wordings }) => [label, wordings])).toEqual([
      ['Levy no toll on ferries', ['Levy no toll on ferries']],
      ['Lift the limits on exports', ['Keep the limits on exports', 'Lift the limits on exports']],
      ['Raise taxes on income', ['Raise taxes on income']],
    ]);
    expect(of.map(({ own: itself, flipped }) => [itself, flipped])).toEqual([
      [true, false],
      [false, true],
      [false, false],
      [true, false],
      [true, false],
    ]);
  });

  it('of the same name are one, in a document and about one entity', () => {
    const own = { wording: 'Close the port', stance: 'support' } as const;
    const count = (more: Partial<PositionItem>): number =>
      mergePositions([
        item('Support the harbour', 0, { imperative: false, own }),
        item('Support dredging', 1, { imperative: false, own: { ...own, stance: 'oppose' }, ...more }),
      ]).positions.length;
    expect(count({})).toBe(1);
    expect(count({ document: 'b' })).toBe(2);
    const near = { document: 'b', concerns: ['place-tolmere'] };
    expect(count(near)).toBe(2);
    const long = { wording: 'Close the port to all tankers', stance: 'support' } as const;
    const alone = (more: Partial<PositionItem>): number =>
      mergePositions([
        item('Support the harbour', 0, { imperative: false, own: long }),
        item('Support dredging', 1, { imperative: false, own: long, document: 'b', ...more }),
      ]).positions.length;
    expect(alone({})).toBe(2);
    expect(alone({ actor: 'actor 0' })).toBe(1);
    expect(alone({ actor: 'actor 0', concerns: ['place-tolmere'] })).toBe(1);
    const [one, other] = [0, 1].map((topic) => item('Support the port', topic, { imperative: false, own, ...near }));
    expect(mergePositions([{ ...one!, document: 'a' }, other!]).positions).toHaveLength(1);
  });

  it('are named by bare words only where no statement that has them is worded otherwise', () => {
    const bare = (own: PositionItem['own']): PositionItem[] => [
      item('Support charter schools', 0, { imperative: false, own }),
      item('Support many charter schools', 0, { imperative: false, at: 50, stance: 'oppose' }),
    ];
    const label = (own: PositionItem['own']): string[] => mergePositions(bare(own)).positions.map((one) => one.label);
    expect(label({ wording: 'Allow charter schools', stance: 'support' })).toEqual(['Allow charter schools']);
    // Whom it stands against others may stand for.
    expect(label({ wording: 'Close charter schools', stance: 'oppose' })).toEqual(['Support charter schools']);
    expect(label(null)).toEqual(['Support charter schools']);
  });

  it('are not named by a wording that points elsewhere, if another names a thing', () => {
    const { positions } = mergePositions([item('Build it by 2025', 0), item('Build the gas pipeline', 0, { at: 50 })]);
    expect(positions.map(({ label }) => label)).toEqual(['Build the gas pipeline']);
  });

  it('are not named by a wording of others than they are about, if another names these', () => {
    const { positions } = mergePositions([
      item('Impeach other presidents', 0),
      item('Impeach President Harlow', 0, { at: 50 }),
    ]);
    expect(positions.map(({ label }) => label)).toEqual(['Impeach President Harlow']);
  });

  it('are compared by how near two statements lie among all of their document', () => {
    const items = [item('a', 0), item('b', 0, { at: 50 }), item('c', 1), item('d', 0, { at: 200 })].map(compared);
    const rounded = (rows: number[][]) => rows.map((row) => row.map((x) => Math.round(x * 1e4) / 1e4));
    const told = [...pairsWithin(items)].map(({ a, b, features }) => [a, b, ...features.slice(-2)]);
    // Each of the three of one topic lies at 1, 1 and 0 from the others, the odd one at 0 from all.
    const [alike, apart] = [1 - 2 / 3, -1 / 3];
    expect(withinNames.slice(-2)).toEqual(['aboveMeans', 'rank']);
    expect(rounded(told)).toEqual(
      rounded([
        [0, 1, alike, 0],
        [0, 2, apart, 0],
        [0, 3, alike, 0],
        [1, 2, apart, 0],
        [1, 3, alike, 0],
        [2, 3, apart, 0],
      ]),
    );
    const odd = [item('a', 0), item('b', 0, { at: 50 }), item('c', 1), item('d', 1, { at: 300 })].map(compared);
    const across = [...pairsWithin(odd)].find(({ a, b }) => a === 0 && b === 2);
    expect(across?.features.at(-1)).toBe(1 / 4);
  });

  it.each([
    ['the numbers differ', 'Provide $3 billion in military aid', 'Provide $60 billion in military aid', [], []],
    ['the entities differ', 'Send tanks to the army', 'Send tanks to the army', ['ukraine'], ['israel']],
    ['no word and no entity is shared', 'Pass the gun bill', 'Reform pensions', [], []],
  ])('of two documents stay apart where %s', (_, a, b, concernsA, concernsB) => {
    const items = [item(a, 0, { concerns: concernsA }), item(b, 0, { document: 'b', concerns: concernsB })];
    expect(mergePositions(items).positions.length).toBe(2);
  });

  it('of two documents are one where words, entities and meaning agree', () => {
    const items = [
      item('Send tanks to the army of Ukraine', 0, { concerns: ['ukraine'] }),
      item('Send tanks to the army of Ukraine', 0, { document: 'b', concerns: ['ukraine'] }),
    ];
    expect(mergePositions(items).positions.length).toBe(1);
  });

  it('of documents of one story are compared whatever their words, however many tell it', () => {
    const shared = 'Extend the ferry subsidy of Quillhaven harbour';
    const others = ['Shut the quay', 'Dredge seven canals', 'Name a museum'];
    const documents = Array.from({ length: 120 }, (_, i) => `d${100 + i}`);
    const items = documents.flatMap((document, i) => [
      item(shared, 3, { document, at: 300, concerns: ['quillhaven', 'orlan'] }),
      item(others[i % 3]!, i % 3, {
        document,
        at: 400 + i,
        actor: `only ${i}`,
        contentText: `${others[i % 3]} ${document}`,
      }),
    ]);
    const elsewhere = item('Plant trees', 7, { document: 'elsewhere', at: 1, actor: 'nobody else' });
    const bundles = byDocument([...items, elsewhere]).flatMap(({ items: own, telling }) =>
      bundlesOf(
        telling,
        own.map((one) => [one]),
      ),
    );
    const pairs = new Set([...candidates(bundles)].map(([a, b]) => `${a} ${b}`));
    // The quay of the first is compared with the canals of the second and the museum of the third.
    expect([pairs.has('1 3'), pairs.has('1 5'), pairs.has('1 201')]).toEqual([true, true, true]);
    expect([...pairs].some((pair) => pair.endsWith(` ${bundles.length - 1}`))).toBe(false);
  });

  it('are named as most ask for, not by a single contrary wording', () => {
    const { positions, of } = mergePositions([
      item('Keep the limits on exports', 0),
      item('Keep the limits on exports', 0, { at: 20 }),
      item('Lift the limits on exports', 0, { at: 50 }),
    ]);
    expect(positions.map(({ label }) => label)).toEqual(['Keep the limits on exports']);
    expect(of.map(({ flipped }) => flipped)).toEqual([false, false, true]);
  });

  it('of two documents that name nobody in common stay apart, unless they are worded alike', () => {
    const other = (wording: string, actor: string): number =>
      mergePositions([
        item('Accept the outcome of elections', 0),
        item(wording, 0, { document: 'b', actor, contentText: 'Accept the outcome of elections' }),
      ]).positions.length;
    expect(other('Win elections with that outcome', 'another')).toBe(2);
    expect(other('Win elections with that outcome', 'actor 0')).toBe(1);
    expect(other('Accept an outcome of the elections', 'another')).toBe(1);
  });

  it('whose labels say the same but for little words are one, and not where a number or a country differs', () => {
    const two = (a: string, b: string): number =>
      mergePositions([item(a, 0, { actor: 'x' }), item(b, 5, { actor: 'x', document: 'b', contentText: 'quite else' })])
        .positions.length;
    const label = 'Let Ukraine use American weapons against targets inside Russia';
    expect(two(label, 'Allow the use of American weapons against targets inside Russia')).toBe(1);
    expect(two(label, 'Let Israel use German weapons against targets inside Russia')).toBe(2);
    expect(two('Give Ukraine 3 billion pounds of military aid', 'Give Ukraine 5 billion pounds of military aid')).toBe(
      2,
    );
  });

  it('that ask for the same thing of one entity are one, by whichever of its names', () => {
    const asked = (wording: string, topic: number, id: string): PositionItem =>
      item(wording, topic, { document: `d${topic}`, concerns: [id], contentText: `words ${topic}` });
    const { positions } = mergePositions([
      asked('Appoint Maria Lopez as secretary of state', 0, 'lopez'),
      asked('Appoint Lopez as secretary of state', 1, 'lopez'),
      asked('Appoint Harlow as secretary of state', 2, 'harlow'),
    ]);
    expect(positions.map(({ members }) => members)).toEqual([[0, 1], [2]]);
  });

  it('do not depend on the order of the statements', () => {
    const items = [
      item('Lift the limits on exports', 0),
      item('Keep the limits on exports', 0, { at: 30, document: 'b', actor: 'actor 0' }),
      item('Ban the rifles', 1),
      item('Ban the guns', 1, { at: 120 }),
      item('Raise the income tax', 2),
    ];
    const expected = mergePositions(items).positions.map(({ members: _, ...position }) => position);
    fc.assert(
      fc.property(fc.shuffledSubarray(items, { minLength: items.length }), (shuffled) => {
        const { positions, of } = mergePositions(shuffled);
        expect(positions.map(({ members: _, ...position }) => position)).toEqual(expected);
        expect(of.length).toBe(items.length);
      }),
    );
  });

  it.each([
    ['Lift the ban', 'Keep the ban', true],
    ['Allow strikes', 'Ban strikes', true],
    ['Carry out strikes', 'Stop strikes', true],
    ['Leave the union', 'Remain in the union', true],
    ['Lift the ban', 'Ease the ban', false],
  ])('knows whether “%s” and “%s” are contrary', (a, b, answer) => {
    expect(contrary(a, b)).toBe(answer);
  });

  it.each([
    ['Drop the bid to add the question', -1, 'quest'],
    ['Complete the dismissal of the bill', -1, 'bill'],
    ['End the ban on flights', 1, 'flight'],
    ['Stop funding the wall', -1, 'wall'],
    ['Keep the ban on abortion', -1, 'abort'],
    ['Prevent the firm from releasing records', -1, 'record'],
    ['Let Ukraine use American weapons against targets', 1, 'weapon'],
    ['Allow Ukraine to use American weapons', 1, 'weapon'],
    ['Restrict the use of British weapons', -1, 'weapon'],
    ['Let states ban abortion', -1, 'abort'],
  ])('knows what “%s” works for or against', (wording, effect, thing) => {
    expect(aim(wording)).toEqual({ effect, thing });
  });

  it.each([
    ['Raise the cap on schools', 'Lift the cap on schools'],
    ['Let Britain leave the EU', 'Leave the EU'],
    ['Send back the migrants', 'Deport the migrants'],
    ['Keep Iran from building a bomb', 'Stop Iran from building a bomb'],
    ['Extend the deadline', 'Postpone the deadline'],
    ['Keep a force in Iraq', 'Leave a force in Iraq'],
  ])('does not take “%s” for the contrary of “%s”', (a, b) => {
    expect(contraryWords(a, b)).toBe(false);
  });

  it.each([
    ['Leave the European Union', 'Stay in the European Union'],
    ['Drop the bid to add the question', 'Add the question to the census'],
    ['Withdraw the bill', 'Pass the bill'],
  ])('takes “%s” for the contrary of “%s”', (a, b) => {
    expect(contraryWords(a, b)).toBe(true);
  });

  it('learnt their weights on the features that there are', () => {
    const { within, across, label } = learnt();
    expect([within.names, across.names, label.names]).toEqual([[...withinNames], [...acrossNames], [...labelNames]]);
  });

  it('are judged by rectified units and a logistic one', () => {
    const units = [
      { weights: [1, -1], bias: 0, out: 2 },
      { weights: [0, 1], bias: -5, out: 100 },
    ];
    const net = { names: ['a', 'b'], units, bias: -1, threshold: 0.5 };
    expect(probability(net, [3, 2])).toBeCloseTo(1 / (1 + Math.exp(-1)));
    expect(probability(net, [2, 3])).toBeCloseTo(1 / (1 + Math.exp(1)));
  });

  it('does not guess what a verb of no such effect works for', () => {
    expect(aim('Paint the wall')).toBeNull();
  });

  it('turns round a wording that works against what its position is for', () => {
    const { positions, of } = mergePositions([
      item('Add the question to the census', 0),
      item('Add the question to the census', 0, { at: 10 }),
      item('Drop the bid to add the question', 0, { at: 20 }),
    ]);
    expect(positions.map(({ label }) => label)).toEqual(['Add the question to the census']);
    expect(of.map(({ flipped }) => flipped)).toEqual([false, false, true]);
  });

  it('tells a change from keeping things as they are', () => {
    expect([change('Lift the ban'), change('Maintain the ban'), change('Paint the wall')]).toEqual([1, -1, 0]);
  });
});

describe('average linkage', () => {
  const edge = (a: number, b: number, likely: number) => ({ a, b, likely });
  it.each([
    ['joins what is likely one', 3, [edge(0, 1, 0.9)], [[0, 1], [2]]],
    ['lets no chain join what has no edge', 3, [edge(0, 1, 0.9), edge(1, 2, 0.8)], [[0, 1], [2]]],
    ['weighs sets by their members', 3, [edge(0, 1, 0.9), edge(1, 2, 0.8), edge(0, 2, 0.4)], [[0, 1, 2]]],
    ['takes the earliest of equals', 3, [edge(1, 2, 0.7), edge(0, 1, 0.7)], [[0, 1], [2]]],
  ])('%s', (_, count, edges, sets) => {
    expect(linkage(count, edges, 0.5)).toEqual(sets);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MergedEntities, mergeEntities } from '../../src/entities/index.ts';
import type { Extract } from '../../src/model.ts';
import { country, extractOf, group, org, place, type Sketch } from './extracts.ts';

/** Which entities are one: "document:index", grouped, in order. */
function sets(extracts: readonly Extract[], merged: MergedEntities): string[] {
  const groups = new Map<string, string[]>();
  for (const { document, entities } of extracts)
    entities.forEach((_, i) => {
      const id = merged.idOf(document.id, i);
      groups.set(id, [...(groups.get(id) ?? []), `${document.id}${i}`]);
    });
  return [...groups.values()].map((names) => names.sort().join(' ')).sort();
}

/** Words that go on after a name, as two reprints of one text have them. */
const reprint =
  'cleared its first hurdle in the chamber on Tuesday, hours after its text was out, by 64 votes to 34; a fifth of those who voted for it are of the other party';

type Case = [claim: string, documents: [date: string | null, ...(Sketch | string)[]][], expected: string[]];

const people: Case[] = [
  [
    'a middle initial makes nobody else',
    [
      ['2024-05-02', 'Antony Blinken'],
      ['2024-05-03', 'Antony J. Blinken'],
    ],
    ['a0 b0'],
  ],
  [
    'two whom one article tells apart, mother and daughter, stay two',
    [['2019-06-20', 'Gloria Vanderbilt', 'Gloria Morgan Vanderbilt']],
    ['a0', 'a1'],
  ],
  [
    'a second surname makes nobody else at one time, but years apart, or beside each other, or after a given name',
    [
      ['2019-08-02', 'Wanda Vázquez Garced'],
      ['2019-08-09', 'Wanda Vázquez'],
      ['2019-08-09', 'Luis Fortuño', 'Luis Fortuño Burset', 'Mary Ann'],
      ['2019-08-10', 'Mary Ann Harlow'],
      ['2011-01-01', 'Pedro Rosselló'],
      ['2019-08-10', 'Pedro Rosselló Nevares'],
    ],
    ['a0 b0', 'c0', 'c1', 'c2', 'd0', 'e0', 'f0'],
  ],
  [
    'a pet form is the same given name',
    [
      ['2024-05-02', 'Tony Blinken'],
      ['2024-05-03', 'Antony Blinken'],
    ],
    ['a0 b0'],
  ],
  [
    'accents and dots come and go',
    [
      ['2018-05-02', 'Enrique Pena Nieto'],
      ['2018-05-03', 'Enrique Peña Nieto'],
    ],
    ['a0 b0'],
  ],
  [
    'two given names are two people',
    [
      ['2016-05-02', 'Bill Clinton'],
      ['2016-05-03', 'Hillary Clinton'],
    ],
    ['a0', 'b0'],
  ],
  [
    'middle initials tell father from son',
    [
      ['2004-05-02', 'George W. Bush'],
      ['2004-05-03', 'George H. W. Bush'],
      ['2004-05-03', 'George H.W. Bush'],
    ],
    ['a0', 'b0 c0'],
  ],
  [
    'a junior is not his father',
    [
      ['2017-05-02', 'Donald Trump'],
      ['2017-05-03', 'Donald Trump Jr.'],
    ],
    ['a0', 'b0'],
  ],
  [
    'a suffix that an office-holder bears in the data makes nobody else',
    [
      ['2016-05-02', 'Joe Biden'],
      ['2016-05-03', 'Joseph R. Biden Jr.'],
    ],
    ['a0 b0'],
  ],
  [
    'words of a title that stick to a name fall off',
    [
      ['2019-05-02', 'Nancy Pelosi'],
      ['2019-05-03', 'House Nancy Pelosi'],
    ],
    ['a0 b0'],
  ],
  [
    'a particle before a surname is no given name',
    [
      ['2020-05-02', 'Gloria La Riva', org('Socialist Workers')],
      ['2020-05-03', 'La Riva', org('Socialist Workers')],
    ],
    ['a0 b0', 'a1 b1'],
  ],
];

const surnames: Case[] = [
  [
    'a surname in the same story is the only person so named',
    [
      ['2024-05-02', 'Antony Blinken', org('Aspen Forum')],
      ['2024-05-03', 'Blinken', org('Aspen Forum')],
    ],
    ['a0 b0', 'a1 b1'],
  ],
  [
    'a surname far off in time and story stays apart',
    [
      ['2004-05-02', 'Antony Blinken'],
      ['2024-05-03', 'Blinken'],
    ],
    ['a0', 'b0'],
  ],
  [
    'a surname that all know one person by means her beside a relative, in an article that names both',
    [
      ...['2016-05-01', '2016-05-02', '2016-05-03'].map((date): [string, ...string[]] => [date, 'Hillary Clinton']),
      ['2016-05-04', 'Hillary Clinton', 'Clinton'],
    ],
    ['a0 b0 c0 d0 d1'],
  ],
  [
    'a surname that all know one person by goes to no namesake',
    [
      ...['2016-05-01', '2016-05-02', '2016-05-03', '2016-05-04'].map((date): [string, ...string[]] => [
        date,
        'Hillary Clinton',
      ]),
      ['2016-05-06', 'Chelsea Clinton', org('Aspen Forum'), place('Port Royal')],
      ['2016-05-07', 'Clinton', org('Aspen Forum'), place('Port Royal')],
    ],
    ['a0 b0 c0 d0 f0', 'e0', 'e1 f1', 'e2 f2'],
  ],
  [
    'of two, the one of the same story',
    [
      ['2016-05-02', 'Bill Clinton', org('Haiti Relief Fund'), place('Port Royal')],
      ['2016-05-02', 'Hillary Clinton', org('Benghazi Committee')],
      ['2016-05-03', 'Clinton', org('Haiti Relief Fund'), place('Port Royal')],
    ],
    ['a0 c0', 'a1 c1', 'a2 c2', 'b0', 'b1'],
  ],
  [
    'of two that nothing tells apart, neither',
    [
      ['2016-05-02', 'Bill Clinton'],
      ['2016-05-02', 'Hillary Clinton'],
      ['2016-05-03', 'Clinton'],
    ],
    ['a0', 'b0', 'c0'],
  ],
  [
    'pronouns tell two of one surname apart',
    [
      ['2016-05-02', 'Bill Clinton', org('Health Reform Now')],
      ['2016-05-02', 'Hillary Clinton', org('Health Reform Now')],
      ['2016-05-03', { says: ['Clinton', 'she', 'her'] }, org('Health Reform Now')],
    ],
    ['a0', 'a1 b1 c1', 'b0 c0'],
  ],
  [
    'an office tells two of one surname apart',
    [
      ['2016-05-02', { says: ['Tim Scott'], roles: [['Senator']] }],
      ['2016-05-02', { says: ['Rick Scott'], roles: [['Governor']] }],
      ['2016-05-03', { says: ['Scott'], roles: [['Governor']] }],
    ],
    ['a0', 'b0 c0'],
  ],
  [
    'a document that names a person in full means somebody else by a surname left over',
    [
      ['2016-05-02', 'Michael Brown', org('Ferguson March')],
      ['2016-05-03', 'Michael Brown', 'Brown', org('Ferguson March')],
    ],
    ['a0 b0', 'a1 b2', 'b1'],
  ],
  [
    'a surname alone in two stories is two people',
    [
      ['2016-05-02', 'Smith', org('Acme Works')],
      ['2016-09-03', 'Smith', org('Delta Works')],
    ],
    ['a0', 'a1', 'b0', 'b1'],
  ],
  [
    'a surname alone twice in one story is one',
    [
      ['2016-05-02', 'Smith', org('Acme Works')],
      ['2016-05-03', 'Smith', org('Acme Works')],
    ],
    ['a0 b0', 'a1 b1'],
  ],
  [
    'a president and vice president of one surname go by the date',
    [
      ['1992-05-02', { says: ['Bush'], roles: [['President']] }],
      ['2004-05-02', { says: ['Bush'], roles: [['President']] }],
      ['2004-06-02', { says: ['George W. Bush'] }],
    ],
    ['a0', 'b0 c0'],
  ],
];

const things: Case[] = [
  [
    'a chamber is that of the territory whose governor its article is about; "the U.S. Senate" is not, and a state says whose',
    [
      ['2019-08-03', place('Puerto Rico', 'governor of Puerto Rico'), org('Senate'), org('U.S. Senate')],
      ['2019-08-04', place('Puerto Rico'), org('Senate of Puerto Rico')],
      ['2019-08-04', org('Senate'), org('Congress')],
      ['2019-08-05', place('Ohio', 'governor of Ohio'), org('Senate')],
      ['2019-08-05', place('Ohio', 'Ohio'), org('Ohio Supreme Court'), org('Senate'), org('Supreme Court')],
    ],
    ['a0 b0', 'a1 b1', 'a2 c0 d1 e2', 'c1', 'd0 e0', 'e1', 'e3'],
  ],
  [
    'what all know a body, a city, a state or a government by is one with its longer name',
    [
      ['2020-10-02', org('Commission on Debates'), place('District of Columbia'), country('KP', 'North Korea')],
      [
        '2020-10-03',
        org('United States Commission on Debates'),
        place('D.C.'),
        { type: 'country', says: ['Pyongyang'] },
      ],
      [
        '2020-10-04',
        org('national Commission on Debates'),
        place('Washington'),
        place('New York State'),
        place('New York'),
      ],
    ],
    ['a0 b0 c0', 'a1 b1 c1', 'a2 b2', 'c2 c3'],
  ],
  [
    'a ministry is that of the country whose the article says it is',
    [
      ['2020-01-09', { ...org('Ministry of Foreign Affairs'), country: 'TR' }, country('GR', 'Greece', 'Greek')],
      ['2020-01-10', org('Turkey’s foreign ministry'), country('GR', 'Greece')],
      ['2020-01-11', org('Foreign Ministry'), country('GR', 'Greece')],
    ],
    ['a0 b0', 'a1 b1 c1', 'c0'],
  ],
  [
    'an unnamed group is one where two articles print one text, and only there',
    [
      ['2022-06-22', group('two Republicans'), org(reprint)],
      ['2022-06-22', group('two Republicans'), org(reprint)],
      ['2022-06-23', group('two Republicans'), org('Everytown'), org(reprint)],
    ],
    ['a0 b0', 'a1 b1 c2', 'c0', 'c1'],
  ],
  [
    '"the Department of State" is the State Department',
    [
      ['2024-05-02', org('Department of State')],
      ['2024-05-03', org('the State Department')],
      ['2024-05-03', org('U.S. State Department')],
    ],
    ['a0 b0 c0'],
  ],
  [
    'an acronym that a document ties to a name means it everywhere',
    [
      ['2013-05-02', org('Recording Guild of America', 'RGA')],
      ['2018-05-03', org('RGA')],
    ],
    ['a0 b0'],
  ],
  [
    'initials that match count within a story',
    [
      ['2013-05-02', org('Fair Trade League'), place('Dover'), place('Calais')],
      ['2013-05-03', org('FTL'), place('Dover'), place('Calais')],
    ],
    ['a0 b0', 'a1 b1', 'a2 b2'],
  ],
  [
    'initials that match in another story say nothing',
    [
      ['2013-05-02', org('Fair Trade League')],
      ['2013-05-03', org('FTL')],
    ],
    ['a0', 'b0'],
  ],
  [
    'parliaments of two countries are two',
    [
      ['2019-05-02', org('Parliament'), country('GB', 'Britain')],
      ['2019-05-03', org('Parliament'), country('KE', 'Kenya')],
      ['2019-05-04', org('Kenyan Parliament'), country('FR', 'France')],
    ],
    ['a0', 'a1', 'b0 c0', 'b1', 'c1'],
  ],
  [
    'a country is one under all its names',
    [
      ['2019-05-02', country('US', 'U.S.')],
      ['2019-05-03', country('US', 'America')],
    ],
    ['a0 b0'],
  ],
  [
    'Washington the place is not Washington the man',
    [
      ['2019-05-02', place('Washington')],
      ['2019-05-03', place('Washington, D.C.'), 'Washington'],
      ['2019-05-04', 'Denzel Washington'],
    ],
    ['a0 b0', 'b1', 'c0'],
  ],
  [
    'critics belong to their document',
    [
      ['2019-05-02', group('critics')],
      ['2019-05-03', group('critics')],
    ],
    ['a0', 'b0'],
  ],
  [
    'House Republicans are one, some Republicans are not',
    [
      ['2019-05-02', group('House Republicans'), group('Some Republicans')],
      ['2019-05-03', group('House Republicans'), group('Some Republicans')],
    ],
    ['a0 b0', 'a1', 'b1'],
  ],
  [
    'an outlet that was read as a man is an outlet',
    [
      ['2019-05-02', org('Wikinews')],
      ['2019-05-03', 'Wikinews'],
    ],
    ['a0 b0'],
  ],
  [
    'a name of several words has the type that most documents read',
    [
      ['2019-05-02', org('Planned Harvest')],
      ['2019-05-03', org('Planned Harvest')],
      ['2019-05-04', 'Planned Harvest'],
    ],
    ['a0 b0 c0'],
  ],
];

const build = (documents: Case[1]): Extract[] =>
  documents.map(([date, ...named], i) => extractOf('abcdef'[i]!, date, named));

describe.each([
  ['people', people],
  ['surnames alone', surnames],
  ['things', things],
])('%s across documents', (_, cases) => {
  test.each(cases)('%s', (_claim, documents, expected) => {
    const extracts = build(documents);
    expect(sets(extracts, mergeEntities(extracts))).toEqual(expected);
  });
});

describe('the merged entities', () => {
  const all = [...people, ...surnames, ...things].flatMap(([, documents], k) =>
    build(documents).map((extract) => ({
      ...extract,
      document: { ...extract.document, id: `${k}${extract.document.id}` },
    })),
  );

  test('do not depend on the order of the documents', () => {
    const expected = JSON.stringify(mergeEntities(all));
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(JSON.stringify(mergeEntities(shuffled))).toBe(expected);
      }),
      { numRuns: 20 },
    );
  });

  test('have ids of their own, and every mention points at its words', () => {
    const { entities, mentions } = mergeEntities(all);
    expect(new Set(entities.map(({ id }) => id)).size).toBe(entities.length);
    const known = new Map(entities.map((entity) => [entity.id, entity]));
    const texts = new Map(all.map(({ document }) => [document.id, document.text]));
    expect(mentions.length).toBeGreaterThan(all.length);
    for (const { entity, document, start, end, kind } of mentions) {
      const { name, aliases } = known.get(entity)!;
      if (kind === 'name') expect([name, ...aliases]).toContain(texts.get(document)!.slice(start, end));
    }
  });

  test('bear the fullest name, all spellings as aliases, their affiliations with the place', () => {
    const { entities, mentions } = mergeEntities([
      extractOf('a', '2024-05-02', [
        { says: ['Antony Blinken', 'Blinken', 'he'], roles: [['Secretary of State', 1]] },
        org('State Department'),
      ]),
      extractOf('b', '2024-05-03', ['Tony Blinken']),
    ]);
    const blinken = entities.find(({ type }) => type === 'person')!;
    const department = entities.find(({ type }) => type === 'organization')!;
    expect(blinken).toMatchObject({ name: 'Antony Blinken', aliases: ['Blinken', 'Tony Blinken'], mentions: 4 });
    expect(blinken.affiliations).toEqual([
      { role: 'Secretary of State', of: department.id, former: false, document: 'a', start: 26, end: 44 },
    ]);
    expect(blinken.id).toMatch(/^person-antony-blinken-[0-9a-f]{6}$/);
    expect(blinken.merged).toEqual([
      '“Tony Blinken” is a form of “Antony Blinken”: same surname, agreeing given names (0.9), in b',
    ]);
    expect(mentions.filter(({ entity }) => entity === blinken.id).map(({ kind }) => kind)).toEqual([
      'name',
      'name',
      'pronoun',
      'name',
    ]);
  });

  test('take the Wikidata id of the U.S. office-holder of that name at that time', () => {
    const ids = (date: string, ...named: (Sketch | string)[]): (string | undefined)[] => {
      const merged = mergeEntities([extractOf('a', date, named)]);
      return named.map((_, i) => merged.entities.find(({ id }) => id === merged.idOf('a', i))!.wikidata);
    };
    expect(ids('2016-05-02', 'Barack Obama', 'George W. Bush', 'George H. W. Bush')).toEqual([
      'Q76',
      'Q207',
      undefined,
    ]);
    expect(ids('2019-05-02', { says: ['Ted Cruz'], roles: [['Senator']] })).toEqual(['Q2036942']);
    // A legislator's name in an article without politics is no evidence; nor is a later office.
    expect(ids('2019-05-02', 'Ted Cruz')).toEqual([undefined]);
    expect(ids('2005-05-02', { says: ['Ted Cruz'], roles: [['Senator']] })).toEqual([undefined]);
  });

  test('name what a reader should check', () => {
    const { doubtful } = mergeEntities([
      extractOf('a', '2016-05-02', ['Bill Clinton']),
      extractOf('b', '2016-05-02', ['Hillary Clinton']),
      extractOf('c', '2016-05-03', ['Clinton']),
    ]);
    expect(doubtful).toEqual(['“Clinton” could be “Bill Clinton” or “Hillary Clinton”; it was kept apart (c).']);
  });

  test('keep the ids of an earlier build when earlier and fuller names arrive', () => {
    const first = [extractOf('b', '2024-05-03', ['Volodymyr Zelensky', org('Rotary Works')])];
    const earlier = mergeEntities(first);
    const more = [...first, extractOf('a', '2024-05-01', ['Volodymyr O. Zelensky', org('Other Works')])];
    const later = mergeEntities(more, undefined, earlier);
    expect(later.idOf('b', 0)).toBe(earlier.idOf('b', 0));
    expect(later.idOf('a', 0)).toBe(earlier.idOf('b', 0));
    expect(later.idOf('b', 1)).toBe(earlier.idOf('b', 1));
    expect(mergeEntities(more).idOf('b', 0)).not.toBe(earlier.idOf('b', 0));
  });
});

/** For whom an actor stands on the day of a statement. */
import { describe, expect, it } from 'vitest';
import { affiliations } from '../../src/graph/affiliation.ts';
import type { Level } from '../../src/graph/levels.ts';
import type { EntityRecord } from '../../src/model.ts';
import { storyOf } from './story.ts';

const told = (of: string | null, role: string, document: string, former = false) => ({
  role,
  of,
  former,
  document,
  start: 0,
  end: 1,
});
const entities: Partial<EntityRecord>[] = [
  { id: 'state', type: 'organization', name: 'State Department' },
  { id: 'think', type: 'organization', name: 'Brookings Institution' },
  { id: 'npp', type: 'organization', name: 'New Progressive Party' },
  { id: 'us', type: 'country', name: 'United States', country: 'US' },
  { id: 'ru', type: 'country', name: 'Russia', country: 'RU' },
  {
    id: 'nuland',
    affiliations: [
      told('state', 'under secretary', 'd2021'),
      told('state', 'third in command', 'd2024', true),
      told('think', 'fellow', 'd2025'),
    ],
  },
  { id: 'rosselló', affiliations: [told('npp', 'leader', 'd2021')] },
  { id: 'blinken', affiliations: [told('us', 'U.S. secretary of state', 'd2021')] },
  { id: 'lavrov', affiliations: [told(null, 'Russian foreign minister', 'd2021')] },
  { id: 'collins', affiliations: [told(null, 'Republican senator', 'd2021')] },
  { id: 'biden', name: 'Joe Biden', wikidata: 'Q6279' },
  { id: 'senator', name: 'Susan Collins', wikidata: 'Q22279' },
  { id: 'nobody' },
  { id: 'ministry', type: 'organization', name: 'Russian Foreign Ministry' },
  { id: 'house-gop', type: 'group', name: 'House Republicans' },
];
const documents = ['2021', '2024', '2025'].map((year) => ({ id: `d${year}`, date: `${year}-05-01` }));

const cases: [who: string, level: Level, year: string, expected: string | null, because: string][] = [
  ['nuland', 'actor', '2021', 'nuland', 'an actor stands for itself'],
  ['nuland', 'organization', '2021', 'State Department', 'the article of that year says so'],
  [
    'nuland',
    'organization',
    '2024',
    'Brookings Institution',
    'State is called former by then, and a later article knows more',
  ],
  ['nuland', 'organization', '2025', 'Brookings Institution', 'the article of that year says so'],
  ['nuland', 'country', '2021', 'United States', 'the State Department is American'],
  ['rosselló', 'organization', '2021', 'New Progressive Party', 'no office is told, only a party'],
  ['rosselló', 'party', '2024', 'New Progressive Party', 'the latest article before says so'],
  ['blinken', 'organization', '2024', 'United States', 'an office of a country stands for it'],
  ['lavrov', 'country', '2024', 'Russia', 'his office is Russian'],
  ['collins', 'party', '2024', 'Republican Party', 'her office names it'],
  ['biden', 'organization', '2024', 'White House', 'he was president on that day'],
  ['biden', 'organization', '2014', 'White House', 'he was vice president on that day'],
  ['senator', 'organization', '2005', 'Senate', 'she was senator on that day'],
  ['biden', 'party', '2014', 'Democratic Party', 'he was elected for it'],
  ['biden', 'organization', '2019', null, 'he held no office on that day'],
  ['nobody', 'organization', '2024', null, 'nothing tells it'],
  ['state', 'organization', '2024', 'State Department', 'an organization stands for itself'],
  ['ministry', 'country', '2024', 'Russia', 'its name says so'],
  ['npp', 'party', '2024', 'New Progressive Party', 'a party stands for itself'],
  ['us', 'organization', '2024', 'United States', 'a country that speaks is its government'],
  ['house-gop', 'party', '2024', 'Republican Party', 'its name says so'],
  ['house-gop', 'organization', '2024', null, 'a group is no organization'],
];

describe('for whom an actor stands', () => {
  it.each(cases)('%s by %s in %s: %s, for %s', (who, level, year, expected) => {
    const document = documents.some(({ id }) => id === `d${year}`) ? `d${year}` : 'other';
    const data = storyOf([[who, '+', 'p', { document, day: `${year}-05-01` }]], entities, [
      ...documents,
      { id: 'other', date: `${year}-05-01` },
    ]);
    expect(affiliations(data)(data.statements[0]!, level)?.label ?? null).toBe(expected);
  });
});

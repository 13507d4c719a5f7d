import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lexiconPath } from '../../src/assets.ts';
import {
  countryByAdjective,
  countryByCapital,
  countryByName,
  countryName,
  fullGivenName,
  genderOfGivenName,
  genderOfTitle,
  institutionByName,
  isCommonBody,
  isOutlet,
  isRoleNoun,
  isTitle,
  officialsNamed,
  placeByName,
} from '../../src/lexicon/index.ts';

describe('countries', () => {
  test.each([
    ['U.S.', 'US'],
    ['the United States', 'US'],
    ["America's", 'US'],
    ['Britain', 'GB'],
    ['Russian Federation', 'RU'],
    ['DPRK', 'KP'],
    ['Taiwan', 'TW'],
    ['Kosovo', 'XK'],
    ['Bosnia', 'BA'],
    ['the Gambia', 'GM'],
    ['European Union', null],
    ['Scotland', null],
    ['Hong Kong', null],
    ['Moscow', null],
  ])('%s is %s', (name, code) => {
    expect(countryByName(name)).toBe(code);
  });

  test.each([
    ['US', 'United States'],
    ['GB', 'United Kingdom'],
    ['KR', 'South Korea'],
    ['RU', 'Russia'],
    ['GM', 'Gambia'],
    ['FM', 'Micronesia'],
  ])('%s is shown as %s', (code, name) => {
    expect(countryName(code)).toBe(name);
  });

  test.each([
    ['American', 'US'],
    ['Russians', 'RU'],
    ['Swiss', 'CH'],
    ['Dominican', 'DO'],
    ['Korean', null],
    ['Catalan', null],
  ])('%s is of %s', (word, code) => {
    expect(countryByAdjective(word)).toBe(code);
  });

  test.each([
    ['Moscow', 'RU'],
    ['Kyiv', 'UA'],
    ['Abu Dhabi', 'AE'],
    ['Washington', 'US'],
    ['Brussels', null],
    ['Chicago', null],
  ])('%s governs %s', (town, code) => {
    expect(countryByCapital(town)).toBe(code);
  });
});

describe('institutions and places', () => {
  test.each([
    ['Department of State', 'State Department', 'US'],
    ['the GOP', 'Republican Party', 'US'],
    ['UN', 'United Nations', null],
    ['AP', 'Associated Press', null],
    ['Kremlin', 'Kremlin', 'RU'],
  ])('%s is known as %s, of %s', (name, known, country) => {
    expect(institutionByName(name)).toEqual({ name: known, country });
  });

  test('no name means two institutions', () => {
    const { institutions } = JSON.parse(readFileSync(lexiconPath('words.json'), 'utf8')) as {
      institutions: Record<string, string[]>;
    };
    const names = Object.entries(institutions).flatMap(([name, [, ...aliases]]) => [name, ...new Set(aliases)]);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  test('an outlet whose name is a common word is no institution of fixed name', () => {
    expect([isOutlet('The Times'), institutionByName('Times')]).toEqual([true, null]);
    expect([isOutlet('New York Times'), institutionByName('New York Times')?.name]).toEqual([true, 'New York Times']);
    expect(isOutlet('Pentagon')).toBe(false);
  });

  test('a body that many countries have is told from one of a kind', () => {
    expect(['Parliament', 'the Supreme Court', 'Bundestag', 'NATO'].map(isCommonBody)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('states, regions and parts of countries are places', () => {
    expect(['Kentucky', 'Scotland', 'Crimea', 'Hong Kong', 'Ky', 'France'].map(placeByName)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('people', () => {
  test('given names and titles tell the gender where they can', () => {
    expect(['Hillary', 'Volodymyr', 'Xi'].map(genderOfGivenName)).toEqual(['f', 'm', null]);
    expect(['Mr.', 'Congresswoman', 'Senator'].map(genderOfTitle)).toEqual(['m', 'f', null]);
    expect(['tony', 'antony', 'bill', 'joe', 'hillary'].map(fullGivenName)).toEqual([
      'anthony',
      'anthony',
      'william',
      'joseph',
      'hillary',
    ]);
  });

  test('titles are capitalised, role nouns are not', () => {
    expect([isTitle('Sen.'), isTitle('President'), isTitle('Obama')]).toEqual([true, true, false]);
    expect([isRoleNoun('spokesman'), isRoleNoun('lawmaker'), isRoleNoun('bill')]).toEqual([true, true, false]);
  });

  test('U.S. office-holders are found by surname, once each, with their terms', () => {
    const presidents = officialsNamed('Bush').filter(({ terms }) => terms.some(({ office }) => office === 'president'));
    expect(presidents.map(({ name }) => name)).toEqual(['George Herbert Walker Bush', 'George Walker Bush']);
    const [pence] = officialsNamed('Pence').filter(({ given }) => given.includes('Mike'));
    expect(pence).toMatchObject({ wikidata: 'Q24313', gender: 'm' });
    expect(pence!.terms.map(({ office, from }) => [office, from])).toEqual([
      ['representative', '2005-01-04'],
      ['vice president', '2017-01-20'],
    ]);
    expect(officialsNamed('Blinken')).toEqual([]);
  });
});

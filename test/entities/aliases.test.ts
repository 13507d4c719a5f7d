import { describe, expect, test } from 'vitest';
import { mergeEntities, readAliases } from '../../src/entities/index.ts';
import { FormatError } from '../../src/errors.ts';
import { extractOf, org } from './extracts.ts';

const merge = (yaml: string) => {
  const merged = mergeEntities(
    [
      extractOf('a', '2024-05-01', ['Mike Johnson', org('Acme Works'), org('Lincoln')]),
      extractOf('b', '2024-05-02', ['Michael Johnson', org('The Acme Group'), org('Lincoln')]),
    ],
    readAliases(yaml, 'aliases.yaml'),
  );
  return {
    ...merged,
    at: (document: string, i: number) => merged.entities.find(({ id }) => id === merged.idOf(document, i))!,
  };
};

describe("a user's aliases", () => {
  test('without any, agreeing names are one and other names are not', () => {
    const { idOf } = merge('');
    expect(idOf('a', 0)).toBe(idOf('b', 0));
    expect(idOf('a', 1)).not.toBe(idOf('b', 1));
  });

  test('keep apart what the rules would join', () => {
    const { idOf } = merge('different: [[Mike Johnson, Michael Johnson]]');
    expect(idOf('a', 0)).not.toBe(idOf('b', 0));
  });

  test('join what the rules would keep apart, under the first name', () => {
    const { idOf, at } = merge('same: [[Acme, acme works, The Acme Group]]');
    expect(idOf('a', 1)).toBe(idOf('b', 1));
    expect(at('a', 1).name).toBe('Acme');
    expect(at('a', 1).aliases).toEqual(['Acme Works', 'The Acme Group']);
  });

  test('rename, and give a type', () => {
    const { at } = merge('rename: {Acme Works: Acme Inc.}\ntype: {Lincoln: person}');
    expect(at('a', 1).name).toBe('Acme Inc.');
    expect(at('a', 2).type).toBe('person');
  });

  test.each([
    ['same: [', 'aliases.yaml is no YAML'],
    ['- one', 'aliases.yaml is a list or a word'],
    ['alike: []', 'aliases.yaml has an unknown key "alike"'],
    ['same: [one]', 'In aliases.yaml, "same" must be a list of lists of names.'],
    ['rename: {a: [b]}', 'In aliases.yaml, "rename" must give one word or name for each name.'],
    ['type: {a: human}', 'In aliases.yaml, the type of "a" is "human"; it must be one of person'],
    ['same: [[a, b]]\ndifferent: [[b, a]]', 'aliases.yaml calls "b" and "a" both the same and different.'],
  ])('that are wrong are answered with the place: %j', (yaml, message) => {
    expect(() => readAliases(yaml, 'aliases.yaml')).toThrow(FormatError);
    expect(() => readAliases(yaml, 'aliases.yaml')).toThrow(message);
  });
});

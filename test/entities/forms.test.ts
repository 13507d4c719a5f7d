import { expect, test } from 'vitest';
import { compatible, personForm } from '../../src/entities/forms.ts';

test.each([
  ['Sen. Robert F. Kennedy Jr.', { given: 'robert', middle: ['f'], surname: 'kennedy', suffix: 'jr' }],
  ['J.D. Vance', { given: 'j', middle: ['d'], surname: 'vance', suffix: null }],
  ['BEN CARSON', { given: 'ben', middle: [], surname: 'carson', suffix: null }],
  ['Recep Tayyip Erdoğan', { given: 'recep', middle: ['tayyip'], surname: 'erdogan', suffix: null }],
  ['Paweł Adamowicz', { given: 'pawel', middle: [], surname: 'adamowicz', suffix: null }],
  ['President Obama', { given: null, middle: [], surname: 'obama', suffix: null }],
  ['Marine Le Pen', { given: 'marine', middle: [], surname: 'pen', suffix: null }],
])('%s is read as given name, middle names, surname and suffix', (name, form) => {
  expect(personForm(name)).toEqual(form);
});

test.each([
  ['Bill Clinton', 'William Jefferson Clinton', true],
  ['J.D. Vance', 'James David Vance', true],
  ['J. Vance', 'J. D. Vance', true],
  ['Hillary Rodham Clinton', 'Hillary Clinton', true],
  ['Bill Clinton', 'Hillary Clinton', false],
  ['John A. Smith', 'John B. Smith', false],
  ['Donald Trump', 'Donald Trump Jr.', false],
  ['Clinton', 'Hillary Clinton', false],
])('%s and %s could be one person: %s', (a, b, expected) => {
  expect(compatible(personForm(a), personForm(b))).toBe(expected);
  expect(compatible(personForm(b), personForm(a))).toBe(expected);
});

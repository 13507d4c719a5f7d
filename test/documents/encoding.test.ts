import { describe, expect, test } from 'vitest';
import { declaredCharset, decode } from '../../src/documents/encoding.ts';

const text = 'Blinken’s café — “yes”, €5';
const w1252 = Buffer.from([
  0x93, 0x79, 0x65, 0x73, 0x94, 0x20, 0x96, 0x20, 0x80, 0x35, 0x2c, 0x20, 0x63, 0x61, 0x66, 0xe9,
]);
const utf16be = (words: string): Buffer => Buffer.from(words, 'utf16le').swap16();

describe('text comes out the same from every encoding', () => {
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)])],
    ['UTF-16 LE with mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 BE with mark', utf16be(`\ufeff${text}`)],
    ['UTF-16 LE without mark', Buffer.from(text, 'utf16le')],
    ['UTF-16 BE without mark', utf16be(text)],
  ])('%s', (_name, bytes) => expect(decode(bytes)).toEqual({ text }));
});

test('what is not UTF-8 is windows-1252', () => expect(decode(w1252)).toEqual({ text: '“yes” – €5, café' }));
test('a page’s declared charset is believed where the bytes are not UTF-8', () => {
  expect(decode(Buffer.from([0xcf, 0xf0, 0xe8]), 'windows-1251')).toEqual({ text: 'При' });
  expect(decode(Buffer.from('café'), 'windows-1251')).toEqual({ text: 'café' });
  expect(decode(w1252, 'no-such-charset')).toEqual({ text: '“yes” – €5, café' });
});
test('one bad byte in good UTF-8 spoils one character', () =>
  expect(decode(Buffer.concat([Buffer.from('“yes” – “no” '), Buffer.from([0xff])]))).toEqual({
    text: '“yes” – “no” \ufffd',
  }));
test('lone surrogates in UTF-16 stay as they are', () =>
  expect(decode(Buffer.from('\ufeffabc \ud800 def', 'utf16le'))).toEqual({ text: 'abc \ud800 def' }));

test.each([
  ['%PDF-1.7 and more', 'a PDF file'],
  ['PK\x03\x04 and more', 'a ZIP archive or an Office document'],
  ['{\\rtf1 and more', 'an RTF document'],
  ['\x89PNG\r\n', 'an image'],
  ['abc\0def', 'a binary file'],
  ['\x01\x02\x03\x04\x05abc', 'a binary file'],
])('%j is %s', (bytes, binary) => expect(decode(Buffer.from(bytes, 'latin1'))).toEqual({ binary }));

test.each([
  ['<html><meta charset="iso-8859-1">', 'iso-8859-1'],
  ['<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', 'windows-1251'],
  ['<?xml version="1.0" encoding="ISO-8859-2"?>', 'ISO-8859-2'],
  ['<p>charset=none</p>', undefined],
])('%s declares %s', (page, charset) => expect(declaredCharset(Buffer.from(page))).toBe(charset));

import { describe, expect, it } from 'vitest';
import { findMentions } from '../../src/mentions/index.ts';
import { isStub } from '../../src/statements/stub.ts';
import { documentOf, engines } from '../engines.ts';

describe('a content that only points or judges', () => {
  it.each([
    ['The minister called it unnecessary.', 'it unnecessary', true],
    ['The president praised it as an advance.', 'it as an advance', true],
    ['“This is a bad day for world trade,” Hargrove said.', '“This is a bad day for world trade,”', true],
    ['The oath, he said, is null and void.', 'is null and void', true],
    ['The senator voted for the bill.', 'the bill', true],
    ['The senator said it is time to lift the ban.', 'it is time to lift the ban', false],
    ['Blinken said this weapon should be banned.', 'this weapon should be banned', false],
    ['The union rejected the demarcation.', 'the demarcation', false],
  ])('takes its course from the statement before, or has its own: %j', async (text, part, stub) => {
    const { analyst } = await engines();
    const document = documentOf(text);
    const { reading } = findMentions(document, await analyst.analyze(document));
    const start = text.indexOf(part);
    const first = reading.words.findIndex((word) => word.end > start);
    const last = reading.words.findLastIndex((word) => word.start < start + part.length);
    expect(isStub(reading, { first, last })).toBe(stub);
  });
});

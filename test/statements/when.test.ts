import { describe, expect, it } from 'vitest';
import { findMentions } from '../../src/mentions/index.ts';
import { saidWhen } from '../../src/statements/when.ts';
import { documentOf, engines } from '../engines.ts';

describe('when it was said', () => {
  // 2024-05-23 was a Thursday.
  const cases: [text: string, date: string, precision: string][] = [
    ['Blinken said on Tuesday that the limits must go.', '2024-05-21', 'day'],
    ['A day earlier, Blinken said that the limits must stay.', '2024-05-22', 'day'],
    ['On May 3, Cameron announced the package.', '2024-05-03', 'day'],
    ['On Dec. 9 the court rejected the claim.', '2023-12-09', 'day'],
    ['Last month the governor vetoed the bill.', '2024-04', 'month'],
    ['Two years ago he opposed the plan.', '2022', 'year'],
    ['He had previously opposed the plan.', '2024-05-23', 'before'],
    ['The union may strike, its leader said yesterday.', '2024-05-22', 'day'],
    ['She opposes the bill.', '2024-05-23', 'day'],
    ['On May 3, 2022, Cameron announced the package.', '2022-05-03', 'day'],
    ['In March 2021 the court rejected the claim.', '2021-03', 'month'],
    ['In June the court rejected the claim.', '2023-06', 'month'],
    ['Last year the governor vetoed the bill.', '2023', 'year'],
    ['Last week the governor vetoed the bill.', '2024-05-16', 'before'],
    ['Three weeks ago the governor vetoed the bill.', '2024-05-02', 'before'],
    ['Nine months ago he opposed the plan.', '2023-08', 'month'],
    ['Lawmakers opposed the deal on Thursday.', '2024-05-23', 'day'],
    ['He urged them to act by Friday.', '2024-05-23', 'day'],
  ];
  it.each(cases)('%s', async (text, date, precision) => {
    const { analyst } = await engines();
    const document = documentOf(text);
    const { reading } = findMentions(document, await analyst.analyze(document));
    const verb = reading.words.findIndex((_, i) => /^VB[DZN]/.test(reading.tag(i)) || /ed$/.test(reading.word(i)));
    const cue = { first: verb, last: verb };
    expect(saidWhen(reading, cue, { first: 0, last: 0 }, document.date)).toMatchObject({ date, precision });
  });

  it('is not known where neither the text nor the document has a date', async () => {
    const { analyst } = await engines();
    const document = documentOf('She opposed the bill on Tuesday.', { date: null });
    const { reading } = findMentions(document, await analyst.analyze(document));
    expect(saidWhen(reading, { first: 1, last: 1 }, { first: 2, last: 3 }, null)).toBeNull();
  });
});

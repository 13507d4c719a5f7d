import { describe, expect, it } from 'vitest';
import { findMentions } from '../../src/mentions/index.ts';
import type { Stance } from '../../src/model.ts';
import { wordDraft } from '../../src/statements/word.ts';
import { candidates } from '../../src/statements/wording/index.ts';
import { infinitive } from '../../src/statements/wording/inflect.ts';
import { documentOf, engines } from '../engines.ts';

describe('wording', () => {
  const cases: [
    sentence: string,
    actor: string,
    cue: string,
    content: string,
    stance: Stance,
    wording: string,
    /** The stance on the wording, where that asks for the contrary of the content. */
    turned?: Stance,
  ][] = [
    [
      'Blinken urged Biden to allow Ukraine to use American weapons.',
      'Blinken',
      'urged',
      'to allow Ukraine to use American weapons',
      'support',
      'Allow Ukraine to use American weapons',
    ],
    [
      'The party wants to reject the ‘bipartisan gun agreement’ of the senators.',
      'party',
      'wants',
      'to reject the ‘bipartisan gun agreement',
      'support',
      'Reject the bipartisan gun agreement',
    ],
    [
      'Nuland argued for lifting the restrictions on strikes.',
      'Nuland',
      'argued',
      'lifting the restrictions on strikes',
      'support',
      'Lift the restrictions on strikes',
    ],
    [
      'He said the U.S. should not deploy troops to Syria.',
      'He',
      'said',
      'the U.S. should not deploy troops to Syria',
      'oppose',
      'Deploy troops to Syria',
    ],
    [
      'Cameron announced a $3.74 billion aid package.',
      'Cameron',
      'announced',
      'a $3.74 billion aid package',
      'support',
      'Provide a $3.74 billion aid package',
    ],
    [
      'Ryan called for the withdrawal of troops from Iraq.',
      'Ryan',
      'called',
      'the withdrawal of troops from Iraq',
      'support',
      'Withdraw troops from Iraq',
    ],
    ['The senator voted for the bill.', 'The senator', 'voted', 'the bill', 'support', 'Pass the bill'],
    [
      'Freeland criticized the decision as an unforced error.',
      'Freeland',
      'criticized',
      'the decision as an unforced error',
      'oppose',
      'Adopt the decision',
    ],
    [
      'The senator argued against confirming the judge.',
      'The senator',
      'argued',
      'against confirming the judge',
      'oppose',
      'Confirm the judge',
    ],
    [
      'The senator argued against stopping the deal.',
      'The senator',
      'argued',
      'against stopping the deal',
      'oppose',
      'Stop the deal',
    ],
    [
      'Speakers hammered Trump for his response to the epidemic.',
      'Speakers',
      'hammered',
      'Trump for his response to the epidemic',
      'oppose',
      'Support Trump’s response to the epidemic',
    ],
    [
      'The council condemned Russia over its invasion of Ukraine.',
      'The council',
      'condemned',
      'Russia over its invasion of Ukraine',
      'oppose',
      'Invade Ukraine',
    ],
    [
      'The mayor said the time to stop the next shooting is right now.',
      'The mayor',
      'said',
      'the time to stop the next shooting is right now',
      'support',
      'Stop the next shooting',
    ],
    [
      'Democrats opposed Judge Barrett for a seat on the Supreme Court.',
      'Democrats',
      'opposed',
      'Judge Barrett for a seat on the Supreme Court',
      'oppose',
      'Back Judge Barrett for a seat on the Supreme Court',
    ],
    ['The minister called the deal lousy.', 'The minister', 'called', 'the deal lousy', 'oppose', 'Adopt the deal'],
    [
      'The union rejected the demarcation.',
      'The union',
      'rejected',
      'the demarcation',
      'oppose',
      'Support the demarcation',
    ],
    [
      'Lucas asked the government to revoke Article 50.',
      'Lucas',
      'asked',
      'to revoke Article 50',
      'support',
      'Revoke Article 50',
    ],
    [
      'The senator complained of a tax increase on American families.',
      'The senator',
      'complained',
      'a tax increase on American families',
      'oppose',
      'Increase tax on American families',
    ],
    [
      'She said assault weapons must be banned.',
      'She',
      'said',
      'assault weapons must be banned',
      'support',
      'Ban assault weapons',
    ],
    [
      'Sanders pushed Democrats to reject the Puerto Rico debt deal.',
      'Sanders',
      'pushed',
      'to reject the Puerto Rico debt deal',
      'oppose',
      'Adopt the Puerto Rico debt deal',
    ],
    [
      'Germany suspended the airline’s permit on Monday.',
      'Germany',
      'suspended',
      'the airline’s permit',
      'support',
      'Suspend the airline’s permit',
    ],
    [
      'Blinken said Ukraine must make its own decisions.',
      'Blinken',
      'said',
      'Ukraine must make its own decisions',
      'support',
      'Have Ukraine make its own decisions',
    ],
    [
      'Senators refused to consider ending tax breaks and closing loopholes.',
      'Senators',
      'refused',
      'ending tax breaks and closing loopholes',
      'oppose',
      'End tax breaks and close loopholes',
    ],
    [
      'The tariffs were a mistake, Hargrove said.',
      'Hargrove',
      'said',
      'The tariffs were a mistake',
      'oppose',
      'Impose the tariffs',
    ],
    [
      'Germany suspended the permit of the airline.',
      'Germany',
      'suspended',
      'the permit of the airline',
      'oppose',
      'Suspend the permit of the airline',
      'support',
    ],
    [
      'The mayor would like to see tougher laws on guns.',
      'The mayor',
      'would',
      'like to see tougher laws on guns',
      'support',
      'Pass tougher laws on guns',
    ],
    // What the content asks for is opposed; nothing is turned round.
    ['The court blocked the tariffs.', 'The court', 'blocked', 'the tariffs', 'oppose', 'Impose the tariffs'],
    ['The court suspended the tariffs.', 'The court', 'suspended', 'the tariffs', 'oppose', 'Impose the tariffs'],
    [
      'The president said the far left organization needed to be disbanded.',
      'president',
      'said',
      'the far left organization needed to be disbanded',
      'support',
      'Disband the far left organization',
    ],
    [
      'Trump promised to cut individual, business and capital gains rates.',
      'Trump',
      'promised',
      'to cut individual, business and capital gains rates',
      'support',
      'Cut individual, business and capital gains rates',
    ],
    [
      'The mayor urged residents to re-open the schools.',
      'mayor',
      'urged',
      'residents to re-open the schools',
      'support',
      'Re-open the schools',
    ],
    [
      'The senator said he would “take[s] the responsibility” for the budget.',
      'senator',
      'said',
      'take[s] the responsibility” for the budget',
      'support',
      'Take the responsibility for the budget',
    ],
    // Cut where a whole course of action ends, not within what one allows.
    [
      '“We need to stop policing the world and allow other countries to manage their own affairs in peace and quiet,” Jorgensen said.',
      'Jorgensen',
      'said',
      'We need to stop policing the world and allow other countries to manage their own affairs in peace and quiet',
      'support',
      'Stop policing the world',
    ],
    [
      'Cruz praised the naming of Sen. Mike Lee (R-Utah) to the Supreme Court.',
      'Cruz',
      'praised',
      'the naming of Sen. Mike Lee (R-Utah) to the Supreme Court',
      'support',
      'Name Sen. Mike Lee to the Supreme Court',
    ],
    [
      'She urged Trump to stop attacking the judges and apologize.',
      'She',
      'urged',
      'to stop attacking the judges and apologize',
      'oppose',
      'Attack the judges',
    ],
    [
      'A few hundred people demanded the resignation of the mayor.',
      'people',
      'demanded',
      'the resignation of the mayor',
      'support',
      'Have the mayor resign',
    ],
    [
      'Parents called for the governor’s resignation.',
      'Parents',
      'called',
      'the governor’s resignation',
      'support',
      'Have the governor resign',
    ],
    [
      'The minister said there should be no new taxes on the middle class.',
      'minister',
      'said',
      'there should be no new taxes on the middle class',
      'support',
      'Impose new taxes on the middle class',
      'oppose',
    ],
    [
      'The chief said that no personnel would be sent into the building.',
      'chief',
      'said',
      'no personnel would be sent into the building',
      'oppose',
      'Send personnel into the building',
    ],
    [
      'The senator said that, whatever the goal, taxing capital gains is a misguided approach.',
      'senator',
      'said',
      'whatever the goal, taxing capital gains is a misguided approach',
      'oppose',
      'Tax capital gains',
    ],
    [
      'He said that sharing is good and stopping people from sharing is evil.',
      'He',
      'said',
      'sharing is good and stopping people from sharing is evil',
      'support',
      'Stop people from sharing',
    ],
    [
      'The judge said the courts have no business deciding what information could be useful to voters.',
      'judge',
      'said',
      'the courts have no business deciding what information could be useful to voters',
      'oppose',
      'Decide what information could be useful to voters',
    ],
    // A gerund that the tagger takes for a noun, before its object; before what it is but a part of, it is none.
    [
      'Drilling wells is the legal way, the minister said.',
      'minister',
      'said',
      'Drilling wells is the legal way',
      'support',
      'Drill wells',
    ],
    [
      'Whaling policy is a disgrace, the minister said.',
      'minister',
      'said',
      'Whaling policy is a disgrace',
      'oppose',
      'Adopt whaling policy',
    ],
    [
      'China said it was “resolutely opposed” to the test.',
      'China',
      'said',
      'resolutely opposed” to the test',
      'oppose',
      'Support the test',
    ],
    [
      'The group wants foreign troops to leave.',
      'group',
      'wants',
      'foreign troops to leave',
      'support',
      'Have foreign troops leave',
    ],
    // No relative clause without its verb.
    [
      'Cameron welcomed the long-delayed aid package of $60 billion that the U.S. Congress had passed in April after months.',
      'Cameron',
      'welcomed',
      'the long-delayed aid package of $60 billion that the U.S. Congress had passed in April after months',
      'support',
      'Provide the long-delayed aid package of $60 billion',
    ],
    [
      'Sanders denounced what he called “a rigged economy”.',
      'Sanders',
      'denounced',
      'what he called “a rigged economy',
      'oppose',
      'Support a rigged economy',
    ],
    [
      'The party urged voters to vote no on Proposition 8.',
      'party',
      'urged',
      'to vote no on Proposition 8',
      'support',
      'Vote no on Proposition 8',
    ],
    [
      'Clinton wants a chance to speak to the committee.',
      'Clinton',
      'wants',
      'a chance to speak to the committee',
      'support',
      'Speak to the committee',
    ],
    [
      'Lawmakers demanded the mayor’s immediate resignation.',
      'Lawmakers',
      'demanded',
      'the mayor’s immediate resignation',
      'support',
      'Have the mayor resign',
    ],
    [
      'The union wants to repeal the law, a tax and spending measure.',
      'union',
      'wants',
      'to repeal the law, a tax and spending measure',
      'support',
      'Repeal the law',
    ],
    [
      'The union wants to cut taxes, spending, and debt.',
      'union',
      'wants',
      'to cut taxes, spending, and debt',
      'support',
      'Cut taxes, spending, and debt',
    ],
    [
      'Trump said those exploiting others should be prosecuted.',
      'Trump',
      'said',
      'those exploiting others should be prosecuted',
      'support',
      'Prosecute those exploiting others',
    ],
  ];
  it.each(cases)('of %j', async (text, actor, cue, content, stance, wording, turned = stance) => {
    const { analyst } = await engines();
    const document = documentOf(text);
    const scene = findMentions(document, await analyst.analyze(document));
    const { reading, cast } = scene;
    const place = (part: string) => {
      const start = text.indexOf(part);
      const first = reading.words.findIndex((word) => word.end > start);
      return { first, last: reading.words.findLastIndex((word) => word.start < start + part.length) };
    };
    const source = place(actor);
    const entity =
      cast.resolve(source)[0]?.entity ?? cast.add({ type: 'group', name: actor, country: null, rules: [] });
    const words = { cue: place(cue), content: place(content) };
    expect(wordDraft(scene, { words, stance, actor: { entity, ...reading.span(source) } })).toEqual({
      wording,
      // A thing that is but supported names no course of action of its own.
      imperative: !/^(Support|Back) /.test(wording),
      turned: turned !== stance,
    });
  });

  it('may choose an imperative where the rules have but words, and then one that the words give', async () => {
    const { analyst } = await engines();
    const document = documentOf('The mayor said this was the only chance to pass a measure against the virus.');
    const scene = findMentions(document, await analyst.analyze(document));
    const { reading, cast } = scene;
    const at = (word: string): number => reading.words.findIndex((_, i) => reading.word(i) === word);
    const words = { cue: { first: at('said'), last: at('said') }, content: { first: at('this'), last: at('virus') } };
    const [actor] = cast.resolve({ first: at('mayor'), last: at('mayor') });
    const entity = actor?.entity ?? cast.add({ type: 'group', name: 'mayor', country: null, rules: [] });
    const draft = { words, stance: 'support' as const, actor: { entity, start: 4, end: 9 } };
    let offered: string[] = [];
    const ruled = wordDraft(scene, draft, (_, asked) => {
      offered = candidates(reading, asked).map(({ wording }) => wording);
      return asked.ruled;
    });
    expect(offered[0]).toMatch(/^this was the only chance/);
    expect(offered).toContain('pass a measure against the virus');
    expect(ruled).toMatchObject({ imperative: false });
    expect(wordDraft(scene, draft)).toMatchObject({ wording: 'Pass a measure against the virus', imperative: true });
  });

  it.each([
    ['lifting', 'VBG', 'lift'],
    ['held', 'VBN', 'hold'],
    ['banned', 'VBN', 'ban'],
    ['withdrew', 'VBD', 'withdraw'],
    ['uses', 'VBZ', 'use'],
    ['was', 'VBD', 'be'],
    ['plan', 'NN', 'plan'],
  ])('takes %s (%s) to %s', (word, tag, base) => {
    expect(infinitive(word, tag)).toBe(base);
  });
});

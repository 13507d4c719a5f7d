import { describe, expect, it } from 'vitest';
import { findMentions } from '../../src/mentions/index.ts';
import { sameFullName } from '../../src/mentions/people.ts';
import { normalName, shortened } from '../../src/mentions/things.ts';
import { documentOf, engines } from '../engines.ts';

/** Whom some words of a text stand for, as an actor's may. */
async function resolve(text: string, words: string): Promise<string[]> {
  const { analyst } = await engines();
  const document = documentOf(text);
  const { cast, reading } = findMentions(document, await analyst.analyze(document));
  const start = text.indexOf(words);
  const inside = reading.words.flatMap((word, i) =>
    word.start >= start && word.end <= start + words.length ? [i] : [],
  );
  const found = cast.resolve({ first: inside[0]!, last: inside.at(-1)! });
  return found.map(({ entity }) => `${cast.entities[entity]!.type} ${cast.entities[entity]!.name}`);
}

/** Entities as "type name = mention | mention", and the offices found. */
async function read(text: string): Promise<{ entities: string[]; offices: string[] }> {
  const { analyst } = await engines();
  const document = documentOf(text);
  const { cast } = findMentions(document, await analyst.analyze(document));
  return {
    entities: cast.entities.map(
      ({ type, name, mentions }) =>
        `${type} ${name} = ${[...mentions]
          .sort((a, b) => a.start - b.start)
          .map(({ start, end }) => text.slice(start, end))
          .join(' | ')}`,
    ),
    offices: cast.entities.flatMap(({ name, affiliations }) =>
      affiliations.map(
        ({ role, of, former }) =>
          `${name}: ${former ? 'former ' : ''}${role}${of === null ? '' : ` (${cast.entities[of]!.name})`}`,
      ),
    ),
  };
}

describe('mentions', () => {
  it('joins surname, title, pronoun and description to the full name', async () => {
    const { entities, offices } = await read(
      'Secretary of State Antony Blinken arrived in Kyiv on Tuesday. Mr. Blinken met President Volodymyr Zelensky. He promised more aid.',
    );
    expect(entities).toContain('person Antony Blinken = Antony Blinken | Blinken | He');
    expect(entities).toContain('person Volodymyr Zelensky = Volodymyr Zelensky');
    expect(entities).toContain('place Kyiv = Kyiv');
    expect(offices).toContain('Antony Blinken: Secretary of State');
  });

  it('reads an apposition as an office, with the body and "former"', async () => {
    const { offices } = await read(
      'Victoria Nuland, a former senior official at the State Department, argued for lifting the limits.',
    );
    expect(offices).toEqual(['Victoria Nuland: former senior official (State Department)']);
  });

  it('reads a name with a hyphen whole', async () => {
    const { entities } = await read(
      'The head of Amnesty in Hong Kong, Man-kei Tam, said: “It cannot change that.” Park Geun-hye and Moon Jae-in agreed.',
    );
    const people = entities.filter((line) => line.startsWith('person')).map((line) => line.split(' = ')[0]);
    expect(people).toEqual(['person Man-kei Tam', 'person Park Geun-hye', 'person Moon Jae-in']);
  });

  it('takes "the Court" and "this Court" for no court of that name', async () => {
    const { entities } = await read(
      'The Supreme Court heard the appeal on Monday. “This Court has already concluded that the order was void,” the judges wrote. It is not for the Court to weigh motives.',
    );
    expect(entities.filter((line) => /\bCourt =/.test(line)).map((line) => line.split(' = ')[0])).toEqual([
      'organization Supreme Court',
    ]);
  });

  it('takes what the text calls a thing for no actor, and nobody who only stands beside a thing', async () => {
    const called = await read(
      'Minetest is an open-source game. Ahola said Minetest needs servers. Critics in Berlin praised the film Selma.',
    );
    expect(called.entities.join()).not.toMatch(/Minetest|Selma/);
    const beside = await Promise.all(
      [
        'Hamas rejected the truce. The rocket Hamas launched hit a school. Hamas said Israel must leave Gaza.',
        'The vaccine Pfizer developed was approved. Pfizer said the United States must pay.',
      ].map(read),
    );
    expect(beside.map(({ entities }) => entities.join())).toEqual([
      expect.stringMatching(/organization Hamas/),
      expect.stringMatching(/organization Pfizer/),
    ]);
  });

  it('takes systems and devices for nobody, and no surname for a device', async () => {
    const { entities } = await read(
      'Users of Rocky Linux and CentOS complained on Monday. Senator Ana Ramos voted no. RAMOS: We must act.',
    );
    expect(entities.join()).not.toMatch(/Linux|CentOS/);
    expect(entities.join()).toContain('Ana Ramos');
  });

  it('ends a name before the preposition that follows it', async () => {
    const { entities } = await read('The NSW legislature in Sydney voted on Monday.');
    expect(entities).toContain('organization NSW legislature = NSW legislature');
  });

  it('takes a city that things are in for a place, and a firm of its name for the firm', async () => {
    const { entities } = await read(
      'Workers at Toyota struck on Monday. Toyota said it backs the plan. He lives in Melbourne. Rents in Melbourne rose. Melbourne voted.',
    );
    expect(entities.some((line) => line.startsWith('organization Toyota'))).toBe(true);
    expect(entities.some((line) => line.startsWith('place Melbourne'))).toBe(true);
  });

  it('joins an acronym to the name that it stands after', async () => {
    const { entities } = await read(
      'The National Rifle Association (NRA) sued the state. The NRA said the law was wrong.',
    );
    expect(entities.filter((line) => line.includes('NRA'))).toEqual([
      'organization National Rifle Association = National Rifle Association | NRA | NRA',
    ]);
  });

  it('calls a country by its name, whatever the article calls it, and no adjective a mention', async () => {
    const { entities } = await read(
      'The U.S. opposed the plan. The United States and Britain would send British troops, American officials said.',
    );
    expect(entities).toContain('country United States = U.S. | United States');
    expect(entities).toContain('country United Kingdom = Britain');
  });

  it('keeps an administration apart from the person whose name it bears', async () => {
    const { entities } = await read(
      'The Biden administration rejected the request. President Joe Biden was in Delaware.',
    );
    expect(entities).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^organization Biden administration/),
        expect.stringMatching(/^person Joe Biden/),
      ]),
    );
  });

  it('means the speaker by "I" inside a quotation', async () => {
    const { entities } = await read('“I will never sign this bill,” Governor Laura Kelly said on Friday.');
    expect(entities.find((line) => line.startsWith('person Laura Kelly'))).toContain('I');
  });

  it.each([
    [
      '“I am proud of this country,” tweeted First Minister of Scotland Laura Kelly on Friday.',
      /^person Laura Kelly = I \|/,
    ],
    ['“I expect a long fight,” said University of Dayton professor Laura Kelly.', /^person Laura Kelly = I \|/],
    [
      'A source within the Interior Ministry said, “I was told to keep silent.”',
      /^organization Interior Ministry = Interior Ministry$/,
    ],
    ['“We are pleased with the ruling,” Mark Roe’s lawyer Laura Kelly said.', /^person Laura Kelly = We \|/],
    [
      'Paul Garrow met Laura Kelly. He said, “[T]his is a matter for the court.”',
      /^person Paul Garrow = Paul Garrow \| He$/,
    ],
  ])('knows who says "I": %s', async (text, expected) => {
    const { entities } = await read(text);
    expect(entities).toContainEqual(expect.stringMatching(expected));
  });

  it('means by initials that open a turn the person who has them, and nobody else', async () => {
    const { entities } = await read(
      'Wikinews spoke with Linda Harlow, the mayor of Dover.\n((WN)) Will you raise the tax?\n((LH)) I will raise it.\n((WN)) When?\n((LH)) In May.',
    );
    expect(entities.find((line) => line.startsWith('person Linda Harlow'))).toBe(
      'person Linda Harlow = Linda Harlow | the mayor | LH | I | LH',
    );
    expect(entities.filter((line) => / = .*WN/.test(line))).toEqual([]);
  });

  it('takes a short surname in capitals for the one who has it, and "A:" for nobody', async () => {
    const { entities } = await read(
      'Theresa May met Bashar al-Assad.\n\nMAY: I will ask him.\n\nA: I will not answer.\n\nMAY: So I thought.\n\nA: I am done.',
    );
    expect(entities).toContainEqual(
      expect.stringMatching(/^person Theresa May = Theresa May \|.*MAY \| I .*MAY \| I$/),
    );
    expect(entities.filter((line) => /Assad = .*\bI\b/.test(line))).toEqual([]);
  });

  it('means by "I" whoever\'s name opens the line of a transcript', async () => {
    const { entities } = await read(
      'Laura Kelly spoke with Paul Garrow.\n\nGARROW: Will you sign the bill?\n\nKELLY: I will, if Linda Harlow asks.\n\nGARROW: My readers want to know.\n\nKELLY: So I said.',
    );
    expect(entities).toContainEqual(
      expect.stringMatching(/^person Laura Kelly = Laura Kelly \|.* KELLY \| I \| KELLY \| I$/),
    );
    expect(entities).toContainEqual(expect.stringMatching(/^person Paul Garrow = .* GARROW \| My$/));
  });

  it.each([
    [
      'Nevada’s Senate passed the bill. The Nevada Senate sat late. Critics of the Senate marched.',
      'Nevada Senate = Senate | Nevada Senate | Senate',
    ],
    ['Iowa’s Senate passed the bill on Monday. In Washington, the U.S. Senate did not.', 'Iowa Senate = Senate'],
    ['Harlow ran for a seat in Iowa’s state Senate. She won.', 'Iowa Senate = Senate'],
  ])('knows a body by the place before it: %s', async (text, expected) => {
    const { entities } = await read(text);
    expect(entities).toContain(`organization ${expected}`);
  });

  it.each([
    [
      'North Korea called the drill a threat. “Sadly, the DPRK has chosen a different path,” Harlow said, and the U.N. agreed.',
      'country North Korea = North Korea | DPRK',
    ],
    ['They were members of a group named Asha Linton.', 'organization Asha Linton = Asha Linton'],
    ['NASA sent a probe to the Sun in 2018, said Linda Harlow.', 'place Sun = Sun'],
  ])('is certain of some kinds: %s', async (text, expected) => {
    const { entities } = await read(text);
    expect(entities).toContain(expected);
  });

  it.each([
    ['Linda Harlow met Paul Garrow, the Democratic nominee, in Dayton.', 'Paul Garrow', 'the Democratic nominee'],
    [
      'Paul Garrow was mayor for years. The current mayor, Linda Harlow, praised him.',
      'Linda Harlow',
      'The current mayor',
    ],
    ['President Paul Garrow left. The mayor of Paris, Anne Harlow, wrote a letter.', 'Anne Harlow', 'The mayor'],
    [
      'The ban was praised by the President of Ukraine Volodymyr Zelensky on Friday.',
      'Volodymyr Zelensky',
      'the President',
    ],
  ])('gives a description to the name beside it: %s', async (text, name, description) => {
    const { entities } = await read(text);
    expect(entities.filter((line) => line.includes(description)).map((line) => line.split(' = ')[0])).toEqual([
      `person ${name}`,
    ]);
  });

  it.each([
    ['Libertarian presidential nominee Linda Harlow spoke. The Republican nominee stayed away.', 'The Republican'],
    ['Governor Paul Garrow resigned on Friday. Linda Harlow took over as the governor.', 'the governor'],
    ['First Minister Nicola Garrow spoke. The prime minister stayed away.', 'The prime minister'],
    ['Vice presidential nominee Linda Harlow spoke. The presidential nominee stayed away.', 'The presidential'],
    [
      'Paul Garrow, president of the Steel Union, spoke. The president of the Rail League stayed away.',
      'The president',
    ],
    ['The Harlow Prize went to Oxfam. Rats in the control group were not fed.', 'the control group'],
  ])('gives a description that fits nobody to nobody: %s', async (text, description) => {
    const { entities } = await read(text);
    expect(entities.filter((line) => line.includes(description))).toEqual([]);
  });

  it.each([
    ['Linda Harlow spoke of the fire. The woman was hurt when she left the house.', 'she'],
    ['Paul Garrow said that each senator should publish his or her returns.', 'his'],
    ['The Senate passed the bill, and made it harder to vote.', 'it'],
  ])('leaves a pronoun that means nobody named: %s', async (text, pronoun) => {
    const { entities } = await read(text);
    expect(entities.flatMap((line) => line.split(/ [=|] /))).not.toContain(pronoun);
  });

  it('means people named in the plural by "they", not the body beside them', async () => {
    const { entities } = await read(
      'Several foreign ministers met the European Commission in Brussels on Monday. They said that they wanted a ceasefire.',
    );
    expect(entities.find((line) => line.includes('European Commission'))).not.toMatch(/they/i);
  });

  it('gives "it" to nobody where nobody named is meant', async () => {
    const { entities } = await read(
      'Senator Susan Collins praised the Federal Reserve. It is time to act, she said, and it was clear that rates would rise.',
    );
    expect(entities.find((line) => line.includes('Federal Reserve'))).toBe(
      'organization Federal Reserve = Federal Reserve',
    );
  });

  it('tells by the state which Republican is meant', async () => {
    const { entities } = await read(
      'Sen. Rand Paul (R-Ky.) and Sen. Ted Cruz (R-Texas) spoke against the bill. The Kentucky Republican called it a bad deal.',
    );
    expect(entities).toContain('person Rand Paul = Rand Paul | The Kentucky Republican');
  });

  it.each([
    [
      'Halberd Airlines was banned from German airports. Germany said that Halberd had carried weapons.',
      'Halberd Airlines',
    ],
    [
      'Meridian Energy sued the state of Ohio. The governor said that Meridian had polluted the river.',
      'Meridian Energy',
    ],
  ])('calls a firm that the article names in fewer words by its whole name: %s', async (text, name) => {
    const { entities } = await read(text);
    expect(entities).toContain(`organization ${name} = ${name} | ${name.split(' ')[0]}`);
  });

  it('leaves a bare surname with its bearer when a relative is named', async () => {
    const { entities } = await read(
      'Senator Paul Garrow spoke in Dayton. Garrow praised the bill. His daughter, Linda Garrow, sat beside him. Garrow said he would vote for it.',
    );
    expect(entities).toContain('person Linda Garrow = Linda Garrow');
    expect(entities.find((line) => line.startsWith('person Paul Garrow'))).toMatch(
      /^person Paul Garrow = Paul Garrow \| Garrow \|.* Garrow \| he$/,
    );
  });

  it('means another by a surname that only a relative bears in full', async () => {
    const { entities } = await read(
      'Garrow signed the order on Monday. Union leaders had met Garrow and his wife, Linda Garrow, in Dayton. President Garrow thanked them.',
    );
    expect(entities).toContain('person Linda Garrow = Linda Garrow');
    expect(entities.find((line) => line.startsWith('person Garrow'))).toMatch(
      /^person Garrow = Garrow \| Garrow \|.* Garrow$/,
    );
  });

  it("keeps a headline's surname with the one who bears it, however late the article names him in full", async () => {
    const filler =
      'The council met in the town hall on Monday and heard what the harbour would cost the town this year. '.repeat(8);
    const { entities } = await read(`Mr. Garrow should resign. ${filler}Senator Paul Garrow declined to comment.`);
    expect(entities).toContain('person Paul Garrow = Garrow | Paul Garrow');
  });

  it('reads a given name with a surname of the article as a person', async () => {
    const { entities } = await read(
      'Ava Garrow opposed the plan. Garrow said it would fail. Asked again, Garrow refused to vote for it.',
    );
    expect(entities.filter((line) => line.includes('Garrow'))).toHaveLength(1);
  });

  it('takes a full name that the tagger passed over for no group', async () => {
    const text =
      '“13th” director Zuma DuGarrow is passionate. Is there one thing that Zuma DuGarrow wants? In an interview, DuGarrow said that she opposed the law.';
    expect((await resolve(text, 'Zuma DuGarrow'))[0]).toMatch(/^person/);
  });

  it('means by "the ministers" those of whom the text spoke before, and all of a list by it', async () => {
    const text =
      'The foreign ministers of Egypt, Greece, Cyprus and France met in Cairo on Wednesday. They had said nothing before. On Thursday the ministers called on Turkey to halt its drilling.';
    const all = 'group foreign ministers of Egypt, Greece, Cyprus and France';
    expect(await resolve(text, 'the ministers')).toEqual([all]);
    expect(await resolve(text, 'The foreign ministers of Egypt, Greece, Cyprus and France')).toEqual([all]);
  });

  it('names a ministry with its country, and knows whose one without is', async () => {
    const { analyst } = await engines();
    const document = documentOf(
      'Turkey rejected the conclusions on Thursday. In a press release its Ministry of Foreign Affairs called them void. On Friday China’s Ministry of Commerce denounced the tariffs.',
    );
    const { cast } = findMentions(document, await analyst.analyze(document));
    const ministries = cast.entities.filter(({ name }) => name.includes('Ministry'));
    expect(ministries.map(({ name, country }) => [name, country])).toEqual([
      ['Ministry of Foreign Affairs', 'TR'],
      ['China’s Ministry of Commerce', 'CN'],
    ]);
  });

  it('takes an organization after what it is for itself, and an office before a name for its bearer', async () => {
    const text =
      'London-based bank Barclays opposed the tax. Greek prime minister Kyriakos Mitsotakis called the agreement void.';
    expect(await resolve(text, 'London-based bank Barclays')).toEqual(['organization Barclays']);
    expect(await resolve(text, 'Greek prime minister')).toEqual(['person Kyriakos Mitsotakis']);
  });

  it('goes on from what somebody is to the name after it', async () => {
    const text =
      'French daily Le Monde backed the deal. On Monday the billionaire casino magnate Sheldon Adelson opposed the tax.';
    expect((await resolve(text, 'French daily'))[0]).toMatch(/ Le Monde$/);
    expect(await resolve(text, 'the billionaire casino magnate')).toEqual(['person Sheldon Adelson']);
  });

  it('tells whose relatives are meant, and means not the one whose they are', async () => {
    const text =
      'Kyle Rittenhouse was arrested. His sister demanded his release. Hillary Clinton’s campaign asked for a check.';
    expect(await resolve(text, 'His sister')).toEqual(['group Kyle Rittenhouse’s sister']);
    expect(await resolve(text, 'sister')).toEqual(['group Kyle Rittenhouse’s sister']);
    expect(await resolve(text, 'campaign')).toEqual(['group Hillary Clinton’s campaign']);
  });

  it('goes on from a number to those of whom it is a part, and says "a few" with them', async () => {
    const text = 'Roughly two-thirds of the Democratic voters preferred a primary. A few hundred people marched.';
    expect(await resolve(text, 'two-thirds')).toEqual(['group two-thirds of the Democratic voters']);
    expect(await resolve(text, 'A few hundred people')).toEqual(['group A few hundred people']);
  });

  it('counts a group as the text does', async () => {
    const text = 'All the Democrats voted for it, and so did 14 Republicans, against the wish of their leaders.';
    expect(await resolve(text, 'Republicans')).toEqual(['group 14 Republicans']);
  });

  it('takes "the people" and what was said long ago for nobody of whom the text spoke', async () => {
    const injured = 'Two people were injured on Monday. In the end the people want change, he said.';
    expect(await resolve(injured, 'the people')).toEqual(['group people']);
    const between = 'Nothing else was said of it. '.repeat(14);
    const long = `The energy ministers of Egypt and Greece met on Monday. ${between}On Friday the ministers denounced the plan.`;
    expect(await resolve(long, 'the ministers')).toEqual(['group ministers']);
  });

  it('goes on from a form of address to the name after it', async () => {
    expect(await resolve('Brock Pierce spoke first. On guns, Mr. Pierce was worried by the numbers.', 'Mr.')).toEqual([
      'person Brock Pierce',
    ]);
  });

  it('means by the bare noun that opens a headline the only body called so', async () => {
    const text = 'Court removes governor\n\nThe Supreme Court of Puerto Rico threw out the oath on Wednesday.';
    expect(await resolve(text, 'Court')).toEqual(['organization Supreme Court of Puerto Rico']);
  });

  it('takes one of those that bear a name for nobody', async () => {
    const { entities } = await read('Ted Kennedy opposed the war. A Kennedy, he said, is never silent.');
    expect(entities).toContain('person Ted Kennedy = Ted Kennedy | he');
  });

  it('takes no text or act for an actor, at most the body whose it is', async () => {
    expect(await resolve('The motion claims that the law is void.', 'The motion')).toEqual([]);
    const [court] = await resolve("The court's ruling placed a stay on the order.", "The court's ruling");
    expect(court).toMatch(/ court$/);
  });

  it('keeps a mother of the same names apart', async () => {
    const { entities } = await read(
      'Ada Linton died on Friday. Her mother, Ada Rose Linton, had been a painter. Linton wrote nine novels.',
    );
    expect(entities.filter((line) => line.includes('Linton')).map((line) => line.split(' = ')[0])).toEqual([
      'person Ada Linton',
      'person Ada Rose Linton',
    ]);
  });

  it.each([
    ['The President of France Emmanuel Macron thanked the Senate.', 'person Emmanuel Macron', 'country France'],
    ['Elizabeth Warren Hammers Bank Chief. The bank declined to comment.', 'person Elizabeth Warren'],
    ['They sent a letter to President-elect Joe Biden on Monday.', 'person Joe Biden'],
    ['Mme Laurent told the court that she agreed.', 'person Laurent'],
    [
      'Last week Rep. Robert C. "Bobby" Harlow (D-Va.) opposed the bill. Bobby Harlow voted against it.',
      'person Robert C. "Bobby" Harlow',
    ],
    ['The Sultan, Haitham bin Tariq Al Said, opposed the war.', 'person Haitham bin Tariq Al Said'],
  ])('names people without what stands around their names: %s', async (text, ...expected) => {
    const { entities } = await read(text);
    const names = entities.map((line) => line.split(' = ')[0]);
    expect(names).toEqual(expect.arrayContaining(expected));
    expect(names.filter((name) => name!.startsWith('person'))).toHaveLength(1);
  });

  it('takes a surname of the article for no organization', async () => {
    const { entities, offices } = await read(
      'In the State of Ukraine, President of France Emmanuel Macron spoke. According to Macron, the Macron plan would work.',
    );
    expect(entities.filter((line) => line.includes('Macron') && !line.startsWith('person'))).toEqual([]);
    expect(offices).toContain('Emmanuel Macron: President (France)');
  });

  it.each([
    [['Antony', 'J', 'Blinken'], ['Antony', 'Blinken'], true],
    [['A', 'Blinken'], ['Antony', 'Blinken'], true],
    [['Hillary', 'Clinton'], ['Bill', 'Clinton'], false],
    [['George', 'Bush'], ['Jeb', 'Bush'], false],
    [['George', 'H', 'W', 'Bush'], ['George', 'W', 'Bush'], false],
    [['Van', 'Hollen'], ['Chris', 'Van', 'Hollen'], true],
  ])('knows whether %j and %j name one person', (a, b, same) => {
    expect(sameFullName(a, b)).toBe(same);
  });

  it.each<[claim: string, text: string, expected: string[], not?: string]>([
    [
      'what a quotation says of somebody is not said by him',
      'Peter Vance criticised John Roe on Monday. “He did a bad job,” he said.',
      ['person Peter Vance = Peter Vance | he', 'person John Roe = John Roe | He'],
    ],
    [
      'parts of a fixed name are one',
      'The protesters gathered in Washington, D.C. on Saturday.',
      ['place Washington, D.C. = Washington, D.C.'],
    ],
    ['a form of address is no name', 'The court advised Her Majesty the Queen on Monday.', [], 'Majesty'],
    [
      'the initials of a law are no name',
      'Montana passed the Ballot Interference Prevention Act (BIPA) in 2018. Critics say BIPA harms voters.',
      [],
      'BIPA',
    ],
    ['an amount of money names no country', 'The fine for breaking this law was set at US$500.', [], 'United States'],
    [
      'a city is told from the state of its name by what stands beside it',
      'Bill de Blasio, the mayor of New York, New York, ended his campaign on Friday.',
      ['place New York City = New York', 'place New York = New York'],
    ],
    [
      'a state is told from the capital of its name by the list',
      'The primaries are held in Idaho, Michigan, Missouri and Washington.',
      ['place Washington state = Washington'],
    ],
    [
      "a chamber beside a state's other chamber is of that state",
      "The state's House of Representatives confirmed him, but the Senate did not.",
      ['organization state Senate = Senate'],
    ],
    [
      'words before a name that came without them are honours',
      'Anna Linton was born in Delhi. Later Padma Shri Anna Linton spoke.',
      ['person Anna Linton = Anna Linton | Padma Shri Anna Linton'],
    ],
    [
      'a work in quotation marks is not whom it is named after',
      'Larry King spoke on Monday. The network licenses "Larry King Now" from a company.',
      ['person Larry King = Larry King'],
    ],
  ])('%s', async (_, text, expected, not) => {
    const { entities } = await read(text);
    for (const entity of expected) expect(entities).toContainEqual(entity);
    if (not) expect(entities.join('\n')).not.toContain(not);
  });

  it.each([
    ['labour', 'labour party', true],
    ['senate', 'united states senate', true],
    ['parliament', 'parliament of new south wales', true],
    ['house', 'white house', false],
    ['court of session', 'court of session in scotland', true],
    ['unity party', 'unity party of america', true],
    ['constitution party', 'constitution party of idaho', false],
    ['times', 'new york times', true],
    ['york', 'new york', false],
    ['oversight committee', 'house oversight and reform committee', true],
    ['supreme court', 'ohio supreme court', false],
  ])('knows whether "%s" is "%s" in fewer words', (short, long, same) => {
    expect(shortened(short, long)).toBe(same);
  });

  it('compares names without case, dots, possessives and "the"', () => {
    expect(normalName('The U.N.’s')).toBe('un');
  });
});

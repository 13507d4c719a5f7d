/** Nouns that steer resolution: who speaks for an office, which descriptions stand for a body, which nouns are never actors. */
import { isInanimate } from '../lexicon/index.ts';

export const spokesNoun = /^spokes?(man|woman|person|men|women|people)$/;

const bodies = new Set(
  'group organization organisation agency company firm party court committee council commission union association department ministry panel board body government administration parliament assembly legislature newspaper paper network outlet campaign coalition alliance league bureau chamber military police army embassy airline federation newspaper foundation institute fund center centre school university bank justices'.split(
    ' ',
  ),
);

/** Does a noun describe a body ("the group", "the agency")? */
export const isBodyNoun = (noun: string): boolean => bodies.has(noun);

const organs = new Set(
  'administration government military police army navy legislature parliament ministry embassy cabinet palace'.split(
    ' ',
  ),
);

/** A body that an article names by what it is alone: "the government", "state legislature". */
export const isOrgan = (noun: string): boolean => organs.has(noun);

const functional = new Set(
  'there that this which what it report reports statement statements letter bill law plan proposal deal move decision measure poll survey motion resolution ruling verdict summary agreement treaty accord constitution amendment legislation budget lawsuit suit referendum hearing speech tweet strike strikes attack attacks protest protests crisis war property story document documents memo data news evidence question questions issue issues way thing things reason point fact case time year day week month percent something anything nothing one nobody none everybody everyone somebody someone anybody anyone vote votes ballot ballots placard placards poster posters banner banners slogan slogans goal goals aim aims resolutions rulings order orders laws bills plans proposals deals decisions measures agreements treaties amendments teachings philosophy ideology doctrine notice notices decree decrees'.split(
    ' ',
  ),
);

/** Nouns that hold no position, whatever the model's span says: at most whoever made them does. */
export const isFunctional = (noun: string): boolean => functional.has(noun) || isInanimate(noun);

const artefacts = new Set(
  'game software distribution distro film movie documentary novel song album ship vessel spacecraft satellite aircraft missile rocket drug vaccine disease virus storm hurricane typhoon cyclone'.split(
    ' ',
  ),
);

/** Does a noun tell a thing that is made, used or suffered, and holds no position whatever its name? */
export const isArtefact = (noun: string): boolean => artefacts.has(noun);

const people = new Set(
  (
    'republicans democrats lawmakers leaders officials groups critics supporters members senators protesters people conservatives opponents ' +
    'voters candidates unions liberals states experts environmentalists proponents justices others lawyers organizers activists progressives ' +
    'students courts ministers governments prosecutors teams hawks observers diplomats elites bigots affiliates regulars women men attendees ' +
    'businesses advocates ministries countries donors negotiators constituents authors pupils demonstrators protestors associations personnel ' +
    'witnesses contractors authorities employers executives advisers advisors reporters marchers strategists campaigners organisers faculty ' +
    'parties companies respondents appointees attorneys separatists couples deputies investigators dissidents rivals presidents journalists ' +
    'parents workers employees teachers doctors nurses scientists researchers economists analysts allies troops soldiers rebels fighters ' +
    'militants police residents citizens immigrants migrants refugees farmers owners nations governors mayors legislators politicians ' +
    'representatives delegates commissioners judges colleagues counterparts backers foes skeptics sceptics detractors aides staffers families ' +
    'victims survivors children youths neighbors neighbours leadership camp industry majority minority public organizations ' +
    'organisations agencies firms corporations communities delegations coalitions committees nominees contenders hopefuls insiders ' +
    'lobbyists pastors bishops priests clergy spokesmen spokespeople sheriffs veterans moderates hardliners ' +
    'hard-liners libertarians tories greens socialists communists nationalists populists secularists loyalists unionists brexiteers ' +
    'remainers guards engineers plaintiffs defendants petitioners signatories sponsors investors bankers traders manufacturers producers ' +
    'providers insurers hospitals schools universities colleges banks media networks newspapers editors columnists pundits commentators ' +
    'historians professors academics scholars consultants inspectors regulators auditors ambassadors envoys monarchists feminists'
  ).split(' '),
);

/** Do several people or bodies go by a plural noun ("officials", "protesters")? */
export const arePeople = (noun: string): boolean => people.has(noun);

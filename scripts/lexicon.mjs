/** Makes src/lexicon/data/{countries,officials}.json from public-domain tables: `node scripts/lexicon.mjs [folder of the tables]`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import { parse } from 'yaml';

const require = createRequire(import.meta.url);
const iso = require('i18n-iso-countries');
iso.registerLocale(require('i18n-iso-countries/langs/en.json'));
const folder = process.argv[2] ?? '../shared/data/facts';
const read = (name) => gunzipSync(readFileSync(`${folder}/${name}`)).toString('utf8');
const lines = (name) =>
  read(name)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** Names that news uses and neither table has, or names otherwise. */
const newsNames = {
  US: ['U.S.', 'US', 'U.S', 'USA', 'U.S.A.', 'United States', 'America', 'United States of America'],
  GB: ['United Kingdom', 'UK', 'U.K.', 'U.K', 'Britain', 'Great Britain'],
  RU: ['Russia'],
  KR: ['South Korea'],
  KP: ['North Korea'],
  CN: ['China', 'PRC'],
  IR: ['Iran'],
  SY: ['Syria'],
  VN: ['Vietnam'],
  LA: ['Laos'],
  TR: ['Turkey', 'Türkiye'],
  CZ: ['Czech Republic', 'Czechia'],
  AE: ['UAE', 'United Arab Emirates'],
  TW: ['Taiwan'],
  PS: ['Palestine'],
  VE: ['Venezuela'],
  BO: ['Bolivia'],
  TZ: ['Tanzania'],
  MD: ['Moldova'],
  MK: ['Macedonia', 'North Macedonia'],
  MM: ['Myanmar', 'Burma'],
  CI: ['Ivory Coast'],
  CD: ['Congo', 'DR Congo'],
  BN: ['Brunei'],
  VA: ['Vatican', 'Holy See'],
  SZ: ['Eswatini', 'Swaziland'],
  CV: ['Cape Verde'],
  NL: ['Netherlands', 'Holland'],
  SU: ['Soviet Union', 'USSR'],
  XK: ['Kosovo'],
};
const shown = {
  US: 'United States',
  GB: 'United Kingdom',
  RU: 'Russia',
  KR: 'South Korea',
  KP: 'North Korea',
  IR: 'Iran',
  SY: 'Syria',
  VN: 'Vietnam',
  TR: 'Turkey',
  CZ: 'Czech Republic',
  CN: 'China',
  TW: 'Taiwan',
  PS: 'Palestine',
  VE: 'Venezuela',
  BO: 'Bolivia',
  TZ: 'Tanzania',
  MD: 'Moldova',
  MK: 'North Macedonia',
  CI: 'Ivory Coast',
  SU: 'Soviet Union',
  XK: 'Kosovo',
  LA: 'Laos',
  BN: 'Brunei',
  VA: 'Vatican',
  CD: 'DR Congo',
};
const newsAdjectives = {
  American: 'US',
  British: 'GB',
  Russian: 'RU',
  Ukrainian: 'UA',
  Chinese: 'CN',
  French: 'FR',
  German: 'DE',
  Iranian: 'IR',
  Israeli: 'IL',
  Turkish: 'TR',
  Syrian: 'SY',
  Saudi: 'SA',
  'South Korean': 'KR',
  'North Korean': 'KP',
  Taiwanese: 'TW',
  Palestinian: 'PS',
  Soviet: 'SU',
  Dutch: 'NL',
  Irish: 'IE',
  Spanish: 'ES',
  Danish: 'DK',
  Swedish: 'SE',
  Swiss: 'CH',
  Polish: 'PL',
  Greek: 'GR',
  Thai: 'TH',
  Filipino: 'PH',
  Philippine: 'PH',
  Afghan: 'AF',
  Emirati: 'AE',
  Qatari: 'QA',
  Kosovar: 'XK',
  Catalan: null,
};
/** No countries in news: parts of one, or their names mean something else first. */
const notCountries = new Set([
  'HK',
  'MO',
  'PR',
  'GU',
  'AQ',
  'VI',
  'AS',
  'MP',
  'UM',
  'GL',
  'FO',
  'GI',
  'BM',
  'KY',
  'FK',
  'IM',
  'JE',
  'GG',
  'CX',
  'CC',
  'NF',
  'PN',
  'GF',
  'GP',
  'MQ',
  'RE',
  'YT',
  'PF',
  'NC',
  'AW',
  'CW',
  'SX',
  'BQ',
  'MF',
  'BL',
  'PM',
  'WF',
  'TF',
  'BV',
  'HM',
  'SJ',
  'AX',
  'IO',
  'GS',
  'SH',
  'TC',
  'VG',
  'MS',
  'AI',
  'EH',
  'TK',
  'NU',
  'CK',
]);

const names = {};
const add = (name, code) => {
  if (name && !(name in names)) names[name] = code;
};
for (const [code, list] of Object.entries(newsNames)) for (const name of list) add(name, code);
const labels = {};
for (const code of Object.keys(iso.getAlpha2Codes())) {
  if (notCountries.has(code)) continue;
  const list = [iso.getName(code, 'en', { select: 'all' })].flat();
  labels[code] = shown[code] ?? list[0];
  for (const name of list) add(name, code);
}
for (const code of ['SU', 'XK']) labels[code] = shown[code];
const adjectives = {};
const capitals = {};
for (const country of lines('countries.jsonl.gz')) {
  const short = country.name?.['conventional short form']?.text;
  const code = names[short] ?? iso.getAlpha2Code(short ?? '', 'en');
  if (!code || !(code in labels)) continue;
  add(short, code);
  const nation = country.nationality ?? {};
  for (const text of [nation.adjective?.text, nation.noun?.text]) {
    if (!text || /^none/.test(text)) continue;
    for (const one of text.replace(/\(singular.*?\)/g, '').split(/,|;| or |\//)) {
      const word = one.replace(/\(s\)|\(.*?\)/g, '').trim();
      if (/^[A-Z][\p{L}-]+(?: [A-Z][\p{L}-]+)?$/u.test(word) && !(word in adjectives)) adjectives[word] = code;
    }
  }
  const capital = country.capital?.text?.replace(/[;,(].*/, '').trim();
  if (capital && /^[\p{L} .'-]+$/u.test(capital) && !(capital in names)) capitals[capital] = code;
}
for (const [word, code] of Object.entries(newsAdjectives)) {
  if (code) adjectives[word] = code;
  else delete adjectives[word];
}
Object.assign(capitals, { Washington: 'US', Kyiv: 'UA', Kiev: 'UA', Beijing: 'CN', Tehran: 'IR', 'The Hague': 'NL' });
delete capitals['Washington, DC'];
writeFileSync('src/lexicon/data/countries.json', `${JSON.stringify({ names, labels, adjectives, capitals })}\n`);

const officials = [];
for (const { wikidata, name, first, last, nickname, suffix, gender, terms } of lines('us-legislators.jsonl.gz'))
  officials.push([
    wikidata,
    name,
    first,
    last,
    nickname,
    suffix,
    gender?.toLowerCase() ?? null,
    terms.filter((t) => t.end >= '2005').map((t) => [t.type, t.start, t.end, t.state ?? null, t.party ?? null]),
  ]);
for (const { id, name, bio, terms } of parse(read('us-executive.yaml.gz')))
  if (terms.some((t) => t.end >= '1975'))
    officials.push([
      id.wikidata ?? null,
      [name.first, name.middle, name.last, name.suffix].filter(Boolean).join(' '),
      name.first,
      name.last,
      name.nickname ?? null,
      name.suffix ?? null,
      bio?.gender?.toLowerCase() ?? null,
      terms.filter((t) => t.end >= '1975').map((t) => [t.type, t.start, t.end, null, t.party ?? null]),
    ]);
writeFileSync('src/lexicon/data/officials.json', `[\n${officials.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`);

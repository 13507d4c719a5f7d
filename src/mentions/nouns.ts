/** Nouns that steer resolution: who speaks for an office, which descriptions stand for a body, which nouns are never actors. */

export const spokesNoun = /^spokes(man|woman|person|men|women|people)$/;

const bodies = new Set(
  'group organization organisation agency company firm party court committee council commission union association department ministry panel board body government administration parliament assembly legislature newspaper paper network outlet campaign coalition alliance league bureau chamber'.split(
    ' ',
  ),
);

/** Does a noun describe a body ("the group", "the agency")? */
export const isBodyNoun = (noun: string): boolean => bodies.has(noun);

const functional = new Set(
  'there that this which what it report reports statement statements letter bill law plan proposal deal move decision measure poll survey story document documents memo data news evidence question questions issue issues way thing things reason point fact case time year day week month percent something anything nothing one nobody none everybody everyone somebody someone anybody anyone'.split(
    ' ',
  ),
);

/** Nouns that hold no position, whatever the model's span says. */
export const isFunctional = (noun: string): boolean => functional.has(noun);

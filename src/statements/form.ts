/** How a position was reported: form (direct, mixed, indirect, action) and modality (asserted, hedged, conditional, denied). */
import type { Reading } from '../mentions/index.ts';
import { type Form, type Modality, type WordRange, within } from '../model.ts';

const acting =
  /^(introduc|block|pass|spen[dt]|cast|su(e|ed|es|ing)$|join|impeach|filibuster|co-?sponsor|sponsor|file|filing|unveil|sen[dt]|sign|approv|vot(e|ed|es|ing)$|veto|protest|march|rall(y|ied)|ratif|adopt|repeal|sanction|impos|suspend|withdr[ae]w|expel|ban(s|ned|ning)?$|declar(ed|ing) (a|an|war)|enact|overturn|strike|struck|rul(ed|es|ing)$|order(ed|s|ing)?$|issu(ed|es|ing)$|launch|deploy|endors|nominat|appoint|fired|dismiss|releas|provid|deliver|donat|fund|lift(ed|s|ing)?$|legali[sz]|decriminali[sz]|abolish|drafted|drew up|walked|boycott|delay|postpon|halt|cut(s|ting)?$|raised)/;
const announcing = /^announc/;
const speaking =
  /^(sa(y|id|ys|ying)|t(ell|old)|ask|urg|call|argu|claim|want|think|believ|hope|warn|demand|insist|suggest|stat|wr(ite|ote)|tweet|add|note|support|oppos|back|favou?r|promis|pledg|vow|plan|consider|should|must|would|will|could|need|criticiz|criticis|prais|condemn|denounc|welcom|reject|refus|agree)/;

/** @param quoted for each word, whether it stands inside quotation marks */
export function formOf(reading: Reading, cue: WordRange, content: WordRange, quoted: readonly boolean[]): Form {
  let inside = 0;
  let words = 0;
  for (let i = content.first; i <= content.last; i++) {
    if (!/[\p{L}\p{N}]/u.test(reading.word(i))) continue;
    words++;
    if (quoted[i]) inside++;
  }
  if (words > 0 && inside === words) return 'direct';
  if (inside > 0) return 'mixed';
  let acts = false;
  for (let i = cue.first; i <= cue.last; i++) {
    const word = reading.lower(i);
    if (speaking.test(word)) return 'indirect';
    if (acting.test(word)) acts = true;
    if (announcing.test(word))
      acts = /^(NN|JJ|DT|CD|\$)/.test(reading.tag(content.first)) && !hasFiniteVerb(reading, content);
  }
  return acts ? 'action' : 'indirect';
}

const hasFiniteVerb = (reading: Reading, range: WordRange): boolean => {
  for (let i = range.first; i <= range.last; i++) if (/^(VBD|VBZ|VBP|MD)$/.test(reading.tag(i))) return true;
  return false;
};

const hedges =
  /^(may|might|reportedly|allegedly|apparently|possibly|perhaps|hint(s|ed|ing)?|signal(s|ed|ing|led|ling)?|appear(s|ed)?|seem(s|ed)?|consider(s|ing)?|weigh(s|ing)?|mull(s|ing)?|unlikely|likely|open|float(s|ed|ing)?|indicat(e|es|ed|ing)|eyeing|expected|poised|tacit(ly)?|impl(y|ies|ied|ying)|reluctan(t|ce)|lukewarm|discuss(es|ed|ing)?)$/;
const denials = /^(den(y|ies|ied|ying))$/;
const negation = /^(not|n['’]t|never)$/;

const claim =
  /^(accusations?|allegations?|assertions?|charges?|claims?|intentions?|plans?|reports?|rumou?rs?|suggestions?)$/;

/** Does a denial ascribe something to the one who denies it ("denied that …", "denied planning …", "denied the report")? "Denied funding" refuses. */
function ascribes(reading: Reading, verb: number): boolean {
  if (reading.childrenOf(verb).some((child) => reading.relation(child) === 'ccomp')) return true;
  if (/^(PRP|VBG)$/.test(reading.tag(verb + 1)) || reading.lower(verb + 1) === 'that') return true;
  for (let i = verb + 1; i <= verb + 6; i++) if (claim.test(reading.lower(i))) return true;
  return false;
}

/** "This is not about taking guns away", "we are not seeking to escalate": what is disclaimed, and not what is opposed. */
const disclaiming = / (not|n['’]t) (((just|only|simply) )?(talking )?about \w+ing|seeking to|meant to|an? attempt to) /;

/** "denied that he supports a ban": the cue is "supports", and what it says hangs on "denied". */
function deniedAbove(reading: Reading, cue: WordRange): boolean {
  let word = reading.headOf(cue);
  for (let steps = 0; steps < 2; steps++) {
    const above = reading.words[word]!.head;
    if (above === word || !/^(ccomp|xcomp|conj)$/.test(reading.relation(word))) return false;
    if (above < cue.first && denials.test(reading.lower(above)) && /^[cx]comp$/.test(reading.relation(word)))
      return true;
    word = above;
  }
  return false;
}

/** An "if" or "unless" at the content's edge or before the cue, or one whose clause hangs on a word of either. */
function conditional(reading: Reading, cue: WordRange, content: WordRange): boolean {
  if (reading.lower(content.last + 1) === 'if' || reading.lower(cue.first - 1) === 'if') return true;
  const [own, other] = [reading.sentenceOf(cue.first), reading.sentenceOf(content.first)];
  const { sentences } = reading.analysis;
  const last = Math.max(sentences[own]!.last, sentences[other]!.last);
  for (let i = Math.min(sentences[own]!.first, sentences[other]!.first); i <= last; i++) {
    if (!/^(if|unless|provided)$/.test(reading.lower(i))) continue;
    const clause = reading.words[i]!.head;
    if (within(i, content) && i - content.first <= 2 && reading.relation(i) === 'mark') return true;
    const above = reading.words[clause]!.head;
    if (reading.relation(clause) === 'advcl' && (within(above, content) || within(above, cue))) return true;
  }
  return false;
}

/**
 * Hedges and denials count in the cue, its auxiliaries and its adverbs; a denial also above the cue, a guess also in the content.
 * "Rejected" is no denial: rejecting a proposal opposes it.
 */
export function modalityOf(reading: Reading, cue: WordRange, content: WordRange): Modality {
  const words = new Set<number>();
  for (let i = cue.first; i <= cue.last; i++) {
    words.add(i);
    for (const child of reading.childrenOf(i))
      if (/^(aux|advmod)$/.test(reading.relation(child)) && Math.abs(child - i) <= 6) words.add(child);
  }
  let hedged = false;
  let negated = false;
  for (const i of words) {
    const word = reading.lower(i);
    if (denials.test(word) && ascribes(reading, i)) return 'denied';
    if (hedges.test(word)) hedged = true;
    if (negation.test(word)) negated = true;
  }
  if (hedged && negated && [...words].some((i) => /^(consider|discuss|weigh|mull)/.test(reading.lower(i))))
    return 'denied';
  if (deniedAbove(reading, cue) || disclaiming.test(reading.phrase(content))) return 'denied';
  if (conditional(reading, cue, content)) return 'conditional';
  return hedged || isGuess(reading, cue, content) ? 'hedged' : 'asserted';
}

const ruling = /^(rul(e|es|ed|ing)|held|holds?|found|finds?|decid(e|es|ed)|order(s|ed)?|allow(s|ed)?)$/;

/** "he may declare an emergency", "it is possible that …": the content itself leaves open whether it is so; not what a court says one may do. */
function isGuess(reading: Reading, cue: WordRange, content: WordRange): boolean {
  if (reading.some(cue, (i) => ruling.test(reading.lower(i)))) return false;
  const head = reading.headOf(content);
  const own = reading.childrenOf(head);
  if (own.some((child) => negation.test(reading.lower(child)))) return false;
  return (
    /^(possible|conceivable)$/.test(reading.lower(head)) ||
    own.some((child) => reading.relation(child) === 'aux' && /^(may|might)$/.test(reading.lower(child)))
  );
}

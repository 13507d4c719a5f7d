/** Page furniture: lines of a page that are no part of the article. It works on whole lines, so that a sentence is never cut. */
import type { Skipped, SkipReason } from '../model.ts';

const lineRules: readonly [SkipReason, RegExp][] = [
  ['copyright', /^(©|\(c\) ?\d{4}|copyright\b.{0,6}(©|\d{4})|.{0,60}all rights reserved\b)/i],
  ['copyright', /^.{0,80}\b(click here for reprint permission|may not be (published|reproduced|redistributed))/i],
  [
    'comments',
    /^(leave a (reply|comment)|be the first to comment|post a comment|add a comment|write a comment|\d+ (comments?|responses?|replies)( on\b.*)?|comments? (are )?(closed|off|\(\d+\))|join the (conversation|discussion)|cancel reply|log in to (reply|comment)|your email address will not be published.*|required fields are marked.*|this site uses akismet.*|learn how your comment data is processed.*|save my name, email.*|notify me of (follow-?up|new) .*by email.*)\.?$/i,
  ],
  ['comments', /^(this site uses akismet|your email address will not be published|save my name, email)/i],
  [
    'share',
    /^(share|tweet|pin|email|print|facebook|twitter|whatsapp|linkedin|reddit|telegram|copy link|save|like|follow us|share this( article| story| post)?( on\b.*)?|click to share.*|share on .*)[:!.]?$/i,
  ],
  [
    'share',
    /^((share|tweet|pin( it)?|email|print|facebook|twitter|whatsapp|linkedin|reddit|telegram|copy link|x)[ |·•,/]+){1,}(share|tweet|pin( it)?|email|print|facebook|twitter|whatsapp|linkedin|reddit|telegram|copy link|x)?$/i,
  ],
  ['share', /^follow .{0,60}\bon (twitter|facebook|instagram|x)\b.{0,40}$/i],
  [
    'photo credit',
    /^\(?(photo|photograph|image|picture|illustration|video|graphic)s?( credit| courtesy| source)?( by|:| \/|\/).{0,120}$/i,
  ],
  [
    'photo credit',
    /^.{0,160}[(/|–-] ?(getty images|afp|ap photo|reuters|epa|shutterstock|file photo|file)[^.!?]{0,40}\)?$/i,
  ],
  [
    'byline',
    /^(by|from|written by|reported by|story by|posted by) (the )?[\p{Lu}][\p{L}.'’-]+( [\p{Lu}][\p{L}.'’-]+){1,4}((,| and| &) .{0,80})?( \|.*)?$/u,
  ],
  ['byline', /^(published|updated|posted|last (updated|modified))( on| at|:)? .{3,60}$/i],
  [
    'navigation',
    /^(read (more|also|next|full story|the full story)|related( articles?| stories| content| topics)?|see also|more (from|on|in|stories) .{0,60}|you (may|might) also like.*|recommended( for you)?|most (read|popular|viewed)|trending( now)?|continue reading.*|skip to (main )?content|back to top|home|menu|search|next|previous|tags?:.*|topics?:.*|filed under.*|categories:.*|advertisement - story continues below)[:.]?$/i,
  ],
  ['navigation', /^(read (more|also)|related|see also|also read|don['’]t miss): .{3,200}$/i],
  [
    'advertisement',
    /^(advertisements?|advertising|sponsored( content)?|promoted|ad|story continues below( this)?( advertisement)?|article continues below.*)$/i,
  ],
  [
    'notice',
    /^(sign up (for|to) .{0,120}(newsletters?|alerts?|inbox|updates?)\b.{0,80}|subscribe( now| today)?( to .{0,80})?|get .{0,60} (in|to) your inbox.*|manage newsletters?|daily newsletters?( manage newsletters?)?|(this site|we) uses? cookies.*|by (continuing|clicking|signing up).{0,200}(cookies|privacy|terms).*|accept( all)?( cookies)?|privacy policy.*|terms of (use|service).*|\(?written for this project\b.{0,120})\.?\)?$/i,
  ],
];

const weekday = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const dateLine = new RegExp(
  `^(?:${weekday},? )?(?:${month}\\.? \\d{1,2},? \\d{4}|\\d{1,2} ${month}\\.?,? \\d{4})(?:,? (?:at )?\\d{1,2}[:.]\\d{2}.{0,12})?$`,
  'i',
);
/** "KYIV, May 22 (Example Wire) — " before a first sentence. */
const dateOpening =
  /^[\p{Lu}][\p{Lu}. '’-]{2,40}(?:, [\p{L}. ]{2,24})?(?:, (?:\p{L}{3,9}\.? \d{1,2}|\d{1,2} \p{L}{3,9}\.?)(?:, \d{4})?)?(?: ?\([^)]{2,40}\))? ?(?:—|–|--| - ) ?/u;

/** Where a reader's comments begin: from here to the end nothing is article. */
const commentsBegin =
  /^(leave a (reply|comment)|be the first to comment|post a comment|your email address will not be published.*|\d+ (comments?|responses?|replies)( on\b.*)?)\.?$/i;

/** @returns what to leave out of analysis, in order, without overlap; longer lines are never furniture */
export function furniture(text: string): Skipped[] {
  const skipped: Skipped[] = [];
  let comments = false;
  let first = true;
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const from = start + leading(text, start, end);
    const line = text.slice(from, Math.min(end, from + 400)).trimEnd();
    if (line.length > 0) {
      const span = { start: from, end: Math.min(end, from + line.length) };
      const short = end - from < 400;
      if (short && commentsBegin.test(line) && restIsComments(text, end)) comments = true;
      const why = comments ? 'comments' : short ? judge(line) : null;
      if (why) skipped.push({ ...span, end: comments ? trimmedEnd(text, from, end) : span.end, why });
      else {
        const opening = first ? dateOpening.exec(line) : null;
        if (opening && line.length > opening[0].length + 20)
          skipped.push({ start: from, end: from + opening[0].length, why: 'dateline' });
        if (!dateLine.test(line)) first = false;
      }
    }
    start = end + 1;
  }
  return skipped;
}

const leading = (text: string, start: number, end: number): number => {
  let i = start;
  while (i < end && /\s/.test(text[i]!)) i++;
  return i - start;
};

const trimmedEnd = (text: string, from: number, end: number): number => {
  let i = end;
  while (i > from && /\s/.test(text[i - 1]!)) i--;
  return i;
};

function judge(line: string): SkipReason | null {
  if (dateLine.test(line)) return 'dateline';
  for (const [why, rule] of lineRules) if (rule.test(line)) return why;
  return null;
}

/** A comment section runs to the end: what follows it must be shorter than an article. */
const restIsComments = (text: string, from: number): boolean => text.length - from < 3000 || from > text.length / 3;

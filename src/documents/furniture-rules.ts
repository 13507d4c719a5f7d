/**
 * Page furniture as data: what stands on a news page without being the article. Every rule has an example, which is its test, and where a
 * real sentence comes close, one that it must spare. A rule sees one line, trimmed, without bullets and brackets around it.
 */
import type { SkipReason } from '../model.ts';
import { isDateLine } from './dateline.ts';

export interface FurnitureRule {
  id: string;
  why: SkipReason;
  is: RegExp | ((line: string) => boolean);
  /** Only among the first lines of a text, or the last. */
  edge?: true;
  examples: readonly string[];
  spares: readonly string[];
}

const NAME = String.raw`\p{Lu}[\p{L}'’.-]*`;
const NOBODY =
  'Any|All|The|This|That|These|Those|His|Her|Their|Its|My|Your|No|Some|Every|Now|Then|Next|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Popular|Executive|Law|Default|Contrast|Comparison';
const PERSON = String.raw`(?!(?:${NOBODY})\b)${NAME}(?: (?:${NAME}|de|la|van|von|der|den|bin|al|el|di|da|del|le)){1,4}`;
const ROLE =
  '[Ss]taff|[Ss]enior|[Cc]hief|[Pp]olitical|[Ss]pecial|[Dd]iplomatic|[Nn]ational|[Ff]oreign|[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Ee]ditor|[Cc]olumnist|[Cc]ontributor|[Aa]ssociate|[Dd]eputy|[Mm]anaging|[Nn]ews';
const OUTLET =
  'USA TODAY|CNN|Reuters|(?:The )?Associated Press|AP|AFP|Agence France-Presse|UPI|Bloomberg|BBC News|NPR|Fox News|CBS News|NBC News|ABC News|Politico|POLITICO|The Guardian|PA Media|Press Association|Xinhua|dpa';
const PHOTO_AGENCY =
  'Getty(?: Images)?|AP(?: Photos?| Images?)?|Associated Press|Reuters|REUTERS|AFP|EPA(?:-EFE)?|EFE|Shutterstock(?:\\.com)?|iStock(?:photo)?|Alamy(?: Stock Photo)?|Pixabay|Unsplash|Wikimedia Commons|Wikipedia|Flickr|Instagram|Facebook|Twitter|Bloomberg|Landov|Xinhua|TASS|ZUMA(?: Press)?|Corbis|NurPhoto|POLITICO|CBS|CNN|NBC|Pool|Handout|Screenshot';
const STRICT_AGENCY =
  'Getty(?: Images)?|AP Photos?|AP Images?|REUTERS|AFP|EPA-EFE|Shutterstock(?:\\.com)?|iStock(?:photo)?|Alamy|Landov|Xinhua|ZUMA Press|Corbis|NurPhoto|Pixabay|Wikimedia Commons';
const NETWORK =
  'twitter|facebook|instagram|x|linkedin|youtube|telegram|whatsapp|parler|threads|bluesky|mastodon|tiktok|truth social|google news|gettr';
const SHARE_WORD = `share|tweet|retweet|post|pin(?: it)?|email|e-mail|mail|print|${NETWORK}|reddit|pinterest|tumblr|pocket|flipboard|messenger|sms|google\\+?|plus|copy|link|url|copied|click|to|on|via|this|article|story|page|it|in|new|window|opens|more|options|save|like|by|with|friends|comments?|icon|button|font|size|a|for|bookmark|gift|resize|text|sharing|send|from|the|us|an?|your|friend|also|read|or|follow|\\d+|0|shares?`;

export const lineRules: readonly FurnitureRule[] = [
  // ── copyright
  {
    id: 'copyright-sign',
    why: 'copyright',
    is: /^(?:copyright:? ?)?(?:©|&copy;|\(c\) ?(?:copyright ?)?(?:[^.;]{2,60} )?(?:19|20)\d\d).{0,280}$/i,
    examples: [
      '© Pellworth Post 2024',
      '© 2019 Newsmax. All rights reserved.',
      'Copyright © 2019 The Washington Times, LLC.',
      '(c) 2024 The Ledger',
      '(c) Tolmere Courier 2019. Reprints only with permission.',
    ],
    spares: ['(c) The third condition is that Iran stops enriching uranium.'],
  },
  {
    id: 'copyright-year',
    why: 'copyright',
    is: /^(?:COPYRIGHT|Copyright):? (?:\(c\) ?)?(?:(?:\p{Lu}[\p{L}&.'’-]* ){1,6}(?=\d{4}(?:[.,;|–-]|$)))?(?:19|20)\d\d(?:[ .,;|–-].{0,280})?$/u,
    examples: [
      'Copyright Tolmere Courier 2019. Reprints only with permission.',
      'Copyright 2024 Brackwater Ledger. This material may not be published, broadcast, rewritten or redistributed.',
    ],
    spares: ['Copyright law must change, the senator said.', 'Copyright holders urged Congress to act in 2024.'],
  },
  {
    id: 'rights',
    why: 'copyright',
    is: /^(?:.{0,120}[.|,©-] ?)?All rights? reserved\.?$/i,
    examples: ['All rights reserved.', 'The Ledger Company, Inc. All Rights Reserved.'],
    spares: ['The new law leaves the states with all rights reserved to them by the Constitution.'],
  },
  {
    id: 'reprint',
    why: 'copyright',
    is: /^(?:this (?:material|article|content|story)|no part of this (?:article|page|site|publication)|the contents? of this (?:site|page|article)) (?:may|must|can) not be (?:published|reproduced|reprinted|copied|republished).{0,200}$|^(?:click here for )?reprint permissions?\.?$|^(?:reprinted|republished|used) (?:here )?(?:with|by) permission.{0,120}$/i,
    examples: [
      'This material may not be published, broadcast, rewritten, or redistributed.',
      'Click here for reprint permission.',
      'Reprinted with permission from The Conversation.',
    ],
    spares: ['This material may not be exported to Iran, the Treasury said.'],
  },
  // ── shares, follows
  {
    id: 'share-bar',
    why: 'share',
    is: (line) => line.length <= 160 && SHARE_STRONG.test(line) && SHARE_ONLY.test(line),
    examples: [
      'Share on Facebook Tweet Email this article Print',
      'Share this: Facebook | X | WhatsApp',
      'Click to share on X (Opens in new window)',
      'SHARE THIS ARTICLE Share Tweet Post Email',
      'Copy link',
      'Share',
      '12 Shares',
    ],
    spares: ['Share of GDP', 'Facebook', 'X', 'Print the money, he told them.'],
  },
  {
    id: 'share-call',
    why: 'share',
    is: /^(?:please )?(?:read or )?share this (?:story|article|post|page|video)\b.{0,200}$|^(?:like|follow|find|join) us on .{2,80}$|^if you (?:liked|enjoyed) this (?:article|story|post).{0,120}share.{0,60}$/i,
    examples: [
      'Read or Share this story: http://usat.ly/1bj2PQv',
      'Share this article with your friends',
      'Follow us on Twitter and Facebook',
    ],
    spares: ['The two countries share this story of war and loss.'],
  },
  {
    id: 'follow',
    why: 'share',
    is: new RegExp(
      String.raw`^follow (?:@\w{1,30}(?: follow)? ?)+$|^follow .{2,90} on (?:${NETWORK})\b[\s:,.]*(?:@?[\w./@: ]{0,60}(?:and|,|&|or)? ?(?:${NETWORK})?)\.?$`,
      'i',
    ),
    examples: [
      'Follow @politico',
      'Follow @politicalticker Follow @psteinhauserCNN',
      'Follow Eric on Twitter',
      'Follow USA TODAY reporter Mike Snider on Twitter: @MikeSnider.',
      'Follow Kyle on Twitter @RealKyleMorris and Facebook.',
    ],
    spares: [
      'Follow the law, the president told the governors on Twitter on Monday, or lose the money.',
      'Follow the money, she said.',
    ],
  },
  // ── bylines
  {
    id: 'byline',
    why: 'byline',
    edge: true,
    is: new RegExp(
      String.raw`^(?:(?:[Ss]tory|[Ww]ords|[Tt]ext|[Ww]ritten|[Rr]eported|[Aa]nalysis|[Oo]pinion|[Rr]eport|[Pp]osted|[Pp]ublished) )?(?:[Bb]y|BY):? (?:${PERSON}|(?:${OUTLET}))(?:(?:,? (?:and|&|with) |, )(?:${PERSON}|(?:${OUTLET})))*(?:,? (?:${ROLE})[\p{L} ,&-]{0,60}|,? (?:for|of|in|at) (?:the )?(?:${NAME} ?){1,5}| ?[|•·/] ?.{1,60}|,? (?:on )?.{0,12}\d{4}.{0,30}| ?[(][^()]{1,40}[)])?\.?$`,
      'u',
    ),
    examples: [
      'By Jane Doe',
      'BY JANE DOE',
      'By Jane Doe and John Q. Roe, Staff Writers',
      'By Associated Press',
      'By Jane Doe, 22 May 2024',
      'By Jane Doe | Reuters',
      'By Jane Doe, Diplomatic Correspondent',
      'By Jane Doe in Kyiv',
      'By Ursula von der Leyen',
    ],
    spares: [
      'By Monday, the city was empty.',
      'By Any Means Necessary',
      'By Friday Morning It Was Over',
      'By Executive Order',
      'By John Kerry the deal was called a success.',
    ],
  },
  {
    id: 'byline-desk',
    why: 'byline',
    edge: true,
    is: /^(?:(?:written|reported|analysis|posted) )?by:? (?:(?:the|our|an?) )?(?:[\w-]+ ){0,4}(?:desk|correspondents?|staff|reporters?|editors?|newsroom|bureau|team|board|writers?|service)\.?$/i,
    examples: [
      'By the Foreign Desk',
      'By our diplomatic correspondent',
      'By a staff writer',
      'By Sentinel staff',
      'By the Editorial Board',
    ],
    spares: ['By the time', 'By the staff'.concat(' of the White House the plan was opposed.')],
  },
  {
    id: 'byline-label',
    why: 'byline',
    is: /^(?:byline|author|written by|story by|reporter)s?: ?.{2,80}$|^[-–—] ?\p{Lu}[\p{L}.'’-]+ \p{Lu}[\p{L}.'’-]+\.?$(?<=Reuters\.?|AP\.?)/iu,
    examples: ['BYLINE: Amber Phillips.', 'Author: Jane Doe'],
    spares: [
      'Authors: we oppose the bill because it bans our books, and we ask the senate to vote no on it this week.',
    ],
  },
  {
    id: 'contributors',
    why: 'byline',
    is: /^.{2,180}\bcontributed (?:to|reporting|reporting to|additional reporting)(?: for)?(?: (?:from .{2,40}|(?:to )?this (?:report|story|article|piece)))?\.?$|^(?:contributing|contributors?): .{2,160}$|^(?:additional )?(?:reporting|writing|editing|compiled|research|written|produced|translated)(?: and (?:writing|editing|reporting))? (?:by|from) .{2,260}$|^with (?:assistance|reporting|files|additional reporting) (?:by|from) .{2,160}$|^.{2,80} (?:assisted|helped) with this (?:report|story|article)\.?$/i,
    examples: [
      'The Associated Press contributed to this report.',
      "Fox News' Brooke Singman contributed to this report",
      'Bryant Rousseau and Caryn Wilson contributed reporting.',
      'Contributing: David Jackson',
      '(Reporting by Valerie Volcovici; Additional reporting by Lawrence Hurley; Editing by Will Dunham.)',
      'With assistance by Miao Han, and Natalie Lung',
      '--additional reporting from Darren Samuelsohn.',
    ],
    spares: ['Climate change contributed to the drought.', 'Reporting requirements were opposed by the banks.'],
  },
  {
    id: 'contact',
    why: 'byline',
    is: /^.{0,200}\b(?:follow (?:him|her|them|me) (?:on|at|@)|(?:reach|contact|email|e-mail) (?:him|her|them|the (?:reporter|author|writer)) (?:at|@)).{0,160}$|^(?:send (?:tips|news|comments|corrections)|(?:got|have) a (?:news )?tip|contact the (?:author|reporter)|e-?mail:).{0,120}$|^[\w.+-]{1,40}@[\w-]{1,40}\.[\w.]{2,20}$/i,
    examples: [
      'AWR Hawkins is a columnist for Breitbart News. Follow him on Twitter: @AWRHawkins.',
      'Send tips to eric@example.org.',
      'Jane Doe covers Congress. Reach her at jane@example.org',
      'jane.doe@example.org',
    ],
    spares: ['She urged voters to follow the rules and to contact their senators.'],
  },
  // ── photo credits, captions
  {
    id: 'credit-label',
    why: 'photo credit',
    is: /^(?:(?:file |pool )?(?:photo(?:graph)?|image|picture|illustration|screenshot|graphic)|photographers?|credits?|caption)(?: credits?| by| courtesy(?: of)?| source)? ?[:/|] ?.{1,140}$|^(?:photo(?:graph)?|image|picture|illustration)s? (?:by|courtesy of|via|credit) .{1,100}$|^(?:photo|image|caption|getty|enlarge|slideshow(?: \(\d+ images?\))?|view (?:gallery|photos|image))\.?$/i,
    examples: [
      'Photo: Reuters/Gleb Garanich',
      'Image: Nicholas Moreau.',
      'Photographer: Daniel Acker/Bloomberg',
      'Photo by Alex Wong/Getty Images',
      'Photo',
      'Slideshow (6 Images)',
      'Image credit: NASA',
    ],
    spares: ['Photo ID should be required, the governor said.', 'Images from the scene show smoke over Kyiv.'],
  },
  {
    id: 'caption-credit',
    why: 'photo credit',
    is: (line) =>
      line.length <= 300 &&
      /[\s.)\]»"”](?:\(?\[?(?:File )?(?:Image|Photo|Photograph|Picture|Photographer|Screenshot|Illustration|Credit)s?: ?[^:?()[\]]{2,90}[)\]]\.?|(?:Image|Photo|Photograph|Picture|Photographer|Screenshot|Illustration|Credit)s?: ?[^:?]{2,90})$/.test(
        line,
      ) &&
      !/s?: .{0,90}[.!?)] [“"]?\p{Lu}\p{Ll}* \p{Ll}/u.test(line),
    examples: [
      'Secretary of State Antony Blinken was in Kyiv on May 14 and 15. Photo: Pool',
      'Dakota, a deer. Image: Nicholas Moreau.',
      'Sirhan in 1969  (Image: CDCR)',
      'The collapse of the spire, around 19:45 CEST Image: Remi Mathis (photos), Incnis Mrsi (montage).',
    ],
    spares: ['Voters must bring a photo: the law says so, and the court agreed.'],
  },
  {
    id: 'agency-alone',
    why: 'photo credit',
    is: new RegExp(
      String.raw`^(?:(?:(?:${NAME}|via|for|the|of|@\w+)[ ,/|]+){0,7})(?:${STRICT_AGENCY})(?:[ /,|]+(?:(?:${PHOTO_AGENCY})|via|${NAME}))*\.?$|^(?:${NAME}[ ,]){1,4}?${NAME} ?/ ?(?:${PHOTO_AGENCY})\.?$|^(?:${PHOTO_AGENCY})(?: ?/ ?(?:${NAME} ?)+)+\.?$|^(?:Pixabay|Shutterstock|Screenshot|AFP|Handout)\.?$`,
      'u',
    ),
    examples: [
      'Getty Images',
      'AFP/Getty Images',
      'Tami Chappell/Reuters',
      'Scott Olson via Getty Images.',
      'Getty/Instagram.',
      '(Pixabay)',
      'AP Photo/Evan Vucci',
      'REUTERS/Akhtar Soomro',
      'Zach Gibson/Getty Images',
    ],
    spares: ['Reuters', 'Twitter', 'Facebook', 'Joe Biden', 'CNN'],
  },
  {
    id: 'toggle-caption',
    why: 'photo credit',
    is: /^(?:enlarge this image|hide caption|toggle caption).{0,240}$/i,
    examples: ['Enlarge this image toggle caption Eric Gay/AP Eric Gay/AP', 'toggle caption'],
    spares: ['Enlarge the alliance, he urged.'],
  },
  {
    id: 'caption-agency',
    why: 'photo credit',
    is: (line) =>
      line.length <= 420 &&
      (/^FILE(?: PHOTO)?\b ?[-:–—].{5,}$/.test(line) ||
        new RegExp(String.raw`[.\d)] ?(?:REUTERS|AFP|AP Photo|Getty Images)/(?:${NAME} ?){1,4}\.?$`, 'u').test(line)),
    examples: [
      'FILE PHOTO: Traders work on the floor at the New York Stock Exchange, August 13, 2019. REUTERS/Eduardo Munoz',
      'FILE PHOTO - U.S. Representative Tim Murphy chairs a hearing.',
      'A trader works in New York, U.S., August 14, 2019. REUTERS/Eduardo Munoz',
    ],
    spares: ['File photos show the minister in Moscow.', 'He told Reuters/Ipsos pollsters that he opposed it.'],
  },
  // ── navigation, related
  {
    id: 'related',
    why: 'navigation',
    is: (line) =>
      !/[.!] \p{Lu}\p{Ll}* \p{Ll}/u.test(line) &&
      /^(?:related(?: (?:articles?|stor(?:y|ies)|content|coverage|links?|posts?|video|topics?))?|see also|also (?:see|read|on [a-z]+)|read (?:also|next|more)|more(?: from .{2,40}| on .{2,40}| stories| coverage)?|earlier|previously|recommended(?: reading| for you)?|further reading|don['’]t miss|must[- ]read|in case you missed it|up next|watch(?: (?:live|now|more|below))?|listen|photos|pictures|video|gallery|read|in depth|background|opinion from .{2,30}|tags?|filed under|topics?|categor(?:y|ies)|keywords|posted in|tagged(?: with| as)?|explore more|view more|you may also like)\s?:+ ?(?:\S.{0,180})?$/i.test(
        line,
      ),
    examples: [
      'RELATED: Five things to know',
      'SEE ALSO: Bob Gates blasts Obama',
      'More:Trump says his speech helped lead to confirmation',
      '( PHOTOS: Right-to-work protests in Michigan)',
      'Read more: Where the front line runs near Kharkiv',
      'Tags: Ukraine, Russia, NATO',
      'READ MORE:',
      '"Related:"',
      'More from Politico: what to watch',
    ],
    spares: [
      'Related charges were dropped.',
      'Read the bill: that was her advice to senators who, she said in a long and angry speech on the floor of the chamber, had not done so and who would vote for it all the same because the leadership of their party had told them to, as it always does.',
      'More troops are needed.',
      'VIDEO: They told me it was a video when they knew it was not. They said they would call me.',
      'Earlier, he had urged restraint.',
    ],
  },
  {
    id: 'related-alone',
    why: 'navigation',
    is: /^(?:related(?: (?:articles?|stor(?:y|ies)|content|coverage|links?|posts?|topics?))?|see also|recommended(?: for you| stories| reading)?|more (?:stories|news|coverage|like this|on this(?: story| topic)?|from this (?:author|section))|most (?:read|popular|viewed|shared|commented)(?: stories| articles)?|trending(?: now| stories)?|top stories|latest (?:news|stories)|editor['’]?s['’]? picks?|you may also like|you might also like|up next|read next|read more|show more|load more|see more|view more|learn more|show all|back to top|skip to (?:main )?content|skip (?:ad|navigation)|jump to content|next (?:article|story|post|page)|previous (?:article|story|post|page)|(?:story|article) continue[sd] below.{0,60}|story continued below|continue reading(?: the main story)?|keep reading|menu|search|home|log ?in|sign in|sign out|register|my account|toggle navigation|navigation|privacy(?: policy| notice)?|terms (?:of|and) (?:service|use|conditions)|contact us|about us|help|faq|sitemap|site map|careers|advertise(?: with us)?|explore more|explore topics|in this article|table of contents|close|what to read next|from around the web|around the web|promoted stories|more on this\.{3}|view comments)(?: ?[.…»>→›]+)?$/i,
    examples: [
      'Story Continued Below',
      'Most Read',
      'Skip to main content',
      'Read more »',
      'More On This...',
      'Continue reading the main story',
      'Related articles',
      'Privacy Policy',
    ],
    spares: ['More', 'Help Ukraine', 'Most voters', 'Home Secretary'],
  },
  {
    id: 'read-more',
    why: 'navigation',
    is: /^(?:click (?:here|for|through)\b(?: here)?.{0,140}|(?:read|see|find|view|get|watch) (?:the )?(?:rest|full (?:story|article|report|text|interview|transcript|video|list)|more|original (?:article|story))(?: (?:here|about|at|on|from|in|of)\b[^,]{0,140})?|watch the (?:latest )?(?:video|interview|clip|full).{0,20} (?:at|above|below|here)\b.{0,120}|watch (?:video|the (?:clip|interview)).{0,60}(?:below|above|here)|(?:for more|to read more|to learn more|learn more)\b.{0,30}(?:click|visit|go to|see|about|at)\b.{0,120}|(?:read|see) (?:the )?(?:original|full).{0,40} (?:here|at)\b.{0,60}|this (?:story|article) (?:is )?continues? .{0,40})\.?$/i,
    examples: [
      'Read the rest here.',
      'Click here for more from The Wall Street Journal.',
      'Read more about the war',
      'Watch the latest video at video.foxnews.com',
      'Watch video via the Courier-Journal below.',
      'Read the full story at The Guardian',
      'For more information, visit example.org',
    ],
    spares: [
      'Read the rest of the bill, she told senators.'.concat(' They had not.'),
      'Watch the border, he said.',
      'See more evidence is needed before a decision can be taken by the court.',
    ],
  },
  {
    id: 'read-more-tail',
    why: 'navigation',
    is: /^.{10,140}[?!.…:’'"\w] (?:Read more|Read More|READ MORE|Learn more|Full story)(?: ?[»>→›…]| here)?$/,
    examples: ['UK voted for Brexit – but is there a way back? Read more'],
    spares: ['Children ought to read more'],
  },
  {
    id: 'player',
    why: 'navigation',
    is: /^just watched\b.{0,240}$|^(?:listen to (?:this )?article|listen to this|play audio|play video|now playing|watch now|audio|listen ·).{0,120}$|^.{2,60} listen · \d+:\d\d.{0,20}$|^\d{1,2}:\d\d(?: ?\/ ?\d{1,2}:\d\d)?$|^story highlights\b.{0,40}$/i,
    examples: [
      'JUST WATCHED Rand Paul: Ebola is not like AIDS Replay More Videos ... MUST WATCH',
      'LISTEN TO ARTICLE 2:18 SHARE THIS ARTICLE Share Tweet Post Email',
      "Louisa Lim on 'Morning Edition' Listen · 4:03 4:03",
      '02:39',
    ],
    spares: ['Listen to the people, he told the court.'],
  },
  {
    id: 'menu',
    why: 'navigation',
    is: (line) =>
      line.length <= 300 &&
      /^(?:[^|•·»>/]{1,28}[|•·»>/]){2,12}[^|•·»>/]{1,28}$/.test(line) &&
      /\b(?:home|news|politics|sports?|opinion|contact|about|privacy|terms|subscribe|log ?in|sign in|cookies?)\b/i.test(
        line,
      ),
    examples: [
      'Home | World | Politics | Opinion | Subscribe',
      'Home > News > World',
      'Contact us | Privacy policy | Terms of use',
    ],
    spares: ['The vote was 52/48/0 in the Senate.'],
  },
  {
    id: 'rule',
    why: 'navigation',
    is: /^(?:[-_=*~—–•·.#|]\s?){3,80}$|^(?:<[^<>]{1,200}>\.?){1,3}$|^(?:×|✕|▶|\[?pullquote\]?|\*)$/,
    examples: ['---', '____', '___.', '* * *', '<tweet tweet-id="783499116076687360"><tweet/>.'],
    spares: ['- No', '“No.”'],
  },
  {
    id: 'reading-time',
    why: 'navigation',
    is: /^(?:\d{1,3}|a few|one|two|three|five)[ -]min(?:ute)?s? read\.?$|^reading time:? .{1,20}$|^\d{1,3} (?:photos|images|videos)$/i,
    examples: ['4 min read', 'Reading time: 3 minutes'],
    spares: ['Five minutes later the minister resigned.'],
  },
  // ── advertisement, newsletters
  {
    id: 'advertisement',
    why: 'advertisement',
    is: /^(?:advertisement|advertising|ad|sponsored(?: content| by .{2,40})?|promoted(?: content)?|paid (?:post|content|advertisement)|commercial break|ads by .{2,30})(?: ?[-–—|:].{0,60})?\.?$/i,
    examples: ['ADVERTISEMENT', 'Advertisement - Continue Reading Below', 'Sponsored content'],
    spares: ['Ad spending rose by a third.', 'Advertising for tobacco should be banned, he said.'],
  },
  {
    id: 'newsletter',
    why: 'advertisement',
    is: /^(?:.{0,60}[.!?:] )?(?:sign[- ]?up|subscribe|register)\b(?:(?: (?:now|today|here|free|below))?[.!]?$| (?:for|to|now|today|here)\b.{0,60}\b(?:newsletters?|e-?mails?|alerts?|briefings?|inbox|tip ?sheets?|updates|podcast|digest|channel|feed|free|for \$?\d).{0,160}$)|^(?:.{0,120} )?(?:delivered|sent|straight|right|directly) (?:straight |directly |right )?to your inbox\b.{0,200}$|^by (?:signing up|subscribing|registering|clicking),? you (?:agree|accept|will).{0,200}$|^(?:enter|your) e-?mail(?: address)?(?: here| below)?[.:*]?$|^thank you for (?:subscribing|signing up|registering|reading).{0,80}$|^manage newsletters?$|^(?:support|become a member of) (?:our|independent|quality) (?:journalism|newsroom).{0,120}$|^(?:already )?(?:a )?subscriber\?.{0,60}$|^(?:get|download) (?:the|our) .{0,30}\bapp\b.{0,40}$|^.{0,40}newsletter$/i,
    examples: [
      'Sign up for our morning newsletter.',
      'Sign up for Daily Newsletters Manage Newsletters',
      'Subscribe now',
      'Get the Monitor Stories you care about delivered to your inbox. By signing up, you agree to our Privacy Policy',
      '( Sign up for POLITICO’s Morning Education tip sheet)',
      'By signing up, you agree to our terms.',
    ],
    spares: [
      'Sign up to serve, the general urged young Ukrainians.',
      'Subscribers to the plan would pay more.',
      'Register to vote',
      'Sign up for the draft, he told them.',
    ],
  },
  // ── notices
  {
    id: 'cookies',
    why: 'notice',
    is: /^(?:we|this (?:web)?site|our (?:web)?site|.{2,30} and our partners|the (?:web)?site)\b.{0,60}\buses? cookies\b.{0,300}$|^(?:accept|reject|manage|allow)(?: all)?(?: cookies| preferences)?$|^(?:cookie (?:policy|settings|notice|preferences))\.?$|^by (?:continuing to (?:use|browse)|using) (?:this|our) (?:web)?site\b.{0,250}$|^(?:this site is )?protected by recaptcha.{0,200}$/i,
    examples: [
      'We use cookies to improve your experience.',
      'This website uses cookies to improve your visit.',
      'Accept all cookies',
      'By continuing to browse this site you agree to our use of cookies.',
    ],
    spares: ['We use drones to defend our cities, he said.', 'Cookies were served.'],
  },
  {
    id: 'revision',
    why: 'notice',
    is: /^(?:editor['’]?s['’]? note|note to (?:readers|editors)|correction(?:s| appended)?|clarification|disclaimer|disclosure)\b ?(?:[:—–-].{0,600}|\([^()]{1,60}\):?.{0,300}|appended)?\.?$|^\(?(?:this|an earlier|a previous|the original) (?:version of (?:this|the) )?(?:article|story|post|report|piece|column|version)\b.{0,20}(?:has been|have been|was|were)? ?(?:updated|corrected|revised|edited|amended|clarified|corrects|misstated|incorrectly|misidentified)\b.{0,500}$|^.{0,6}this (?:article|story|column|essay|op-ed) (?:originally |first )?(?:appear(?:s|ed)|was (?:originally |first )?published|ran|requires? pre-publication)\b.{0,200}$|^written for this project\b.{0,120}$|^(?:updated?|original post|abstract|full text|opinion|analysis\/opinion|commentary|editorial|letters?|breaking(?: news)?|exclusive|developing(?: story)?):?\.?$/i,
    examples: [
      'This article has been updated to include comments from DNC delegates.',
      'Correction: An earlier version of this article misstated the year.',
      "Editor's note: The writer is a former diplomat.",
      'CLARIFICATION: This story and headline have been updated.',
      '*This article appears in the August 6, 2018, issue of New York Magazine.',
      'ANALYSIS/OPINION:',
      '(Written for this project.)',
      'Correction Appended.',
      '(This version of the story corrects to read “she said,” instead of “he said” in ninth paragraph)',
    ],
    spares: [
      'Correction officers oppose the plan.',
      'This report was welcomed by the committee.',
      'Updates to the law are needed, she said.',
      'An earlier version of the bill would have banned it.',
      'UPDATE: 5/12 — The website that listed the weapon has removed it.',
    ],
  },
  {
    id: 'legend',
    why: 'notice',
    is: /^██.{0,120}$/,
    examples: ['██ Conservative Party - 365 seats'],
    spares: [],
  },
  // ── datelines on a line of their own
  {
    id: 'date-line',
    why: 'dateline',
    is: isDateLine,
    examples: [
      'Friday, September 27, 2019',
      'Updated at 5:40 p.m. ET',
      'Published: 22 May 2024',
      '6 years ago',
      '2024-05-22',
      '--Updated at 11:43 a.m.',
      'May 22, 2024, 10:00 a.m. EDT',
      '1:30 p.m.',
      'Wed 22 May 2024 18.04 BST',
    ],
    spares: [
      'Sen. Ted Cruz (R-Texas) — Opposed to the bill from the start.',
      'Rep. Trey Gowdy (R-S.C.): We need answers.',
      'May Day',
      'Theresa May',
      '2024',
      'On May 22, 2024, Blinken spoke.',
      'A year ago today',
    ],
  },
];

const SHARE_STRONG = /\b(?:share|shares|tweet|print|e-?mail|copy link|pin it|whatsapp|bookmark)\b/i;
const SHARE_ONLY = new RegExp(`^(?:(?:${SHARE_WORD})(?![\\p{L}\\p{N}])[\\s:,.|•·/()!-]*)+$`, 'iu');

/** Marks of a form or list of comments: they stand under an article, and what follows them is comments to the end. */
export const commentStarts: readonly RegExp[] = [
  /^(?:leave|post|add|write|submit) (?:a |your )?(?:reply|comment|response)(?: ?(?:to|below|here|on|cancel).{0,100})?[.:!]?$/i,
  /^be the first to (?:comment|reply|respond)(?: on .{0,200})?[.!]?$/i,
  /^\d{1,5} (?:comments?|responses?|repl(?:y|ies)|thoughts?) (?:on|to) .{1,200}$/i,
  /^this site uses akismet\b.{0,200}$/i,
  /^your e-?mail address will not be published.{0,120}$/i,
  /^(?:join|start) the (?:conversation|discussion)\.{0,3}$/i,
  /^no comments yet.{0,60}$/i,
  /^(?:you must be|please) (?:log(?:ged)? in|sign(?:ed)? in|registered?).{0,20} to (?:post|leave|write|add)? ?(?:a |your )?comments?.{0,40}$/i,
  /^(?:reader|readers['’]|facebook|disqus) comments?$/i,
];

/** Lines of a form or list of comments that, by themselves, prove no more than themselves. */
export const commentLines: readonly RegExp[] = [
  /^(?:\d{1,5} |view |show |see |read |all |hide |load |join ){0,3}comments?(?: ?\(\d{1,5}\)| ?:| closed| are (?:now )?closed(?: for this article)?| section)?[.]?$/i,
  /^required fields are marked.{0,20}$/i,
  /^save my name, e-?mail,? and website in this browser.{0,60}$/i,
  /^(?:your|this) comment (?:is|will be) (?:held for|awaiting|subject to)? ?moderat(?:ion|ed).{0,160}$/i,
  /^notify me of (?:new|follow-?up) (?:comments?|posts?).{0,60}$/i,
  /^(?:cancel reply|post comment|report (?:abuse|comment)|name ?\*|e-?mail ?\*|website|comment ?\*?|what do you think\? .{0,60}comments?.{0,40}|learn how your comment data is processed)\.?$/i,
];

/** What shows that the lines after "12 Comments" are comments: a writer's name with "says", a reply button, an age. */
export const commentSign =
  /^(?:reply|report|like|log in to (?:reply|comment)|.{2,50} (?:says|wrote|said|on .{4,30} at \d{1,2}:\d\d.{0,6}):?|(?:.{0,40}[ •·|])?\d{1,3} (?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?) ago)$/i;

export interface InlineRule {
  id: string;
  why: SkipReason;
  /** Global; bounded in every repetition, for it runs over the whole text. */
  pattern: RegExp;
  examples: readonly (readonly [text: string, skipped: string])[];
  spares: readonly string[];
}

/** Furniture inside a line of the article. */
export const inlineRules: readonly InlineRule[] = [
  {
    id: 'credit-in-brackets',
    why: 'photo credit',
    pattern:
      /[([] ?(?:(?:file |ap |afp |reuters |getty )?(?:photo|image|picture|photograph|screenshot|illustration)s?(?: credit| courtesy of)?(?::| by | ?\/)|(?:video|watch):)[^()[\]\n]{0,150}[)\]]/gi,
    examples: [
      [
        'A woman looks at the site. (Photo: Karen Bleier, AFP/Getty Images) The deadline is near.',
        '(Photo: Karen Bleier, AFP/Getty Images)',
      ],
      ['Biden spoke (Photo by Jane Doe) at noon.', '(Photo by Jane Doe)'],
      ['Trump left. (AP Photo/Evan Vucci)', '(AP Photo/Evan Vucci)'],
    ],
    spares: ['Voters need a photo (image or card) to vote.'],
  },
  {
    id: 'related-in-brackets',
    why: 'navigation',
    pattern:
      /\( ?(?:(?:related|photos|video|read more|read also|see also|more|watch|also on [a-z]{2,20}):|sign up for [^()\n]{0,60}(?:newsletter|tip sheet|alerts)|see full [^()\n]{0,60}coverage)[^()\n]{0,200}\)/gi,
    examples: [
      ['He flew to Kyiv. (RELATED: Five Things To Know) He left.', '(RELATED: Five Things To Know)'],
      [
        '( Also on POLITICO: Hagel: Chemical weapons used in Syria)',
        '( Also on POLITICO: Hagel: Chemical weapons used in Syria)',
      ],
    ],
    spares: [
      'The bill (known as the Safe Act) passed.',
      'Loans in default (more than 90 days past due) rose.',
      'Charges (related to the case) were dropped.',
    ],
  },
  {
    id: 'caption-bar',
    why: 'photo credit',
    pattern:
      /(?<![^\n])[^|\n]{10,300} \| (?:[A-Z][\w.]{0,20} ){0,2}(?:[A-Z][\w.]{0,20}\/)?(?:AP Photos?|Getty(?: Images)?|Reuters|AP|POLITICO|AFP)(?=\s|$)/g,
    examples: [
      [
        '“We need this,” Warren said. | Zach Gibson/Getty Images Warren calls on Congress to act',
        '“We need this,” Warren said. | Zach Gibson/Getty Images',
      ],
    ],
    spares: ['The AP Photos desk was closed.'],
  },
  {
    id: 'social-markup',
    why: 'share',
    pattern: /\bpic\.twitter\.com\/\w{4,20}|\bhttps?:\/\/t\.co\/\w{4,20}/g,
    examples: [['We want justice. pic.twitter.com/BseuTQ5S0h', 'pic.twitter.com/BseuTQ5S0h']],
    spares: [],
  },
];

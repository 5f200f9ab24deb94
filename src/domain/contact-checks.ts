import { withoutCards } from './gate/numbers-of-people.ts';
import { inLatin, plainly } from './gate/plain-text.ts';
import { digitsOf, isSameNumber, waysIn } from './gate/ways.ts';
import type { NoticeBlock } from './notice-body.ts';
import { error, type NoticeProblem, warning } from './notice-problem.ts';
import { reachableText } from './visible-text.ts';

// Reserved for documentation (RFC 2606, RFC 6761), or typed to fill a field: one digit over and over, or all in a row.
const PLACEHOLDER =
  /(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)*(?:example(?:\.(?:com|org|net|edu))?|invalid|localhost)\b|https?:\/\/(?:[\w-]+\.)*example(?:\.(?:com|org|net))?\b|(?<!\d)(?:\d[ ()./-]{0,2})?(?:(\d)(?:[ ()./-]{0,2}\1){6,}|(?:[01][ ()./-]{0,2})?1[ ()./-]{0,2}2[ ()./-]{0,2}3[ ()./-]{0,2}4[ ()./-]{0,2}5[ ()./-]{0,2}6[ ()./-]{0,2}7(?:[ ()./-]{0,2}\d){0,3})(?!\d)/iu;
/** Kept for fiction in North America (555-01xx): nobody's, unless somebody wrote it down as a contact. */
const FICTION = /(?<![\d+][ ()./-]{0,2})(?:\+?1[ .-]?)?(?:\(?[2-9]\d\d\)?[ .-]{0,2})?\b555[-. ]?01\d\d\b/u;
const NOBODY =
  /^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|noanswer|keine[-_.]?antwort|ne[-_.]?pas[-_.]?repondre|no[-_.]?responder|mailer-daemon|bounces?|devnull|null)(?:[-_.+][\w.+-]*)?@/iu;

/** A way that reaches nobody: reserved, made up, or a mailbox that only sends. */
export function isPlaceholder(way: string): boolean {
  return PLACEHOLDER.test(way) || NOBODY.test(way.trim());
}

/** A number kept for fiction, as a text may hold it. */
export function isFiction(way: string): boolean {
  return FICTION.test(way);
}

/** Mailboxes in which a question about a breach meets nobody who may answer it, or nobody at all. */
const UNSUITED =
  /\b(?:sales|vertrieb|verkauf|marketing|newsletter|promo\w*|press|presse|jobs|careers|karriere|billing|rechnung\w*|no-?reply|do-?not-?reply|mailer-daemon|noreply\w*)@[\w.-]+/iu;

const PRESS = /^press[e]?@/iu;

/** Elements that are stated by a way to reach the organization, and by nothing less. */
const CONTACTS: ReadonlySet<string> = new Set(['contact_point', 'dpo_contact']);

/** Asked of contacts alone, and not where the block says that they will be told later. */
export function reachesSomebody(
  element: string,
  { by, markdown }: NoticeBlock,
  working: readonly string[],
): boolean {
  return by !== null || !CONTACTS.has(element) || names(markdown, working);
}

/** Whether the text names a contact that works and is meant for this; `own` is what it says of the organization's contacts. */
export function contactProblems(
  working: readonly string[],
  prose: string,
  own: string,
  audience: string,
): NoticeProblem[] {
  const element = 'contact_point';
  const placeholder = PLACEHOLDER.exec(withoutCards(prose))?.[0] ?? fictionIn(own, working);
  if (placeholder !== undefined) {
    const message = `"${placeholder}" is a placeholder and reaches nobody: set a real contact.`;
    return [
      error('CONTACT_MISSING', message, { element, excerpt: placeholder }),
      ...unsuited(prose, audience),
    ];
  }
  if (names(prose, working)) return unsuited(prose, audience);
  const message =
    working.length === 0
      ? 'There is no contact that works: set one for the kind PRIVACY or DPO, then name it in the notice.'
      : `The notice names no contact on record: name one of ${working.join(', ')}.`;
  return [error('CONTACT_MISSING', message, { element })];
}

/** A number kept for fiction that is none of these contacts. */
function fictionIn(prose: string, working: readonly string[]): string | undefined {
  const own = working.map(digitsOf);
  const said = withoutCards(prose).matchAll(new RegExp(FICTION, 'gu'));
  return [...said].map(([one]) => one).find((one) => !own.some((way) => isSameNumber(digitsOf(one), way)));
}

function unsuited(prose: string, audience: string): NoticeProblem[] {
  const excerpt = UNSUITED.exec(prose)?.[0];
  // Journalists turn to the press office.
  if (excerpt === undefined || (audience === 'MEDIA' && PRESS.test(excerpt))) return [];
  const message = `"${excerpt}" is read by people who do not answer questions about a breach, or by nobody: name a contact for privacy questions.`;
  return [warning('CONTACT_UNSUITED', message, { element: 'contact_point', excerpt })];
}

function names(markdown: string, ways: readonly string[]): boolean {
  const text = inLatin(plainly(reachableText(markdown)));
  const said = waysIn(text);
  return ways.some((way) => {
    const own = way.trim().replace(/\s+/g, ' ');
    if (/^[^\s@]+@[^\s@]+$/.test(own))
      return said.some(({ kind, value }) => kind === 'EMAIL' && value === own.toLowerCase());
    const digits = /^[+\d\s()./-]{6,}$/.test(own) ? digitsOf(own) : '';
    if (said.some(({ kind, value }) => kind === 'PHONE' && isSameNumber(value, digits))) return true;
    return new RegExp(
      `(?<![\\p{L}\\p{N}])${own.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
      'iu',
    ).test(text);
  });
}

import type { NoticeBlock } from './notice-body.ts';
import { error, type NoticeProblem, warning } from './notice-problem.ts';
import { reachableText } from './visible-text.ts';

const PLACEHOLDER = /[\w.+-]+@[\w.-]+\.example\b|\b555[-. ]?01\d\d\b/iu;

/** Reserved for documentation, so that it reaches nobody (RFC 2606 .example, 555-01xx telephone numbers). */
export function isPlaceholder(way: string): boolean {
  return PLACEHOLDER.test(way);
}

/** Mailboxes in which a question about a breach meets nobody who may answer it, or nobody at all. */
const UNSUITED =
  /\b(?:sales|vertrieb|verkauf|marketing|newsletter|promo\w*|press|presse|jobs|careers|karriere|billing|rechnung\w*|no-?reply|do-?not-?reply|mailer-daemon|noreply\w*)@[\w.-]+/iu;

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

/** Whether the text names a contact that works and is meant for this. */
export function contactProblems(working: readonly string[], prose: string): NoticeProblem[] {
  const element = 'contact_point';
  const placeholder = PLACEHOLDER.exec(prose)?.[0];
  if (placeholder !== undefined) {
    const message = `"${placeholder}" is a placeholder and reaches nobody: set a real contact.`;
    return [error('CONTACT_MISSING', message, { element, excerpt: placeholder }), ...unsuited(prose)];
  }
  if (names(prose, working)) return unsuited(prose);
  const message =
    working.length === 0
      ? 'There is no contact that works: set one for the kind PRIVACY or DPO, then name it in the notice.'
      : `The notice names no contact on record: name one of ${working.join(', ')}.`;
  return [error('CONTACT_MISSING', message, { element })];
}

function unsuited(prose: string): NoticeProblem[] {
  const excerpt = UNSUITED.exec(prose)?.[0];
  if (excerpt === undefined) return [];
  const message = `"${excerpt}" is read by people who do not answer questions about a breach, or by nobody: name a contact for privacy questions.`;
  return [warning('CONTACT_UNSUITED', message, { element: 'contact_point', excerpt })];
}

function names(markdown: string, ways: readonly string[]): boolean {
  const text = reachableText(markdown);
  return ways.some((way) => text.includes(way.trim().replace(/\s+/g, ' ')));
}

import { createHash } from 'node:crypto';
import type { DateTime } from 'luxon';
import { canonicalJson } from './canonical-json.ts';
import type { Elements } from './notice-body.ts';

/** How an organization's notices look: part of what is approved. */
export interface Brand {
  /** At the head, as people know the organization; null: nothing there. */
  readonly name: string | null;
  /** A colour ("#1a5fb4") for the line at the head; null: none. */
  readonly accent: string | null;
  /** At the foot, plain words; null: nothing. */
  readonly footer: string | null;
}

/** What an approver read: change any of it and it is another text. */
export interface ApprovedContent {
  readonly subject: string;
  readonly body: string;
  readonly locale: string;
  readonly templateId: string;
  readonly templateVersion: string;
  readonly elements: Elements;
  /** The same in other languages: approved with it. */
  readonly variants?: readonly ApprovedVariant[];
  /** By what a reader can ask whether it is ours: at the foot of every language. */
  readonly code?: string | null;
  readonly checkUrl?: string | null;
  readonly brand?: Brand | null;
}

export type ApprovedVariant = Omit<ApprovedContent, 'variants' | 'code' | 'checkUrl' | 'brand'>;

/** SHA-256 over the canonical JSON of a version's content: an approval is bound to it. */
export function contentHash(content: ApprovedContent): Buffer {
  const { variants = [], code, checkUrl, brand } = content;
  return sha256({
    ...ownContent(content),
    ...(code && { code, checkUrl: checkUrl ?? null }),
    ...(brand && { brand }),
    ...(variants.length > 0 && { variants: [...variants].sort(byLocale).map(ownContent) }),
  });
}

function ownContent(content: ApprovedVariant): ApprovedVariant {
  const { subject, body, locale, templateId, templateVersion, elements } = content;
  return { subject, body, locale, templateId, templateVersion, elements };
}

const byLocale = (a: ApprovedVariant, b: ApprovedVariant) => (a.locale < b.locale ? -1 : 1);

/** SHA-256 over the canonical JSON of whom the approved text goes to. */
export function audienceHash(audience: unknown): Buffer {
  return sha256(audience);
}

function sha256(value: unknown): Buffer {
  return createHash('sha256').update(canonicalJson(value)).digest();
}

/**
 * Nobody approves words of their own: whoever wrote any version of the notice is out, since what they wrote may stand
 * in the text still after somebody else's correction.
 */
export function wroteIt(approver: string, writers: readonly (string | null)[]): boolean {
  return writers.includes(approver);
}

export interface Decision {
  readonly version: number;
  readonly verdict: 'APPROVED' | 'REFUSED';
  /** A refusal, or the approval that filled the last place of its policy; not one that others must follow. */
  readonly settles: boolean;
  /** Until when it holds; null: until an edit or a refusal. */
  readonly expiresAt: DateTime | null;
}

export type Standing = 'APPROVED' | 'REFUSED' | 'INCOMPLETE' | 'EXPIRED' | 'EDITED_SINCE' | 'NEVER_DECIDED';

/** Whether the current version is approved at an instant, or why it is not. Decisions come oldest first. */
export function standing(currentVersion: number, decisions: readonly Decision[], at: DateTime): Standing {
  const own = decisions.filter(({ version }) => version === currentVersion);
  const settled = settledIn(own);
  if (settled?.verdict === 'APPROVED' && !isExpired(settled, at)) return 'APPROVED';
  if (own.at(-1)?.settles === false) return 'INCOMPLETE';
  if (settled) return settled.verdict === 'REFUSED' ? 'REFUSED' : 'EXPIRED';
  return decisions.some(({ verdict }) => verdict === 'APPROVED') ? 'EDITED_SINCE' : 'NEVER_DECIDED';
}

/** The newest decision that ended a round, of decisions on one version, oldest first. */
export function settledIn<T extends Pick<Decision, 'settles'>>(decisions: readonly T[]): T | undefined {
  return decisions.findLast(({ settles }) => settles);
}

/** What was given since the last round ended. */
export function sinceSettled<T extends Pick<Decision, 'settles'>>(decisions: readonly T[]): readonly T[] {
  return decisions.slice(decisions.findLastIndex(({ settles }) => settles) + 1);
}

/** Whether an approval held for a time that is over. */
export function isExpired({ expiresAt }: Pick<Decision, 'expiresAt'>, at: DateTime): boolean {
  return expiresAt !== null && at >= expiresAt;
}

import type { DateTime } from 'luxon';
import type { Verdict } from './assess.ts';
import type { Calendars } from './business-calendar.ts';
import type { Term } from './clock.ts';
import { type DerivationStep, step } from './clock-leg.ts';
import { within } from './jurisdiction.ts';
import type { Rule } from './rule.ts';
import { endOfTerm } from './term-end.ts';

/** What a law-enforcement agency asked to be held back, and until when. */
export interface Hold {
  readonly id: string;
  readonly written: boolean;
  /** When the agency said so. */
  readonly statedAt: DateTime<true>;
  /** The time the agency stated; null: none. */
  readonly until: DateTime<true> | null;
  /** When it ends of itself; null: only when it is lifted. */
  readonly endsAt: DateTime<true> | null;
  readonly liftedAt: DateTime<true> | null;
  readonly scope: HoldScope;
}

/** Everything, or what belongs to one of these jurisdictions or regimes. */
export interface HoldScope {
  readonly everything: boolean;
  readonly jurisdictions: readonly string[];
  readonly regimes: readonly string[];
}

/** The terms of a rule that a hold looks at. */
export type HeldTerms = Pick<Rule, 'regime' | 'jurisdiction' | 'holdEffect'>;

/** 45 CFR 164.412(b): at most 30 days from an oral statement, unless a written one follows in that time. */
const ORAL_DAYS = { unit: 'calendar_days', n: 30, calendar: null } as const;

/**
 * When a hold ends of itself: a written one at the time it states, an oral one after 30 days at the latest. null: a
 * written one that states no time stands until it is lifted.
 */
export function ownEndOf(
  { written, statedAt, until }: Pick<Hold, 'written' | 'statedAt' | 'until'>,
  zone: string,
  oralAtMost: Term = ORAL_DAYS,
): DateTime<true> | null {
  if (written) return until;
  const limit = endOfTerm(oralAtMost, statedAt, zone, new Map()).at as DateTime<true>;
  return until !== null && until < limit ? until : limit;
}

/** Whether a hold stands at an instant. At its end it no longer does. */
export function isLive(
  { liftedAt, endsAt }: { readonly liftedAt: DateTime | null; readonly endsAt: DateTime | null },
  at: DateTime,
): boolean {
  return liftedAt === null && (endsAt === null || at < endsAt);
}

/** Whether a hold concerns a rule. One that holds everywhere (a promise) is concerned by every jurisdiction. */
export function covers(
  { everything, jurisdictions, regimes }: HoldScope,
  { regime, jurisdiction }: HeldTerms,
) {
  if (everything || regimes.includes(regime)) return true;
  return jurisdictions.some(
    (place) =>
      jurisdiction === null || within(jurisdiction, place) !== 'NO' || within(place, jurisdiction) !== 'NO',
  );
}

/** The hold that stands longest of those that stop a duty now; null: none does, or the rule lets no hold delay it. */
export function holdOn(terms: HeldTerms, holds: readonly Hold[], at: DateTime): Hold | null {
  if (terms.holdEffect === 'none') return null;
  const standing = holds.filter((hold) => isLive(hold, at) && covers(hold.scope, terms));
  const end = ({ endsAt }: Hold) => endsAt?.toMillis() ?? Number.MAX_SAFE_INTEGER;
  return [...standing].sort((a, b) => end(b) - end(a))[0] ?? null;
}

/**
 * The verdict with the due instant that a rule computes from the end of a hold (45 CFR 164.412): the time a written
 * statement names; else 30 days from the statement, or what the rule says. A hold that was lifted ended then. One stated after
 * the due instant cures nothing, and an end before it moves nothing. Some rules leave days after the end.
 */
export function afterHolds(
  verdict: Verdict,
  holds: readonly Hold[],
  zone: string,
  calendars: Calendars = new Map(),
): Verdict {
  const { due, rule } = verdict;
  if (rule.holdEffect !== 'new_due' || due === null || due.dueAt === null) return verdict;
  const steps: DerivationStep[] = [];
  let dueAt = due.dueAt;
  const inOrder = holds.filter((hold) => covers(hold.scope, rule)).sort((a, b) => +a.statedAt - +b.statedAt);
  for (const hold of inOrder) {
    const end = endForDue(hold, zone, rule.holdTerms?.oralAtMost ?? ORAL_DAYS);
    const after = rule.holdTerms?.afterEnd;
    const last = after ? (endOfTerm(after, end.at, zone, calendars).at ?? end.at) : end.at;
    if (hold.statedAt > dueAt || last <= dueAt) continue;
    dueAt = last;
    const then = after ? `Due ${after.n} ${after.unit.replaceAll('_', ' ')} after that.` : 'Due then.';
    steps.push(step(`Law enforcement asked for a delay: ${end.says} ${then}`, dueAt, zone));
  }
  return steps.length === 0
    ? verdict
    : { ...verdict, due: { ...due, dueAt, steps: [...due.steps, ...steps] } };
}

function endForDue(hold: Hold, zone: string, oralAtMost: Term): { at: DateTime<true>; says: string } {
  // A written statement without a time moves the date no further than an oral one would.
  const asOral = () => ownEndOf({ ...hold, written: false }, zone, oralAtMost) as DateTime<true>;
  const stated = hold.written ? (hold.endsAt ?? asOral()) : asOral();
  if (hold.liftedAt !== null && hold.liftedAt < stated)
    return { at: hold.liftedAt, says: 'the hold was lifted.' };
  if (hold.until !== null && +stated === +hold.until)
    return { at: stated, says: `the ${hold.written ? 'written' : 'oral'} statement names this time.` };
  return {
    at: stated,
    says: `the statement counts for ${oralAtMost.n} ${oralAtMost.unit.replaceAll('_', ' ')} at the most.`,
  };
}

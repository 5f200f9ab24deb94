import type { Predicate } from './predicate.ts';

/** How long a duty leaves. `none`: the law names no date ("without undue delay"), and none is invented. */
type TermUnit = 'elapsed_hours' | 'calendar_days' | 'calendar_months' | 'business_days' | 'none';

/**
 * The event a clock starts at: a time of the incident ("occurred", "detected", "aware", "contained"), a milestone
 * ("determined", "classified_major", …) or an earlier act of ours: "answered:us-ca-individuals" is the first answer that
 * qualifies under that rule (a filing that was submitted, a dispatch that reached somebody). "end_of_year:discovered" is the
 * end of the calendar year in which an event lies.
 */
export type StartEvent = string;

export interface Term {
  readonly unit: TermUnit;
  /** How many units; 0 with `none`. */
  readonly n: number;
  /** The calendar that names the business days ("us-sec", "country:BR", "entity"); only with `business_days`. */
  readonly calendar: string | null;
}

/** A second term beside the first. */
interface AlternativeTerm {
  readonly start: StartEvent;
  readonly term: Term;
  /** A cap that no longer counts when the main start comes only after it has run out (DORA Art. 19: 4 h from classification). */
  readonly lapsesIfMainStartsLater: boolean;
  readonly whileUnknown: StartEvent | null;
}

/** Another way to read a start that the source does not state; shown beside, never instead. */
interface Reading {
  readonly start: StartEvent;
  readonly says: string;
}

/** Another term for some: a trust service provider, a small agent. The first case that holds replaces the term. */
export interface TermCase {
  readonly id: string;
  readonly when: Predicate;
  readonly term: Term;
  readonly citation: string;
  /** Whose term it is, in a few words. */
  readonly says: string;
}

export interface Rollover {
  readonly kind: 'none' | 'next_business_day_noon' | 'next_business_day_end';
  /** `info`: the strict date stands and the later one is only mentioned. */
  readonly mode: 'apply' | 'info';
  /** "entity": the business days of the country of the (main) establishment. */
  readonly calendar: string | null;
  /** For whom; absent: for everybody. */
  readonly when?: Predicate | undefined;
}

/** More time that must be asked for or reasoned: added once `when` holds; otherwise only shown. */
export interface Extension {
  readonly id: string;
  readonly add: Term;
  readonly requires: string;
  readonly citation?: string | null | undefined;
  readonly when?: Predicate | undefined;
}

export interface Clock {
  readonly start: StartEvent;
  readonly term: Term;
  readonly cases: readonly TermCase[];
  /** What the law asks before the date, or instead of one. */
  readonly floor:
    | 'none'
    | 'without_undue_delay'
    | 'without_unreasonable_delay'
    | 'as_soon_as_possible'
    | 'immediately';
  /** Where the day ends, and in which zone a date of validity is read. */
  readonly zone: { readonly kind: 'entity' } | { readonly kind: 'fixed'; readonly zone: string };
  /** `min`: the earliest of all terms. `fallback`: the first whose start is known. */
  readonly combine: 'single' | 'min' | 'fallback';
  readonly alternatives: readonly AlternativeTerm[];
  /** The event that runs a worst-case clock until the start is known; null: no clock until then. Always said in a step. */
  readonly whileUnknown: StartEvent | null;
  readonly readings: readonly Reading[];
  /** A date of guidance, not of law; shown as such. */
  readonly softTarget: Term | null;
  /** Not later than this other rule's obligation is due, or was first answered. */
  readonly concurrentWith: string | null;
  readonly rollover: Rollover;
  readonly extensions: readonly Extension[];
}

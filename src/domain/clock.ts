/** How long a duty leaves. `none`: the law names no date ("without undue delay"), and none is invented. */
type TermUnit = 'elapsed_hours' | 'calendar_days' | 'calendar_months' | 'business_days' | 'none';

/**
 * The event a clock starts at: a time of the incident ("occurred", "detected", "aware", "contained"), a milestone
 * ("determined", "classified_major", …) or an earlier act of ours: "answered:us-ca-individuals" is the first answer that
 * qualifies under that rule (a filing that was submitted, a dispatch that reached somebody).
 */
export type StartEvent = string;

export interface Term {
  readonly unit: TermUnit;
  /** How many units; 0 with `none`. */
  readonly n: number;
  /** The calendar that names the business days; only with `business_days`. */
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

export interface Rollover {
  readonly kind: 'none' | 'next_business_day_noon' | 'next_business_day_end';
  /** `info`: the strict date stands and the later one is only mentioned. */
  readonly mode: 'apply' | 'info';
  readonly calendar: string | null;
}

export interface Clock {
  readonly start: StartEvent;
  readonly term: Term;
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
  /** Not later than the sending of this other rule's obligation. */
  readonly concurrentWith: string | null;
  readonly rollover: Rollover;
  /** Extensions that must be asked for or reasoned; data for display, never applied by the engine itself. */
  readonly extensions: readonly { readonly id: string; readonly add: Term; readonly requires: string }[];
}

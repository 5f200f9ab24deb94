export const noticeProblemCodes = [
  'ELEMENT_ABSENT',
  'PROMISE_ABSENT',
  'DELAY_REASONS_ABSENT',
  'ELEMENT_PROHIBITED',
  'LATER_DATE_PASSED',
  'TEXT_UNRESOLVED',
  'TEXT_UNREADABLE',
  'FIELD_EMPTY',
  'CONTACT_MISSING',
  'CONTACT_UNSUITED',
  'NUMBER_CONTRADICTED',
  'DATE_CONTRADICTED',
  'PROTECTION_CONTRADICTED',
  'CATEGORY_CONTRADICTED',
  'CATEGORY_OMITTED',
  'OUTCOME_CONTRADICTED',
  'FACT_OUTDATED',
  'FACTS_CHANGED',
  'LOADED_WORDS',
] as const;
export type NoticeProblemCode = (typeof noticeProblemCodes)[number];

/** One thing wrong with a notice, and what to do about it. An ERROR stands in the way of approval, a WARNING does not. */
export interface NoticeProblem {
  readonly code: NoticeProblemCode;
  readonly severity: 'ERROR' | 'WARNING';
  readonly element: string | null;
  readonly message: string;
  /** The clause that asks for it. */
  readonly citation: string | null;
  /** The words of the text that are meant; null: none, or the text as a whole. */
  readonly excerpt: string | null;
}

type More = Partial<Pick<NoticeProblem, 'element' | 'citation' | 'excerpt'>>;

/** A problem that keeps the notice from being approved. */
export function error(code: NoticeProblemCode, message: string, more: More = {}): NoticeProblem {
  return { element: null, citation: null, excerpt: null, ...more, code, severity: 'ERROR', message };
}

/** One that a person should look at. */
export function warning(code: NoticeProblemCode, message: string, more: More = {}): NoticeProblem {
  return { ...error(code, message, more), severity: 'WARNING' };
}

/** Whether a problem keeps the notice from being approved. */
export function blocks({ severity }: Pick<NoticeProblem, 'severity'>): boolean {
  return severity === 'ERROR';
}

const AGAINST_THE_RECORD: ReadonlySet<NoticeProblemCode> = new Set([
  'NUMBER_CONTRADICTED',
  'DATE_CONTRADICTED',
  'PROTECTION_CONTRADICTED',
  'CATEGORY_CONTRADICTED',
  'CATEGORY_OMITTED',
  'OUTCOME_CONTRADICTED',
  'FACT_OUTDATED',
]);

/** Whether it says that text and record differ: the decision-maker may know better than the record, and say why. */
export function isContradiction({ code }: Pick<NoticeProblem, 'code'>): boolean {
  return AGAINST_THE_RECORD.has(code);
}

import { createHash } from 'node:crypto';

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
  'TITLE_ABSENT',
  'HEADING_ABSENT',
  'HEADING_MISPLACED',
  'ELEMENT_MISPLACED',
  'TYPE_TOO_SMALL',
  'PERSONAL_DETAIL',
  'SECRET_TOLD',
  'INTERNAL_NOTE',
  'PICTURE',
  'TRACKING',
  'SHORT_LINK',
  'LINK_UNSAFE',
  'LINK_DECEIVES',
  'MARKUP_LEFT',
  'PROMOTION',
  'CONTACT_UNKNOWN',
  'READING_LEVEL',
  'LANGUAGE_MIXED',
  'VARIANT_DIFFERS',
  'ORDER_ADVISED',
  'RENDERED_WRONG',
] as const;
export type NoticeProblemCode = (typeof noticeProblemCodes)[number];

/**
 * How much it weighs: an ERROR is mended; a WARNING is mended, or overridden by name and with a reason; ADVICE is there to be read.
 * While an ERROR or an open WARNING stands, the notice is neither approved nor sent.
 */
export type ProblemSeverity = 'ERROR' | 'WARNING' | 'ADVICE';

/** One thing wrong with a notice, and what to do about it. */
export interface NoticeProblem {
  readonly code: NoticeProblemCode;
  readonly severity: ProblemSeverity;
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

/** One that a person mends, or answers for. */
export function warning(code: NoticeProblemCode, message: string, more: More = {}): NoticeProblem {
  return { ...error(code, message, more), severity: 'WARNING' };
}

/** One that is there to be read. */
export function advice(code: NoticeProblemCode, message: string, more: More = {}): NoticeProblem {
  return { ...error(code, message, more), severity: 'ADVICE' };
}

/** Whether a problem keeps the notice from being approved and sent. */
export function blocks({ severity }: Pick<NoticeProblem, 'severity'>): boolean {
  return severity !== 'ADVICE';
}

/** What tells a problem from every other, in its own words: somebody who answers for it answers for this one. */
export function problemKey(problem: NoticeProblem & { readonly locale: string }): string {
  const { code, locale, element, excerpt, message } = problem;
  return createHash('sha256')
    .update([code, locale, element ?? '', excerpt ?? '', message].join('\n'))
    .digest('hex')
    .slice(0, 16);
}

/** A problem that somebody answered for: shown still, in nobody's way. */
export function answeredFor<P extends NoticeProblem>(problem: P): P {
  const by = isContradiction(problem)
    ? 'The decision-maker said that the text is right.'
    : 'Somebody answered for it by name.';
  return { ...problem, severity: 'ADVICE', message: `${problem.message} ${by}` };
}

/** Each problem in a word or two, for whoever has to name them. */
export function problemLabels(problems: readonly NoticeProblem[]): readonly string[] {
  return [...new Set(problems.map(({ code, element }) => (element ? `${code} ${element}` : code)))];
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

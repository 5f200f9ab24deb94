import type { Tri } from './facts.ts';
import { not } from './kleene.ts';

/** The three values in words. */
export const words: Readonly<Record<Tri, string>> = { YES: 'yes', NO: 'no', UNKNOWN: 'not known' };

/** Why, in one sentence: the clause that asks, the facts that answered. */
export interface Why {
  readonly value: Tri;
  readonly says: string;
  readonly clause: string | null;
  /** Keys of the facts used ("risk_to_people", "dataSet.<id>.keySafe", "organization.establishments"). */
  readonly facts: readonly string[];
}

/** A question whose answer could still change the verdict or the recipient, or lift the duty. */
export interface OpenQuestion {
  readonly key: string;
  readonly question: string;
}

/** What a predicate came to. Only what decided it is kept: an unknown that cannot change the value asks nothing. */
export interface Finding {
  readonly value: Tri;
  readonly why: readonly Why[];
  readonly questions: readonly OpenQuestion[];
}

export function allOf(findings: readonly Finding[]): Finding {
  return decided(joined(findings, 'NO', 'YES'), findings);
}

export function anyOf(findings: readonly Finding[]): Finding {
  return decided(joined(findings, 'YES', 'NO'), findings);
}

export function negated(finding: Finding): Finding {
  return { ...finding, value: not(finding.value) };
}

/** Kleene's "and" ("or") of findings: one NO (YES) decides. */
function joined(findings: readonly Finding[], decides: Tri, otherwise: Tri): Tri {
  let value = otherwise;
  for (const one of findings) {
    if (one.value === decides) return decides;
    if (one.value === 'UNKNOWN') value = 'UNKNOWN';
  }
  return value;
}

// Hundreds of laws join thousands of findings in one assessment: what is already there is not copied.
function decided(value: Tri, findings: readonly Finding[]): Finding {
  let only: Finding | null = null;
  let others = false;
  for (const one of findings) {
    if (one.value !== value) continue;
    if (only !== null) others = true;
    only ??= one;
  }
  if (only !== null && !others) return only;
  const why: Why[] = [];
  const questions: OpenQuestion[] = [];
  for (const one of findings) {
    if (one.value !== value) continue;
    why.push(...one.why);
    if (value === 'UNKNOWN') questions.push(...one.questions);
  }
  return { value, why, questions: distinct(questions) };
}

/** Each question once, in the order in which it was first asked. */
export function distinct(questions: readonly OpenQuestion[]): readonly OpenQuestion[] {
  if (questions.length > FEW) return [...new Map(questions.map((one) => [one.key, one])).values()];
  const once: OpenQuestion[] = [];
  for (const question of questions) {
    const same = once.findIndex(({ key }) => key === question.key);
    if (same === -1) once.push(question);
    else once[same] = question;
  }
  return once;
}

/** Up to here looking through a list is cheaper than building an index of it. */
const FEW = 24;

/** A finding of its own, from one test of one fact. */
export function leaf(value: Tri, says: string, facts: readonly string[], question: string): Finding {
  const key = facts[0] ?? '';
  return {
    value,
    why: [{ value, says, clause: null, facts }],
    questions: value === 'UNKNOWN' ? [{ key, question }] : [],
  };
}

/** The same finding, its reasons under a clause and a name for the test. */
export function under(finding: Finding, clause: string | undefined, label: string | undefined): Finding {
  if (clause === undefined && label === undefined) return finding;
  const why = finding.why.map((one) => ({
    ...one,
    clause: one.clause ?? clause ?? null,
    says: label === undefined ? one.says : `${label}: ${one.says}`,
  }));
  return { ...finding, why };
}

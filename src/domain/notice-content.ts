import type { RuleTerms } from './rule.ts';

/** An obligation as a notice that answers it needs to know it. */
export interface AnsweredObligation {
  readonly rule: RuleTerms;
  /** Its due instant has passed: a late notice says why. */
  readonly late: boolean;
}

/** Something a notice must say; one of the elements named is enough. */
export interface Demand {
  readonly kind: 'REQUIRED' | 'PROMISED' | 'LATE';
  readonly anyOf: readonly string[];
  readonly citation: string;
}

/** What the obligations together ask a notice to say: contents united. */
export function demandsOf(obligations: readonly AnsweredObligation[]): readonly Demand[] {
  const demands = obligations.flatMap(({ rule, late }): Demand[] => [
    ...rule.content.required.map(({ anyOf }) => ({
      kind: 'REQUIRED' as const,
      anyOf,
      citation: rule.citation,
    })),
    ...rule.content.promised.map(({ anyOf }) => ({
      kind: 'PROMISED' as const,
      anyOf,
      citation: rule.citation,
    })),
    // GDPR Art. 33(1), second sentence: a late notification is accompanied by reasons for the delay.
    ...(late && rule.late.element !== null
      ? [{ kind: 'LATE' as const, anyOf: [rule.late.element], citation: rule.citation }]
      : []),
  ]);
  const seen = new Map(
    demands.map((demand) => [`${demand.kind} ${demand.citation} ${demand.anyOf.join()}`, demand]),
  );
  return [...seen.values()];
}

/** Elements a statute forbids in a notice to these recipients, each with the clause. */
export function prohibitionsOf(obligations: readonly AnsweredObligation[]): ReadonlyMap<string, string> {
  return new Map(
    obligations.flatMap(({ rule }) =>
      rule.content.prohibited.map((element): [string, string] => [element, rule.citation]),
    ),
  );
}

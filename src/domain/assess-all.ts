import { type Act, rulesAwaited } from './anchors.ts';
import { type AssessContext, assess, type Verdict } from './assess.ts';
import { asConcurrent } from './concurrent.ts';
import type { IncidentFacts, OrganizationFacts, Tri } from './facts.ts';
import { distinct } from './finding.ts';
import { hear } from './hearing.ts';
import { and, or } from './kleene.ts';
import type { Rule } from './rule.ts';
import { versionInForce } from './version-in-force.ts';

/** All versions of one rule id. */
export interface RuleFamily {
  readonly id: string;
  readonly versions: readonly Rule[];
}

/**
 * Judges every rule in the version in force at the event it names; a rule with no version in force gives no verdict.
 * Families come ordered: what a rule depends on, and what its clock waits for, stands before it.
 */
export function assessAll(
  families: readonly RuleFamily[],
  facts: IncidentFacts,
  organization: OrganizationFacts,
  context: AssessContext,
): readonly Verdict[] {
  const hearing = hear(facts, organization, context);
  const byRule = new Map<string, readonly Verdict[]>();
  for (const family of families) {
    const inForce = versionInForce(family.versions, hearing.anchors, context.at, organization.timeZone);
    if (inForce === null) continue;
    const acts = withUnanswered(context.acts, inForce.rule, byRule);
    const known = acts === context.acts ? context : { ...context, acts };
    const verdicts = assess(inForce.rule, facts, organization, known, hearing).map((verdict) => {
      const judged = withDependencies(withNote(verdict, inForce.note), byRule);
      return asConcurrent(judged, otherOf(judged, byRule), context.acts, organization.timeZone);
    });
    byRule.set(family.id, verdicts);
  }
  return [...byRule.values()].flat();
}

/** What the rule came to whose sending a clock waits for at the latest. */
function otherOf(
  { rule: { clock } }: Verdict,
  byRule: ReadonlyMap<string, readonly Verdict[]>,
): readonly Verdict[] {
  return clock.concurrentWith === null ? [] : (byRule.get(clock.concurrentWith) ?? []);
}

/** A recipient that has only now come up has not been told yet, even if others have. */
function withUnanswered(
  acts: readonly Act[],
  { clock }: Rule,
  byRule: ReadonlyMap<string, readonly Verdict[]>,
): readonly Act[] {
  const rules = rulesAwaited(clock);
  if (rules.length === 0) return acts;
  const awaited = rules.flatMap((id) => byRule.get(id) ?? []);
  const missing = awaited.filter(
    ({ ruleId, recipient }) =>
      !acts.some((act) => act.ruleId === ruleId && act.recipientKey === recipient.key),
  );
  return missing.length === 0
    ? acts
    : [
        ...acts,
        ...missing.map(({ ruleId, recipient }) => ({ ruleId, recipientKey: recipient.key, at: null })),
      ];
}

function withNote(verdict: Verdict, note: string | null): Verdict {
  if (note === null) return verdict;
  const said = {
    value: 'UNKNOWN' as const,
    says: note,
    clause: null,
    facts: [verdict.rule.validity.appliesBy],
  };
  return { ...verdict, provisional: true, why: [...verdict.why, said] };
}

function withDependencies(verdict: Verdict, byRule: ReadonlyMap<string, readonly Verdict[]>): Verdict {
  if (verdict.rule.dependsOn.length === 0 || verdict.verdict === 'NOT_REQUIRED') return verdict;
  const others = verdict.rule.dependsOn.map((id) => byRule.get(id) ?? []);
  const fired = and(others.map((verdicts) => or(verdicts.map(firedOf))));
  if (fired === 'YES') return verdict;
  const names = verdict.rule.dependsOn.join(', ');
  const says = `This duty follows ${names} alone: ${fired === 'NO' ? 'not required' : 'undecided'}.`;
  const why = [...verdict.why, { value: fired, says, clause: verdict.citation, facts: [] }];
  if (fired === 'NO') {
    return { ...verdict, verdict: 'NOT_REQUIRED', provisional: false, why, openQuestions: [], due: null };
  }
  const openQuestions = distinct([
    ...verdict.openQuestions,
    ...others.flat().flatMap((one) => one.openQuestions),
  ]);
  return { ...verdict, verdict: 'UNDECIDED', provisional: true, why, openQuestions };
}

function firedOf(verdict: Verdict): Tri {
  if (verdict.verdict === 'UNDECIDED') return 'UNKNOWN';
  return verdict.verdict === 'REQUIRED' ? 'YES' : 'NO';
}

import type { DateTime } from 'luxon';
import type { Act } from './anchors.ts';
import type { Verdict } from './assess.ts';
import { type DerivationStep, step } from './clock-leg.ts';
import { distinct } from './finding.ts';
import { instantOf } from './instant.ts';

/**
 * A duty that is due not later than another: the earliest of its own due instant, the other's, and the other's first
 * answer counts ("not later than the consumer notice", "at the same time as the individuals"). `others` are the verdicts
 * of that rule in the same incident.
 */
export function asConcurrent(
  verdict: Verdict,
  others: readonly Verdict[],
  acts: readonly Act[],
  zone: string,
): Verdict {
  const { due, rule } = verdict;
  const id = rule.clock.concurrentWith;
  if (id === null || due === null) return verdict;
  const place = rule.clock.zone.kind === 'fixed' ? rule.clock.zone.zone : zone;
  const owed = others.filter((one) => one.verdict !== 'NOT_REQUIRED');
  const steps: DerivationStep[] = [];
  let { dueAt, provisional } = due;
  const cap = (at: DateTime<true>, says: string): boolean => {
    const sooner = dueAt === null || at < dueAt;
    if (sooner) dueAt = at;
    steps.push(step(`${says}${sooner ? ': this counts' : ', not before'}.`, at, place));
    return sooner;
  };
  const [first] = owed.flatMap((one) => (one.due?.dueAt ? [one] : [])).sort(bySoonest);
  let questions = verdict.openQuestions;
  if (first?.due?.dueAt && cap(first.due.dueAt, `The duty under ${id} is due`)) {
    provisional = first.provisional || first.due.provisional || first.verdict === 'UNDECIDED';
    questions = distinct([...questions, ...first.openQuestions]);
  }
  const [answered] = acts.flatMap(({ ruleId, at }) => (ruleId === id && at !== null ? [at] : [])).sort();
  if (answered !== undefined && cap(instantOf(answered), `The duty under ${id} was first answered`))
    provisional = false;
  if (steps.length === 0) return verdict;
  return {
    ...verdict,
    provisional: verdict.provisional || provisional,
    openQuestions: questions,
    due: { ...due, dueAt, provisional: due.provisional || provisional, steps: [...due.steps, ...steps] },
  };
}

function bySoonest(a: Verdict, b: Verdict): number {
  return Number(a.due?.dueAt) - Number(b.due?.dueAt);
}

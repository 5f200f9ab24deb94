import type { DateTime } from 'luxon';
import { type Act, rulesAwaited } from '../../domain/anchors.ts';
import type { Verdict } from '../../domain/assess.ts';
import { type Case, judgeAll } from '../../domain/judge-all.ts';
import { isNewlyKept } from '../standing.ts';

/** That a duty was answered, only tried; without a recipient: towards all to whom it is owed. */
export interface GivenAct {
  readonly ruleId: string;
  readonly answeredAt: DateTime;
  readonly recipientKey?: string | null | undefined;
}

/** A case with the acts that start its chained clocks, and what the rules make of it. */
export interface Tried {
  readonly of: Case;
  readonly verdicts: readonly Verdict[];
}

/**
 * Judges a case as it would come to stand: acts named for everybody count towards every recipient the rule resolves to,
 * and what the register answers by itself is answered at once.
 */
export function judgeAnswered(given: Case, answered: readonly GivenAct[]): Tried {
  const named = answered.flatMap(({ ruleId, recipientKey, answeredAt }) =>
    recipientKey ? [{ ruleId, recipientKey, at: isoOf(answeredAt) }] : [],
  );
  const known = withActs(given, named);
  const verdicts = judgeAll(known);
  const further = [
    ...answered.filter(({ recipientKey }) => !recipientKey).flatMap((act) => towardsAll(act, verdicts)),
    ...keptOnes(known, verdicts),
  ];
  if (further.length === 0) return { of: known, verdicts };
  const settled = withActs(known, further);
  return { of: settled, verdicts: judgeAll(settled) };
}

function withActs(given: Case, acts: readonly Act[]): Case {
  const { context } = given;
  if (acts.length === 0) return given;
  const isGiven = (act: Act) =>
    acts.some(({ ruleId, recipientKey }) => ruleId === act.ruleId && recipientKey === act.recipientKey);
  return {
    ...given,
    context: { ...context, acts: [...context.acts.filter((act) => !isGiven(act)), ...acts] },
  };
}

function towardsAll({ ruleId, answeredAt }: GivenAct, verdicts: readonly Verdict[]): readonly Act[] {
  const keys = verdicts.filter((one) => one.ruleId === ruleId).map(({ recipient }) => recipient.key);
  // A duty that no version in force knows may still have been answered.
  return (keys.length === 0 ? [''] : keys).map((recipientKey) => ({
    ...{ ruleId, recipientKey, at: isoOf(answeredAt) },
  }));
}

/** Duties that the register answers by itself, where a clock waits for one of them. */
function keptOnes({ families, context }: Case, verdicts: readonly Verdict[]): readonly Act[] {
  const kept = verdicts.filter(
    (one) => isNewlyKept(one, null) && !context.acts.some((act) => act.ruleId === one.ruleId && act.at),
  );
  if (kept.length === 0) return [];
  const awaited = new Set(
    families.flatMap(({ versions }) => versions.flatMap(({ clock }) => rulesAwaited(clock))),
  );
  return kept
    .filter(({ ruleId }) => awaited.has(ruleId))
    .map(({ ruleId, recipient }) => ({ ruleId, recipientKey: recipient.key, at: isoOf(context.at) }));
}

const isoOf = (at: DateTime) => at.toUTC().toISO() as string;

import type { DateTime } from 'luxon';
import type { Act } from '../../domain/anchors.ts';
import type { Verdict } from '../../domain/assess.ts';
import { type Case, judgeAll } from '../../domain/judge-all.ts';
import { byRule } from './by-rule.ts';
import type { RuleSet } from './rule-set.ts';

export type DutyChangeKind = 'APPEARS' | 'DISAPPEARS' | 'VERDICT' | 'MOVES' | 'RECIPIENT';

/** One duty that is another one afterwards; null where there is none on that side. */
export interface DutyDifference {
  readonly kind: DutyChangeKind;
  readonly before: Verdict | null;
  readonly after: Verdict | null;
}

/** The same case under two sets of rules. What was answered under a rule was answered under the one in its place. */
export function judgeUnder(given: Case, { families, successors }: RuleSet): readonly Verdict[] {
  const { context } = given;
  const acts = context.acts.map((act): Act => ({ ...act, ruleId: successors.get(act.ruleId) ?? act.ruleId }));
  return judgeAll({ ...given, families, context: { ...context, acts } });
}

/** What appears, disappears, is decided otherwise, moves, or goes to somebody else; in the order of what is due first. */
export function compareVerdicts(
  before: readonly Verdict[],
  after: readonly Verdict[],
  successors: ReadonlyMap<string, string>,
): readonly DutyDifference[] {
  const now = (id: string) => successors.get(id) ?? id;
  const [then, since] = [byRule(before, now), byRule(after, now)];
  return [...new Set([...then.keys(), ...since.keys()])]
    .flatMap((id) => pairs(then.get(id) ?? [], since.get(id) ?? []))
    .flatMap(([one, other]): DutyDifference[] => {
      const kind = kindOf(one, other);
      return kind === null ? [] : [{ kind, before: one, after: other }];
    })
    .sort((a, b) => earliest(a) - earliest(b));
}

type Pair = readonly [Verdict | null, Verdict | null];

/** The same recipient on both sides; where each side has one alone, it is the same duty towards another. */
function pairs(before: readonly Verdict[], after: readonly Verdict[]): readonly Pair[] {
  if (before.length === 1 && after.length === 1) return [[before[0] ?? null, after[0] ?? null]];
  const left = [...after];
  const taken = before.map((one): Pair => {
    const at = left.findIndex(({ recipient }) => recipient.key === one.recipient.key);
    const [other = null] = at < 0 ? [] : left.splice(at, 1);
    return [one, other];
  });
  return [...taken, ...left.map((one): Pair => [null, one])];
}

const stands = (one: Verdict | null) => one !== null && one.verdict !== 'NOT_REQUIRED' && !one.remote;
const dueOf = (one: Verdict | null): DateTime | null => one?.due?.dueAt ?? null;

function kindOf(before: Verdict | null, after: Verdict | null): DutyChangeKind | null {
  if (!stands(before)) return stands(after) ? 'APPEARS' : null;
  if (!stands(after)) return 'DISAPPEARS';
  if (before?.verdict !== after?.verdict) return 'VERDICT';
  if (dueOf(before)?.toMillis() !== dueOf(after)?.toMillis()) return 'MOVES';
  return before?.recipient.key === after?.recipient.key ? null : 'RECIPIENT';
}

function earliest({ before, after }: DutyDifference): number {
  return Math.min(...[before, after].map((one) => dueOf(one)?.toMillis() ?? Number.MAX_SAFE_INTEGER));
}

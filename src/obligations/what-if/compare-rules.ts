import { setImmediate } from 'node:timers/promises';
import type { RuleFamily } from '../../domain/assess-all.ts';
import type { Case } from '../../domain/judge-all.ts';
import { compareVerdicts, type DutyDifference, judgeUnder } from './compare-verdicts.ts';
import {
  baseOf,
  checkSelection,
  evaluateFacts,
  type Given,
  isAskedFor,
  type Reading,
  type Selection,
} from './evaluate.ts';
import { type RuleSet, type RuleSetChange, ruleSet } from './rule-set.ts';
import { savedCase } from './saved-case.ts';

export interface Compared extends Selection {
  readonly before?: RuleSetChange | null | undefined;
  readonly after: RuleSetChange;
  readonly over?: Given | null | undefined;
}

/** What is compared with what, still to be laid over cases. */
export type Comparing = Omit<Compared, 'over'>;

/** What two sets of rules make of facts that nobody keeps; without facts nothing, but bad input is refused all the same. */
export async function compareRules(
  reading: Reading,
  { over, ...comparing }: Compared,
): Promise<readonly DutyDifference[]> {
  const { rules } = await baseOf(reading, over ?? {});
  checkSelection(comparing, rules.families);
  const sets = setsOf(comparing, rules.families);
  return over ? differencesOf((await evaluateFacts(reading, over)).of, sets, comparing) : [];
}

/** What they make of incidents, each judged twice on its current facts. */
export async function compareOnIncidents(
  reading: Reading,
  comparing: Comparing,
  incidentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly DutyDifference[]>> {
  // Incidents are of the own organization, whatever organization the given facts were of.
  const own = await baseOf(reading, {});
  const sets = setsOf(comparing, own.rules.families);
  const cases = await Promise.all(
    incidentIds.map(async (id) => [id, await savedCase(reading.load, id, own)] as const),
  );
  const found = new Map<string, readonly DutyDifference[]>();
  for (const [id, one] of cases) {
    found.set(id, differencesOf(one, sets, comparing));
    // Others are answered in between.
    await setImmediate();
  }
  return found;
}

function setsOf({ before, after }: Comparing, families: readonly RuleFamily[]): readonly [RuleSet, RuleSet] {
  return [ruleSet(families, before ?? {}), ruleSet(families, after)];
}

function differencesOf(
  given: Case,
  [one, other]: readonly [RuleSet, RuleSet],
  selection: Selection,
): readonly DutyDifference[] {
  // No rule asks anything of what is over: no other rule would, either.
  if (given.families.length === 0) return [];
  const successors = new Map([...one.successors, ...other.successors]);
  const differences = compareVerdicts(judgeUnder(given, one), judgeUnder(given, other), successors);
  return differences.filter(({ before, after }) =>
    [before, after].some((side) => side !== null && isAskedFor(side, selection)),
  );
}

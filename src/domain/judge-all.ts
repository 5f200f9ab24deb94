import type { Verdict } from './assess.ts';
import { assessAll, type RuleFamily } from './assess-all.ts';
import { afterHolds, type Hold } from './hold.ts';
import { asRead, type Judging, withLaterVersions } from './policy-reading.ts';

/** Everything that decides what the rules make of an incident. */
export interface Case extends Judging {
  readonly families: readonly RuleFamily[];
  readonly holds: readonly Hold[];
}

/**
 * What every rule makes of a case: the one way to a verdict, for an incident that is kept and for facts that are only
 * tried. Promises as their policies are read, the versions that came since beside them, holds by law enforcement last.
 */
export function judgeAll(given: Case): readonly Verdict[] {
  const { families, facts, organization, context, holds } = given;
  return assessAll(families, facts, organization, context)
    .map((verdict) => withLaterVersions(asRead(verdict, given), families, given))
    .map((verdict) => afterHolds(verdict, holds, organization.timeZone, context.calendars));
}

import type { DateTime } from 'luxon';
import type { OrganizationFacts } from '../../domain/facts.ts';
import type { Case } from '../../domain/judge-all.ts';
import { asksNothing } from '../../domain/lifecycle.ts';
import { found } from '../../domain/refusal.ts';
import type { Load } from '../../platform/database/batch.ts';
import { holdsOf, toHold } from '../find-holds.ts';
import { isHandSet } from '../hand-set.ts';
import { obligationsOf } from '../obligation.batch.ts';
import type { RulesAtHand } from '../rules-at-hand.ts';
import { actsOf } from '../standing.ts';
import { currentFactsOf } from './saved-case.batch.ts';

/** An incident as it is judged: its current facts, what was answered, the holds on it. NOT_FOUND if there is none. */
export async function savedCase(
  load: Load,
  incidentId: string,
  { rules, organization, at }: { rules: RulesAtHand; organization: OrganizationFacts; at: DateTime<true> },
): Promise<Case> {
  const { state, facts } = found(await load(currentFactsOf, incidentId), 'incident');
  const known = (await load(obligationsOf, incidentId)).filter(({ source }) => !isHandSet(source));
  const holds = (await load(holdsOf, incidentId)).map(toHold);
  return {
    ...rules,
    // Dismissed, or merged into another: no rule asks anything of it.
    families: asksNothing(state) ? [] : rules.families,
    context: { ...rules.context, at, acts: actsOf(known) },
    ...{ facts, organization, holds },
  };
}

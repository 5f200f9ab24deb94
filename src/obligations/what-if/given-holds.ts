import type { DateTime } from 'luxon';
import type { RuleFamily } from '../../domain/assess-all.ts';
import { type Hold, ownEndOf } from '../../domain/hold.ts';
import { Refusal } from '../../domain/refusal.ts';
import { checkScope } from '../place-hold.ts';

/** That law enforcement asked for silence, only tried. */
export interface GivenHold {
  readonly written: boolean;
  readonly statedAt: DateTime;
  readonly until?: DateTime | null | undefined;
  readonly liftedAt?: DateTime | null | undefined;
  readonly jurisdictions?: readonly string[] | null | undefined;
  readonly regimes?: readonly string[] | null | undefined;
}

/** The holds as their arithmetic looks at them; a scope that holds nothing is refused, and times that cannot be. */
export function holdsOf(
  given: readonly GivenHold[],
  families: readonly RuleFamily[],
  zone: string,
): readonly Hold[] {
  return given.map(({ written, ...one }, nth) => {
    const statedAt = one.statedAt.toUTC() as DateTime<true>;
    const until = (one.until?.toUTC() ?? null) as DateTime<true> | null;
    const liftedAt = (one.liftedAt?.toUTC() ?? null) as DateTime<true> | null;
    for (const [field, time] of Object.entries({ until, liftedAt }))
      if (time && time <= statedAt)
        throw new Refusal('INVALID_INPUT', `${field} lies before the statement itself.`, { field });
    const jurisdictions = one.jurisdictions ?? [];
    const regimes = one.regimes ?? [];
    checkScope({ jurisdictions, regimes }, families);
    const everything = jurisdictions.length === 0 && regimes.length === 0;
    const endsAt = ownEndOf({ written, statedAt, until }, zone);
    const scope = { everything, jurisdictions, regimes };
    return { id: `given-${nth + 1}`, written, statedAt, until, endsAt, liftedAt, scope };
  });
}

import type { IncidentFacts, OrganizationFacts } from './facts.ts';
import { overlap, within } from './jurisdiction.ts';
import { statedHomes } from './people-test.ts';
import type { Rule } from './rule.ts';

/** Which kinds of regulated organization it is: laws of single trades ask nothing else before this is answered. */
export const kindFact = 'regulated_as';

/** The places that something recorded points to: where people live, where the organization is. */
export interface Places {
  readonly homes: readonly string[];
  readonly seats: readonly string[];
}

export function placesOf(facts: IncidentFacts, organization: OrganizationFacts): Places {
  const homes = facts.dataSets
    .flatMap(({ groups }) => groups.filter(({ count }) => count !== 0).map((group) => group.jurisdiction))
    .filter((place) => place !== null);
  const stated = statedHomes({ facts, organization }) ?? [];
  const seats = [
    ...(organization.establishments ?? []),
    ...(organization.representatives ?? []),
    ...(organization.mainEstablishment ? [organization.mainEstablishment] : []),
  ];
  return { homes: [...new Set([...homes, ...stated])], seats: [...new Set(seats)] };
}

/**
 * Whether nothing recorded points to the place where a rule holds: the law of a country where nobody is known to be
 * affected, and the organization is not known to be. If only that is why a duty is undecided, it may arise yet, and
 * the question stays open; but it has no clock among those of the places in play. While nothing at all is known of any
 * place, the laws of first response are in play, and no other.
 */
export function isFarFrom(
  { homes, seats }: Places,
  { jurisdiction, firstResponse }: Pick<Rule, 'jurisdiction' | 'firstResponse'>,
): boolean {
  if (jurisdiction === null) return false;
  if (homes.length + seats.length === 0) return firstResponse !== true;
  // A seat somewhere in the United States does not yet point to each of the states; people somewhere in it do.
  return (
    !homes.some((place) => overlap(place, jurisdiction)) &&
    !seats.some((seat) => within(seat, jurisdiction) === 'YES')
  );
}

import type { IncidentFacts, OrganizationFacts } from './facts.ts';
import { within } from './jurisdiction.ts';
import { statedHomes } from './people-test.ts';

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
 * place, every law is in play.
 */
export function isFarFrom({ homes, seats }: Places, jurisdiction: string | null): boolean {
  if (jurisdiction === null || homes.length + seats.length === 0) return false;
  const near = (place: string): boolean =>
    within(place, jurisdiction) !== 'NO' || within(jurisdiction, place) !== 'NO';
  // A seat somewhere in the United States does not yet point to each of the states; people somewhere in it do.
  return !homes.some(near) && !seats.some((seat) => within(seat, jurisdiction) === 'YES');
}

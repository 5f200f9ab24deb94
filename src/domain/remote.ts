import type { IncidentFacts, OrganizationFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { overlap, within } from './jurisdiction.ts';
import { statedHomes } from './people-test.ts';
import type { Rule } from './rule.ts';

/** Which kinds of regulated organization it is: laws of single trades ask nothing else before this is answered. */
export const kindFact = 'regulated_as';

/**
 * Whether nothing recorded points to the place where a rule holds, and only that is why it is undecided: the law of a
 * country where nobody is known to be affected, and the organization is not known to be. Such a duty may arise yet, and
 * the question stays open; but it has no clock among those of the places in play. While nothing at all is known of any
 * place, the laws of first response are in play, and no other.
 */
export function isRemote(
  { jurisdiction, firstResponse }: Pick<Rule, 'jurisdiction' | 'firstResponse'>,
  actor: Finding,
  facts: IncidentFacts,
  organization: OrganizationFacts,
): boolean {
  if (jurisdiction === null || actor.value !== 'UNKNOWN') return false;
  const homes = facts.dataSets
    .flatMap(({ groups }) => groups.filter(({ count }) => count !== 0).map((group) => group.jurisdiction))
    .filter((place) => place !== null);
  const stated = statedHomes({ facts, organization }) ?? [];
  const seats = [
    ...(organization.establishments ?? []),
    ...(organization.representatives ?? []),
    ...(organization.mainEstablishment ? [organization.mainEstablishment] : []),
  ];
  if (homes.length + stated.length + seats.length === 0) return firstResponse !== true;
  // A seat somewhere in the United States does not yet point to each of the states; people somewhere in it do.
  return (
    ![...homes, ...stated].some((place) => overlap(place, jurisdiction)) &&
    !seats.some((seat) => within(seat, jurisdiction) === 'YES')
  );
}

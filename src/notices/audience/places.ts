import type { EntityManager } from 'typeorm';
import { undeterminable, within } from '../../domain/jurisdiction.ts';
import { regionOwed } from '../../domain/recipients.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { ObligationRow } from '../../obligations/obligation.row.ts';
import type { Audience, NoticeRow } from '../notice.row.ts';

const PLACE = /^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$/;

/** Checks the places a notice is written for, or keeps out of; null: none named. */
export function placesOf(given: readonly string[] | null | undefined, audience: Audience): string[] | null {
  if (!given || given.length === 0) return null;
  if (audience !== 'PEOPLE' && audience !== 'CUSTOMER')
    throw new Refusal(
      'INVALID_INPUT',
      'Only a notice to people is narrowed to places: leave onlyIn and notIn out.',
    );
  for (const place of given) {
    if (!PLACE.test(place))
      throw new Refusal('INVALID_INPUT', `"${place}" is no place such as "DE" or "US-MA" (ISO 3166).`);
  }
  return [...new Set(given)].sort();
}

type Narrowed = Pick<NoticeRow, 'onlyIn' | 'notIn'>;

/** The regions its obligations are owed in; null among them: everywhere. */
function regionsOf(obligations: readonly ObligationRow[]): readonly (string | null)[] {
  return obligations.map(({ rule, recipientKey }) => regionOwed(rule.recipient, recipientKey));
}

/**
 * Whether a notice goes to people of a residence. Somebody whose residence is not known is owed it by every rule, and
 * belongs to no place that is named alone.
 */
export function isFor(
  { onlyIn, notIn }: Narrowed,
  obligations: readonly ObligationRow[],
): (residence: string) => boolean {
  const regions = regionsOf(obligations);
  return (residence) => {
    const place = residence === undeterminable ? null : residence;
    const lies = (region: string) => within(place, region);
    const owed = regions.some((region) => region === null || lies(region) !== 'NO');
    return (
      owed &&
      (!onlyIn || onlyIn.some((region) => lies(region) === 'YES')) &&
      !notIn?.some((region) => lies(region) === 'YES')
    );
  };
}

/** The residences a notice goes to, of those the people of its incident have; null: all of them. */
export async function residencesOf(
  db: EntityManager,
  notice: Pick<NoticeRow, 'organizationId' | 'incidentId'> & Narrowed,
  obligations: readonly ObligationRow[],
): Promise<readonly string[] | null> {
  const { organizationId, incidentId, onlyIn, notIn } = notice;
  if (!onlyIn && !notIn && regionsOf(obligations).includes(null)) return null;
  const rows: { jurisdiction: string }[] = await db.query(
    'select distinct jurisdiction from affected_person where organization_id = $1 and incident_id = $2 order by 1',
    [organizationId, incidentId],
  );
  const residences = rows.map(({ jurisdiction }) => jurisdiction);
  const kept = residences.filter(isFor(notice, obligations));
  return kept.length === residences.length ? null : kept;
}

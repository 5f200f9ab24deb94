import { In, Not } from 'typeorm';
import { undeterminable, within } from '../domain/jurisdiction.ts';
import { ObligationRow } from '../obligations/obligation.row.ts';
import type { Work } from '../platform/database/work.ts';
import { isOwedIn } from './count-coverage.ts';

const TOWARDS_PEOPLE = ['individuals', 'subscribers', 'service_recipients'];

/**
 * The open duties towards the people of these places, whether a notice names them or not: word that reaches a resident
 * of Maryland is word to a resident of Maryland, whatever it was written for.
 */
export async function dutiesReached(
  { db, organizationId }: Pick<Work, 'db' | 'organizationId'>,
  incidentId: string,
  places: readonly string[],
): Promise<ObligationRow[]> {
  const open = await db.findBy(ObligationRow, {
    ...{ organizationId, incidentId, recipientKind: In(TOWARDS_PEOPLE) },
    ...{ state: In(['OPEN', 'PARTLY_MET']), verdict: Not('NOT_REQUIRED') },
  });
  return open.filter((duty) => places.some((place) => isOwedIn(place, duty) && isThere(place, duty)));
}

/** Whether the duty's law is that of the place: European law may be owed to people elsewhere, but word to them is not word under it. */
function isThere(place: string, { rule: { jurisdiction } }: ObligationRow): boolean {
  // The union's law on data protection is that of the whole economic area.
  const region = jurisdiction === 'EU' ? 'EEA' : jurisdiction;
  return region === null || within(place === undeterminable ? null : place, region) !== 'NO';
}

/**
 * Whether an order binds a send through this duty: it is required, or undecided while somebody who is written to
 * certainly lives there. People of whom nobody knows where they live hold up nothing that others are owed.
 */
export function bindsInOrder(duty: ObligationRow, places: readonly string[]): boolean {
  return (
    duty.verdict === 'REQUIRED' || places.some((place) => place !== undeterminable && isThere(place, duty))
  );
}

import { randomInt } from 'node:crypto';
import { referenceOf } from '../domain/reference.ts';
import type { Work } from '../platform/database/work.ts';

/** So many are drawn among four digits before one with five is taken, and so on: a year may have any number of incidents. */
const TRIES_PER_LENGTH = 8;

/**
 * A reference of the year in the organization's zone that nobody has. Drawn, not counted: from counted ones, somebody
 * who may not see a restricted incident would learn that there is one, and how many.
 */
export async function drawReference({ db, organizationId, now }: Work, zone: string): Promise<string> {
  const year = now.setZone(zone).year;
  for (let tries = 0; ; tries += 1) {
    const smallest = 10 ** (3 + Math.floor(tries / TRIES_PER_LENGTH));
    const number = randomInt(smallest, smallest * 10);
    const drawn = await db.query(
      `insert into incident_number (organization_id, year, number) values ($1, $2, $3)
       on conflict do nothing returning number`,
      [organizationId, year, number],
    );
    if (drawn.length > 0) return referenceOf(year, number);
  }
}

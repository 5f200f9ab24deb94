import { ageBandOf } from '../domain/age.ts';
import type { Work } from '../platform/database/work.ts';
import type { MasterKey } from '../platform/keys/key-ring.ts';
import { AffectedPersonRow } from './affected-person.row.ts';
import { openPeople } from './sealed-person.ts';

const PAGE = 1_000;

/**
 * Minors grow up: where a date of birth is sealed with the person, its band is made that of today. Adults stay adults,
 * so nobody else is opened.
 */
export async function refreshAgeBands(
  { db, organizationId, now }: Work,
  master: MasterKey,
  incidentId: string,
): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await db
      .createQueryBuilder(AffectedPersonRow, 'p')
      .where('p.organizationId = :organizationId and p.incidentId = :incidentId and p.id > :after', {
        ...{ organizationId, incidentId, after },
      })
      .andWhere(`p.ageBand in ('UNDER_13', 'AGED_13_TO_17') and p.hasBirthDate and p.erasedAt is null`)
      .orderBy('p.id')
      .limit(PAGE)
      .getMany();
    const people = await openPeople(db, master, organizationId, incidentId, rows);
    const changed = people.flatMap((person, index) => {
      const band = person?.born ? ageBandOf(person.born, now) : null;
      return person && band && band !== rows[index]?.ageBand ? [{ id: person.id, band }] : [];
    });
    if (changed.length > 0)
      await db.query(
        `update affected_person p set age_band = c.band from unnest($2::uuid[], $3::text[]) as c (id, band)
          where p.organization_id = $1 and p.id = c.id`,
        [organizationId, changed.map(({ id }) => id), changed.map(({ band }) => band)],
      );
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}

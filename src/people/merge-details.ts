import type { Work } from '../platform/database/work.ts';
import type { PeopleKeys } from '../platform/keys/key-ring.ts';
import { type Identity, openIdentity, sealPerson } from './sealed-person.ts';
import { DETAILS, flagsOfPerson, MERGED } from './stage-flags.ts';

const PAGE = 500;

interface Found {
  readonly line: string;
  readonly staged_id: string;
  readonly staged: Buffer;
  readonly id: string;
  readonly sealed: Buffer;
}

/**
 * Adds what a later row knows of somebody who was there and lacked it: postal address, guardian, date of birth. These lie
 * in the sealed blob, so it is opened and sealed again; what was there first stays.
 */
export async function mergeDetails(
  { db, organizationId }: Work,
  keys: PeopleKeys,
  incidentId: string,
): Promise<void> {
  for (let after = '0'; ; ) {
    const rows: Found[] = await db.query(
      `select s.line, s.id as staged_id, s.sealed as staged, p.id, p.sealed
         from ${MERGED} where s.line > $3 and (s.flags & ~${flagsOfPerson} & ${DETAILS}) <> 0 order by s.line limit ${PAGE}`,
      [organizationId, incidentId, after],
    );
    const merged = new Map<string, Identity>();
    for (const row of rows) {
      const place = { organizationId, incidentId };
      const before = merged.get(row.id) ?? openIdentity(keys, { ...place, id: row.id }, row.sealed);
      const more = openIdentity(keys, { ...place, id: row.staged_id }, row.staged);
      const guardian = before.guardian?.email ? before.guardian : (more.guardian ?? before.guardian);
      merged.set(row.id, {
        ...more,
        ...before,
        ...(guardian && { guardian }),
        name: before.name ?? more.name,
      });
    }
    const people = [...merged];
    if (people.length > 0)
      await db.query(
        `update affected_person p set sealed = c.sealed, has_post = c.post, has_guardian = c.guardian, has_birth_date = c.born
           from unnest($2::uuid[], $3::bytea[], $4::boolean[], $5::boolean[], $6::boolean[]) as c (id, sealed, post, guardian, born)
          where p.organization_id = $1 and p.id = c.id`,
        [
          organizationId,
          people.map(([id]) => id),
          people.map(([id, identity]) => sealPerson(keys, { organizationId, incidentId, id }, identity)),
          people.map(([, { post }]) => post !== undefined),
          people.map(([, { guardian }]) => Boolean(guardian?.email)),
          people.map(([, { born }]) => born !== undefined),
        ],
      );
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.line;
  }
}

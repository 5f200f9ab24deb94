import { oursToTell, RECIPIENTS, STILL_LISTED, setsOfOthers } from '../people/recipients-sql.ts';
import { addressIndex, openIdentity } from '../people/sealed-person.ts';
import type { Work } from '../platform/database/work.ts';
import { type MasterKey, openPeopleKeys, type PeopleKeys } from '../platform/keys/key-ring.ts';

/** As what an address is on the list, and what may be said of it. */
export interface Standing {
  readonly as: 'PERSON' | 'GUARDIAN';
  /** ASK_US: not to be told by this mail; SILENT: not to be written to at all. */
  readonly may: 'TELL' | 'ASK_US' | 'SILENT';
  readonly jurisdiction: string;
  readonly locale: string | null;
}

interface Listed {
  readonly id: string;
  readonly jurisdiction: string;
  readonly locale: string | null;
  readonly blind_index: Buffer;
  readonly sealed: Buffer;
  readonly do_not_contact: boolean;
  readonly ours: boolean;
  readonly person: boolean;
  readonly guardian: boolean;
}

const GUARDIANS_AT_ONCE = 1_000;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/**
 * As what each address is on the list of an incident, by the rules a dispatch writes to people by. The same work for all:
 * the people by their index, then once for all of them every guardian there is, since those have none.
 */
export async function whoAsks(
  work: Work,
  master: MasterKey,
  incidentId: string,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, readonly Standing[]>> {
  const { db, organizationId } = work;
  const keys = await openPeopleKeys(db, master, organizationId, incidentId);
  const found = new Map<string, Standing[]>(addresses.map((address) => [address, []]));
  if (!keys) return found;
  const byIndex = new Map(addresses.map((address) => [addressIndex(keys, address).toString('hex'), address]));
  const say = (index: Buffer, standing: Standing) =>
    found.get(byIndex.get(index.toString('hex')) ?? '')?.push(standing);
  const others = await setsOfOthers(db, { organizationId, incidentId });
  const scope = [organizationId, incidentId, others];

  const indexes = addresses.map((address) => addressIndex(keys, address));
  for (const row of await listed(work, 'p.blind_index = any($4)', [...scope, indexes]))
    say(row.blind_index, standingOf(row, 'PERSON'));
  for (let after = FIRST_ID; ; ) {
    const more = `p.has_guardian and p.id > $4`;
    const rows = await listed(work, more, [...scope, after], GUARDIANS_AT_ONCE);
    for (const row of rows) {
      const index = guardianIndex(keys, { organizationId, incidentId, id: row.id }, row.sealed);
      if (index) say(index, standingOf(row, 'GUARDIAN'));
    }
    const last = rows.at(-1);
    if (!last || rows.length < GUARDIANS_AT_ONCE) return found;
    after = last.id;
  }
}

function listed(
  { db }: Work,
  which: string,
  values: readonly unknown[],
  most: number | null = null,
): Promise<Listed[]> {
  return db.query(
    `select p.id, p.jurisdiction, p.locale, p.blind_index, p.sealed, p.do_not_contact, ${oursToTell('$3')} as ours,
            bool_or(r.recipient = 'PERSON' and r.withheld is null) as person,
            bool_or(r.recipient = 'GUARDIAN' and r.withheld is null) as guardian
       from affected_person p ${RECIPIENTS}
      where p.organization_id = $1 and p.incident_id = $2 and ${STILL_LISTED} and ${which}
      group by p.organization_id, p.id order by p.id ${most === null ? '' : `limit ${most}`}`,
    [...values],
  );
}

function standingOf(row: Listed, as: Standing['as']): Standing {
  const { jurisdiction, locale } = row;
  const told = as === 'PERSON' ? row.person : row.guardian;
  const may = row.do_not_contact ? 'SILENT' : row.ours && told ? 'TELL' : 'ASK_US';
  return { as, may, jurisdiction, locale };
}

function guardianIndex(
  keys: PeopleKeys,
  place: { organizationId: string; incidentId: string; id: string },
  sealed: Buffer,
): Buffer | null {
  const address = openIdentity(keys, place, sealed).guardian?.email;
  return address ? addressIndex(keys, address) : null;
}

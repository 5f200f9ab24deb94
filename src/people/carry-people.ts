import { v7 as uuid } from 'uuid';
import { IncidentRow } from '../incidents/incident.row.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { openPeopleKeys, type PeopleKeys, peopleKeys } from '../platform/keys/key-ring.ts';
import { addStaged } from './add-staged.ts';
import { AffectedPersonRow } from './affected-person.row.ts';
import { mergeDetails } from './merge-details.ts';
import type { PeopleTools } from './people-context.ts';
import { STILL_LISTED } from './recipients-sql.ts';
import { openIdentity, personIndex, sealPerson } from './sealed-person.ts';
import { flags } from './stage-flags.ts';
import { makeStage } from './stage-people.ts';

const PAGE = 1_000;

export interface Carrying {
  readonly fromId: string;
  readonly intoId: string;
  /** The data set of the other incident that stands for each of this one. */
  readonly dataSets: ReadonlyMap<string, string>;
  /** Only the people of these data sets; otherwise all. */
  readonly onlyTheirs: boolean;
}

/**
 * Takes people of one incident into another: each is opened with the key of the first and sealed with that of the second,
 * and somebody who is there already is one person. Who was erased there on request stays erased.
 */
export async function carryPeople(
  work: Work,
  { masterKey }: Pick<PeopleTools, 'masterKey'>,
  carrying: Carrying,
): Promise<{ carried: number; added: number }> {
  const { db, organizationId, now } = work;
  const { fromId, intoId } = carrying;
  const opening = await openPeopleKeys(db, masterKey, organizationId, fromId);
  if (!opening) return { carried: 0, added: 0 };
  const sealing = await peopleKeys(work, masterKey, intoId);
  await makeStage(work);
  let staged = 0;
  for (let after: string | null = null; ; ) {
    const page = await pageOf(work, carrying, after);
    await stage(work, page, { ...carrying, opening, sealing, before: staged });
    staged += page.length;
    if (page.length < PAGE) break;
    after = page.at(-1)?.id ?? null;
  }
  const { peopleRevision } = await db.findOneByOrFail(IncidentRow, { organizationId, id: intoId });
  const revision = peopleRevision + 1;
  const people = { incidentId: intoId, dataSetIds: [], revision, staged, restore: true };
  const { added, duplicates, knownBefore, restored, relisted } = await addStaged(work, people);
  if (duplicates + knownBefore > 0) await mergeDetails(work, sealing, intoId);
  await db.query('drop table people_stage');
  const change = { peopleRevision: revision, updatedAt: now };
  if (added + restored + relisted > 0)
    await updateRows(db, IncidentRow, { organizationId, id: intoId }, change);
  return { carried: staged, added };
}

function pageOf(
  { db, organizationId }: Work,
  { fromId, dataSets, onlyTheirs }: Carrying,
  after: string | null,
): Promise<AffectedPersonRow[]> {
  const query = db
    .createQueryBuilder(AffectedPersonRow, 'p')
    .where(`p.organizationId = :organizationId and p.incidentId = :fromId and ${STILL_LISTED}`, {
      ...{ organizationId, fromId },
    })
    .orderBy('p.id')
    .limit(PAGE);
  if (onlyTheirs) query.andWhere('p.data_set_ids && :sets::uuid[]', { sets: [...dataSets.keys()] });
  if (after) query.andWhere('p.id > :after', { after });
  return query.getMany();
}

async function stage(
  { db, organizationId, now }: Work,
  page: readonly AffectedPersonRow[],
  to: Carrying & { readonly opening: PeopleKeys; readonly sealing: PeopleKeys; readonly before: number },
): Promise<void> {
  const rows = page.map((row, i) => {
    const id = uuid({ msecs: now.toMillis(), seq: to.before + i });
    const from = { organizationId, incidentId: to.fromId, id: row.id };
    const identity = openIdentity(to.opening, from, row.sealed as Buffer);
    const sets = row.dataSetIds.flatMap((set) => to.dataSets.get(set) ?? []);
    return {
      ...{ row, id, index: personIndex(to.sealing, identity), sets: sets.length > 0 ? sets.join(',') : null },
      sealed: sealPerson(to.sealing, { organizationId, incidentId: to.intoId, id }, identity),
    };
  });
  const of = <T>(take: (one: (typeof rows)[number]) => T) => rows.map(take);
  await db.query(
    `insert into people_stage (line, id, blind_index, sealed, kind, jurisdiction, locale, age_band, flags, data_sets)
     select * from unnest($1::bigint[], $2::uuid[], $3::bytea[], $4::bytea[], $5::text[], $6::text[], $7::text[],
                          $8::text[], $9::bigint[], $10::text[])`,
    [
      rows.map((_, i) => to.before + i + 1),
      ...[
        of(({ id }) => id),
        of(({ index }) => index),
        of(({ sealed }) => sealed),
        of(({ row }) => row.kind),
      ],
      ...[of(({ row }) => row.jurisdiction), of(({ row }) => row.locale), of(({ row }) => row.ageBand)],
      ...[of(({ row }) => flagsOf(row)), of(({ sets }) => sets)],
    ],
  );
}

function flagsOf(row: AffectedPersonRow): number {
  return (
    (row.hasMail ? flags.mail : 0) |
    (row.hasPost ? flags.post : 0) |
    (row.hasGuardian ? flags.guardian : 0) |
    (row.hasBirthDate ? flags.birthDate : 0) |
    (row.doNotContact ? flags.doNotContact : 0)
  );
}

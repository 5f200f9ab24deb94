import { v7 as uuid } from 'uuid';
import { Refusal } from '../domain/refusal.ts';
import { unitedFacts } from '../domain/united-facts.ts';
import { insertRows, updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { admittedTo } from './admissions.ts';
import { AwarenessRow } from './awareness.row.ts';
import { AffectedGroupRow, DataSetRow } from './data-set.row.ts';
import { incidentFacts, lockTwo } from './find-incident.ts';
import { earliest } from './imprecise-time.ts';
import { IncidentRow } from './incident.row.ts';
import { keepLink } from './link-incidents.ts';
import { saveVersion } from './save-version.ts';

export interface Absorbed {
  /** Where the absorbed one was in its life. */
  readonly from: IncidentRow['state'];
  readonly version: number;
  /** The copy of each data set, by the one it was made of. */
  readonly dataSets: ReadonlyMap<string, string>;
  readonly contradicted: readonly string[];
}

/**
 * Takes what is known of one incident into another and ends the first as MERGED. It keeps its own data sets, versions
 * and filings as they are; the target gets copies that name where they came from. Refused unless the same people may see
 * both, so that nothing is seen by merging.
 */
export async function absorbIncident(work: Work, fromId: string, intoId: string): Promise<Absorbed> {
  const { db, organizationId, now } = work;
  const [from, into] = await lockTwo(work, fromId, intoId, 'open');
  await checkAlike(work, from, into);
  await keepLink(work, { incidentId: fromId, otherIncidentId: intoId, kind: 'MERGED_INTO' });
  const known = await incidentFacts(db, into);
  const { contradicted, answers, ...united } = unitedFacts(known, await incidentFacts(db, from));
  await updateRows(
    db,
    IncidentRow,
    { organizationId, id: intoId },
    {
      ...united,
      facts: answers,
      detectedAt: united.detected && earliest(united.detected),
      awareAt: united.aware && earliest(united.aware),
      updatedAt: now,
    },
  );
  const declared = await db.findBy(AwarenessRow, { organizationId, incidentId: fromId });
  const copies = declared.map((row) => ({ ...row, id: uuid({ msecs: now.toMillis() }), incidentId: intoId }));
  await insertRows(db, AwarenessRow, copies);
  const dataSets = await copyDataSets(work, fromId, intoId);
  await updateRows(db, IncidentRow, { organizationId, id: fromId }, { state: 'MERGED', updatedAt: now });
  return { from: from.state, version: await saveVersion(work, intoId), dataSets, contradicted };
}

async function checkAlike({ db, organizationId }: Work, from: IncidentRow, into: IncidentRow): Promise<void> {
  if (from.exercise !== into.exercise)
    throw new Refusal(
      'CONFLICT',
      'One of them is an exercise and the other is not: they are not one incident.',
    );
  const admitted = async ({ id }: IncidentRow) =>
    [...((await admittedTo(db, organizationId, id))?.memberIds ?? [])].sort().join();
  if ((await admitted(from)) !== (await admitted(into)))
    throw new Refusal(
      'CONFLICT',
      'Not the same people may see both incidents. Restrict both to the same list first (restrictIncident), then merge them.',
    );
}

async function copyDataSets(
  { db, organizationId, now }: Work,
  fromId: string,
  intoId: string,
): Promise<Map<string, string>> {
  const sets = await db.find(DataSetRow, {
    where: { organizationId, incidentId: fromId },
    order: { createdAt: 'ASC', id: 'ASC' },
  });
  const copied = new Map<string, string>();
  for (const set of sets) {
    const id = uuid({ msecs: now.toMillis() });
    copied.set(set.id, id);
    const origin = { copiedFrom: set.id, createdAt: now, updatedAt: now };
    await insertRows(db, DataSetRow, { ...set, id, incidentId: intoId, ...origin });
    const groups = await db.findBy(AffectedGroupRow, { organizationId, dataSetId: set.id });
    await insertRows(
      db,
      AffectedGroupRow,
      groups.map(({ incidentId: _, ...group }) => ({
        ...group,
        ...{ id: uuid({ msecs: now.toMillis() }), dataSetId: id, createdAt: now, updatedAt: now },
      })),
    );
  }
  return copied;
}

import { v7 as uuid } from 'uuid';
import { memberOf } from '../../domain/actor.ts';
import { fromVeris } from '../../domain/veris/from-veris.ts';
import type { VerisReading, VerisWarning } from '../../domain/veris/veris-reading.ts';
import { findOrganization } from '../../organizations/find-organization.ts';
import { record } from '../../platform/audit/record.ts';
import { insertRows } from '../../platform/database/rows.ts';
import type { Work } from '../../platform/database/work.ts';
import type { MasterKey } from '../../platform/keys/key-ring.ts';
import type { Catalog } from '../../rules/catalog.ts';
import { checkMembers } from '../admissions.ts';
import { DataSetRow } from '../data-set.row.ts';
import type { TimeInput } from '../imprecise-time.ts';
import { reportIncident } from '../report-incident.ts';
import { amendFromVeris } from './amend-from-veris.ts';
import { keepOriginal, keepRecordWords } from './keep-original.ts';
import { findKnownRecord, keysOf, lockRecordKeys } from './known-record.ts';
import { isOwnExport, writtenHere } from './own-export.ts';
import { contentOf, recordOf } from './read-record.ts';
import { dataSetInput, timeInput } from './to-incident-input.ts';
import { VerisRecordRow } from './veris-record.row.ts';

/** A VERIS record to be taken in. */
export interface VerisOrder {
  readonly record: string;
  /** Only read it: nothing is kept. */
  readonly dryRun?: boolean | null | undefined;
  readonly exercise?: boolean | null | undefined;
  /** The first signal, if whoever imports knows it: VERIS does not say. */
  readonly detected?: TimeInput | null | undefined;
  readonly restrictedTo?: readonly string[] | null | undefined;
}

export type VerisOutcome = 'READ' | 'CREATED' | 'AMENDED' | 'UNCHANGED';

/** What came of it; plain values, since a repetition answers the same. What was read can be read anew. */
export interface VerisResult {
  readonly outcome: VerisOutcome;
  readonly incidentId: string | null;
  /** In which zone and at what instant it was read. */
  readonly zone: string;
  readonly readAt: string;
  /** What did not agree with the incident as it stood. */
  readonly notes: readonly VerisWarning[];
}

const WRITTEN_HERE: VerisWarning = {
  path: 'plus.master_id',
  message: 'This record was written here, from this incident: nothing is taken back from it.',
};

/**
 * Makes an incident of a VERIS record, once: the same record again answers the same incident and adds only what was not
 * known. It sets no awareness and no first signal, and so starts no clock; the original is kept whole as evidence.
 */
export async function importVeris(
  work: Work,
  catalog: Catalog,
  masterKey: MasterKey,
  order: VerisOrder,
): Promise<VerisResult> {
  // Members who are not there are refused as they are in every call, whatever the record is.
  if (order.restrictedTo) await checkMembers(work, order.restrictedTo);
  const { timeZone } = await findOrganization(work.db, work.organizationId);
  const given = recordOf(order.record);
  const place = { zone: timeZone, now: work.now };
  const reading = fromVeris(given, catalog.veris, place);
  const read = { zone: timeZone, readAt: work.now.toISO(), notes: [] };
  const keys = keysOf(reading.identity);
  if (!order.dryRun) await lockRecordKeys(work, keys);
  const known = await findKnownRecord(work, keys);
  const ours = known ? null : await writtenHere(work, reading.identity);
  if (order.dryRun) return { ...read, outcome: 'READ', incidentId: known?.incidentId ?? ours };
  if (ours) return { ...read, notes: [WRITTEN_HERE], outcome: 'UNCHANGED', incidentId: ours };

  const content = contentOf(given);
  const { incidentId: before = null } = known ?? {};
  if (
    before &&
    (known?.content.equals(content) ||
      (await isOwnExport(work, catalog, masterKey, { incidentId: before, content, place })))
  )
    return { ...read, outcome: 'UNCHANGED', incidentId: before };
  const made = known
    ? await amendFromVeris(work, catalog, known, reading)
    : await create(work, catalog, reading, order);
  if (made.outcome === 'REFUSED')
    return { ...read, notes: made.notes, outcome: 'UNCHANGED', incidentId: made.incidentId };

  const { incidentId, dataSetId } = made;
  const attachmentId = await keepOriginal(work, masterKey, { incidentId, record: order.record, known });
  const wordsId = await keepRecordWords(work, incidentId, reading, known);
  const id = uuid({ msecs: work.now.toMillis() });
  await insertRows(work.db, VerisRecordRow, {
    ...{ organizationId: work.organizationId, id, incidentId, ...keys, content },
    ...{ attachmentId, wordsId, dataSetId, importedBy: memberOf(work.actor), importedAt: work.now },
  });
  const counts = { mapped: reading.mapped.length, unmapped: reading.unmapped.length };
  await record(work, {
    type: 'veris.imported',
    incidentId,
    details: { verisRecordId: id, attachmentId, ...counts },
  });
  return { ...read, notes: made.notes, outcome: made.outcome, incidentId };
}

async function create(
  work: Work,
  catalog: Catalog,
  { title, occurredFrom, dataSets, answers }: VerisReading,
  { exercise, detected, restrictedTo }: VerisOrder,
) {
  const { incidentId } = await reportIncident(work, catalog, {
    ...{ title, exercise, detected, restrictedTo, answers, signalNotKnown: true },
    occurredFrom: timeInput(occurredFrom),
    dataSets: dataSets.map(dataSetInput),
  });
  const { organizationId } = work;
  const set = await work.db.findOneBy(DataSetRow, { organizationId, incidentId });
  return { outcome: 'CREATED' as const, incidentId, dataSetId: set?.id ?? null, notes: [] };
}

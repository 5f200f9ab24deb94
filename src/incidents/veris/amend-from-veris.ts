import { may } from '../../domain/actor.ts';
import { isOpen } from '../../domain/lifecycle.ts';
import type { VerisReading, VerisWarning } from '../../domain/veris/veris-reading.ts';
import type { Work } from '../../platform/database/work.ts';
import type { Catalog } from '../../rules/catalog.ts';
import { amendFacts, type FactsChange } from '../amend-facts.ts';
import { DataSetRow } from '../data-set.row.ts';
import { incidentFacts, lockIncidentInAnyState } from '../find-incident.ts';
import { fillAnswers, fillBeginning, fillDataSet } from './fill-facts.ts';
import { dataSetInput } from './to-incident-input.ts';
import type { VerisRecordRow } from './veris-record.row.ts';

export type Amended = {
  readonly outcome: 'AMENDED' | 'REFUSED';
  readonly incidentId: string;
  readonly dataSetId: string | null;
  readonly notes: readonly VerisWarning[];
};

/**
 * Adds what a newer version of a record says and the incident did not know. What is recorded already, by a person or an
 * earlier import, is never overwritten: where the record says otherwise, a note says so.
 */
export async function amendFromVeris(
  work: Work,
  catalog: Catalog,
  { incidentId, dataSetId }: VerisRecordRow,
  reading: VerisReading,
): Promise<Amended> {
  const refused = (message: string): Amended => ({
    ...{ outcome: 'REFUSED', incidentId, dataSetId },
    notes: [{ path: '', message }],
  });
  const row = await lockIncidentInAnyState(work, incidentId);
  if (!isOpen(row.state))
    return refused(
      `The incident is ${row.state}: the record was imported before and adds nothing to it now.`,
    );
  if (!may(work.actor, 'incident:amend'))
    return refused('The record was imported before and says something new: adding it needs incident:amend.');

  const facts = await incidentFacts(work.db, row);
  const notes: VerisWarning[] = [];
  const change: { -readonly [K in keyof FactsChange]: FactsChange[K] } = { incidentId };
  const occurredFrom = fillBeginning(facts.occurredFrom, reading.occurredFrom, notes);
  if (occurredFrom) change.occurredFrom = occurredFrom;
  const answers = fillAnswers(facts.answers, reading.answers, notes);
  if (answers.length > 0) change.facts = answers;
  const [read] = reading.dataSets;
  const set = facts.dataSets.find(({ id }) => id === dataSetId);
  if (read && dataSetId && !set)
    notes.push({
      path: 'attribute',
      message: 'The data of the record is no longer in this incident: left as it is.',
    });
  const filled = read && (set ? fillDataSet(set, read, notes) : dataSetId ? null : dataSetInput(read));
  if (filled) change.dataSets = [filled];
  if (Object.keys(change).length > 1) await amendFacts(work, catalog, change);
  return {
    outcome: 'AMENDED',
    incidentId,
    dataSetId: dataSetId ?? (filled ? await newest(work, incidentId) : null),
    notes,
  };
}

async function newest({ db, organizationId }: Work, incidentId: string): Promise<string | null> {
  const [row] = await db.find(DataSetRow, {
    where: { organizationId, incidentId },
    order: { createdAt: 'DESC', id: 'DESC' },
    take: 1,
  });
  return row?.id ?? null;
}

import { type EntityManager, In } from 'typeorm';
import type { DataSetFacts, IncidentFacts } from '../domain/facts.ts';
import { isOpen } from '../domain/lifecycle.ts';
import { found, Refusal } from '../domain/refusal.ts';
import type { Work } from '../platform/database/work.ts';
import { AffectedGroupRow, DataSetRow } from './data-set.row.ts';
import { IncidentRow } from './incident.row.ts';

/** The incident, or NOT_FOUND. */
export async function findIncident(
  db: EntityManager,
  organizationId: string,
  id: string,
): Promise<IncidentRow> {
  return found(await db.findOneBy(IncidentRow, { organizationId, id }), 'incident');
}

/** The incident, locked until commit, whatever its state. */
export async function lockIncidentInAnyState({ db, organizationId }: Work, id: string): Promise<IncidentRow> {
  const where = { organizationId, id };
  return found(await db.findOne(IncidentRow, { where, lock: { mode: 'pessimistic_write' } }), 'incident');
}

/** Two incidents, locked in the order of their ids, so that two who do this at once wait and do not block each other. */
export async function lockTwo(
  work: Work,
  one: string,
  other: string,
  states: 'any' | 'open' = 'any',
): Promise<[IncidentRow, IncidentRow]> {
  const lock = states === 'open' ? lockIncident : lockIncidentInAnyState;
  const rows = new Map<string, IncidentRow>();
  for (const id of [one, other].sort()) rows.set(id, await lock(work, id));
  return [found(rows.get(one), 'incident'), found(rows.get(other), 'incident')];
}

/** The incident, locked until commit: amendments of one incident follow one another. Closed ones are not changed. */
export async function lockIncident(work: Work, id: string): Promise<IncidentRow> {
  const row = await lockIncidentInAnyState(work, id);
  if (!isOpen(row.state)) {
    throw new Refusal('CONFLICT', 'This incident is closed. Reopen it with a reason before changing it.', {
      state: row.state,
    });
  }
  return row;
}

/** Everything known of the incident at this moment, as the law looks at it. */
export async function incidentFacts(db: EntityManager, row: IncidentRow): Promise<IncidentFacts> {
  const { organizationId, id } = row;
  const dataSets = await db.find(DataSetRow, {
    where: { organizationId, incidentId: id },
    order: { createdAt: 'ASC', id: 'ASC' },
  });
  const groups =
    dataSets.length === 0
      ? []
      : await db.find(AffectedGroupRow, {
          where: { organizationId, dataSetId: In(dataSets.map((dataSet) => dataSet.id)) },
          order: { createdAt: 'ASC', id: 'ASC' },
        });
  const { exercise, occurredFrom, occurredTo, detected, aware, contained, milestones, facts: answers } = row;
  return {
    exercise,
    occurredFrom,
    occurredTo,
    detected,
    aware,
    contained,
    milestones,
    answers,
    dataSets: dataSets.map((dataSet) => dataSetFacts(dataSet, groups)),
  };
}

function dataSetFacts(row: DataSetRow, groups: readonly AffectedGroupRow[]): DataSetFacts {
  const {
    id,
    name,
    role,
    controllers,
    personalData,
    categories,
    medium,
    confidentiality,
    integrity,
    availability,
    accessed,
    acquired,
    protection,
    processorId,
  } = row;
  return {
    id,
    name,
    role,
    controllers,
    personalData,
    categories,
    medium,
    confidentiality,
    integrity,
    availability,
    accessed,
    acquired,
    protection,
    processorId,
    groups: groups
      .filter((group) => group.dataSetId === id)
      .map(({ id: groupId, kind, jurisdiction, count, countKind, ...more }) => ({
        ...{ id: groupId, kind, jurisdiction, count, countKind },
        ...{ minors: more.minors, minorCount: more.minorCount },
        ...{ vulnerable: more.vulnerable, vulnerableCount: more.vulnerableCount },
      })),
  };
}

import { In } from 'typeorm';
import { type Batch, manyEach, oneEach } from '../platform/database/batch.ts';
import { AffectedGroupRow, DataSetRow } from './data-set.row.ts';
import { IncidentRow } from './incident.row.ts';

export const incidentById: Batch<string, IncidentRow | null> = async (db, ids) =>
  oneEach(ids, await db.findBy(IncidentRow, { id: In([...ids]) }), ({ id }) => id);

export const dataSetsOf: Batch<string, DataSetRow[]> = async (db, ids) =>
  manyEach(
    ids,
    await db.find(DataSetRow, {
      where: { incidentId: In([...ids]) },
      order: { createdAt: 'ASC', id: 'ASC' },
    }),
    ({ incidentId }) => incidentId,
  );

export const groupsOf: Batch<string, AffectedGroupRow[]> = async (db, ids) =>
  manyEach(
    ids,
    await db.find(AffectedGroupRow, {
      where: { dataSetId: In([...ids]) },
      order: { createdAt: 'ASC', id: 'ASC' },
    }),
    ({ dataSetId }) => dataSetId,
  );

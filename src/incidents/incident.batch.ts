import { type Batch, manyEach, oneEach } from '../platform/database/batch.ts';
import { readRows } from '../platform/database/read-rows.ts';
import { AffectedGroupRow, DataSetRow } from './data-set.row.ts';
import { IncidentRow } from './incident.row.ts';

export const incidentById: Batch<string, IncidentRow | null> = async (db, ids) =>
  oneEach(ids, await readRows(db, IncidentRow, 'where t.id = any($1)', [ids]), ({ id }) => id);

export const dataSetsOf: Batch<string, DataSetRow[]> = async (db, ids) =>
  manyEach(
    ids,
    await readRows(db, DataSetRow, 'where t.incident_id = any($1) order by t.created_at, t.id', [ids]),
    ({ incidentId }) => incidentId,
  );

export const groupsOf: Batch<string, AffectedGroupRow[]> = async (db, ids) =>
  manyEach(
    ids,
    await readRows(db, AffectedGroupRow, 'where t.data_set_id = any($1) order by t.created_at, t.id', [ids]),
    ({ dataSetId }) => dataSetId,
  );

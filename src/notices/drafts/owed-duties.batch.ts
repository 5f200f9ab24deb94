import { ObligationRow } from '../../obligations/obligation.row.ts';
import { type Batch, manyEach } from '../../platform/database/batch.ts';
import { readRows } from '../../platform/database/read-rows.ts';

/** The open obligations of an incident that are or may be owed, earliest due first. */
export const owedDutiesOf: Batch<string, ObligationRow[]> = async (db, incidentIds) =>
  manyEach(
    incidentIds,
    await readRows(
      db,
      ObligationRow,
      `where t.incident_id = any($1) and t.state in ('OPEN', 'PARTLY_MET') and t.verdict <> 'NOT_REQUIRED' order by t.due_at, t.id`,
      [incidentIds],
    ),
    ({ incidentId }) => incidentId,
  );

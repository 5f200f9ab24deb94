import { MemberRow } from '../platform/auth/member.row.ts';
import { type Batch, manyEach, oneEach } from '../platform/database/batch.ts';
import { readRows } from '../platform/database/read-rows.ts';
import { AffectedGroupRow, DataSetRow } from './data-set.row.ts';
import { IncidentRow } from './incident.row.ts';
import { IncidentLinkRow } from './incident-link.row.ts';

export const incidentById: Batch<string, IncidentRow | null> = async (db, ids) =>
  oneEach(ids, await readRows(db, IncidentRow, 'where t.id = any($1)', [ids]), ({ id }) => id);

export const dataSetsOf: Batch<string, DataSetRow[]> = async (db, ids) =>
  manyEach(
    ids,
    await readRows(db, DataSetRow, 'where t.incident_id = any($1) order by t.created_at, t.id', [ids]),
    ({ incidentId }) => incidentId,
  );

/** The links of each incident, whichever of the two it is. */
export const linksOf: Batch<string, IncidentLinkRow[]> = async (db, ids) => {
  const rows = await readRows(
    db,
    IncidentLinkRow,
    'where t.incident_id = any($1) or t.other_incident_id = any($1) order by t.made_at, t.id',
    [ids],
  );
  return ids.map((id) => rows.filter((row) => row.incidentId === id || row.otherIncidentId === id));
};

/** The members admitted to each restricted incident, by name; nobody: it is not restricted. */
export const admissionsOf: Batch<string, (MemberRow & { incidentId: string })[]> = async (db, ids) =>
  manyEach(
    ids,
    await readRows<MemberRow, never, { incidentId: string }>(
      db,
      MemberRow,
      `join incident_admission a on a.organization_id = t.organization_id and a.member_id = t.id
        where a.incident_id = any($1) order by t.name, t.id`,
      [ids],
      { more: { incidentId: 'a.incident_id' } },
    ),
    ({ incidentId }) => incidentId,
  );

export const groupsOf: Batch<string, AffectedGroupRow[]> = async (db, ids) =>
  manyEach(
    ids,
    await readRows(db, AffectedGroupRow, 'where t.data_set_id = any($1) order by t.created_at, t.id', [ids]),
    ({ dataSetId }) => dataSetId,
  );

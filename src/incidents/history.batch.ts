import { type Batch, manyEach, oneEach } from '../platform/database/batch.ts';
import { readRows } from '../platform/database/read-rows.ts';
import { AwarenessRow } from './awareness.row.ts';
import { IncidentRow } from './incident.row.ts';
import { IncidentVersionRow } from './incident-version.row.ts';

export const incidentByReference: Batch<string, IncidentRow | null> = async (db, references) =>
  oneEach(
    references,
    await readRows(db, IncidentRow, 'where t.reference = any($1)', [references]),
    ({ reference }) => reference,
  );

/** A version with the facts of the one before it, so that what changed can be told. */
export interface VersionBeside extends IncidentVersionRow {
  readonly before: IncidentVersionRow['facts'] | null;
}

export const BEFORE = `(select b.facts from incident_version b where b.organization_id = t.organization_id
   and b.incident_id = t.incident_id and b.version = t.version - 1)`;

/** One version of an incident, by "<incident>/<number>". */
export const versionOf: Batch<string, VersionBeside | null> = async (db, keys) => {
  const places = keys.map((key) => key.split('/'));
  return oneEach(
    keys,
    await readRows<IncidentVersionRow, never, { before: VersionBeside['before'] }>(
      db,
      IncidentVersionRow,
      `where (t.incident_id, t.version) in (select * from unnest($1::uuid[], $2::int[]))`,
      [places.map(([id]) => id), places.map(([, number]) => Number(number))],
      { more: { before: BEFORE } },
    ),
    ({ incidentId, version }) => `${incidentId}/${version}`,
  );
};

interface Said {
  readonly ground: string | null;
  readonly gapReason: string | null;
}

const said = (column: string) =>
  `(select s.text from statement s where s.organization_id = t.organization_id and s.id = t.${column})`;

/** Every declaration of awareness with its ground, oldest first. */
export const awarenessOf: Batch<string, (AwarenessRow & Said)[]> = async (db, ids) =>
  manyEach(
    ids,
    await readRows<AwarenessRow, never, Said>(
      db,
      AwarenessRow,
      'where t.incident_id = any($1) order by t.declared_at, t.id',
      [ids],
      { more: { ground: said('ground_id'), gapReason: said('gap_reason_id') } },
    ),
    ({ incidentId }) => incidentId,
  );

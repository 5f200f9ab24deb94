import { createHash } from 'node:crypto';
import type { VerisIdentity } from '../../domain/veris/veris-reading.ts';
import { readRows } from '../../platform/database/read-rows.ts';
import type { Work } from '../../platform/database/work.ts';
import { VerisRecordRow } from './veris-record.row.ts';

export type RecordKeys = Pick<VerisRecordRow, 'masterKey' | 'recordKey' | 'victimKey'>;

/** What a record is known by: digests, since names in it come from strangers. */
export function keysOf({ master, incident, victim }: VerisIdentity): RecordKeys {
  const key = (name: string | null) =>
    name === null ? null : createHash('sha256').update(name.toLowerCase().replace(/\s+/g, ' ')).digest();
  return { masterKey: key(master), recordKey: key(incident), victimKey: key(victim) };
}

/** Lets two imports of one record follow one another: the second finds what the first made. */
export async function lockRecordKeys({ db, organizationId }: Work, keys: RecordKeys): Promise<void> {
  const name = (keys.masterKey ?? keys.recordKey)?.toString('hex');
  if (name)
    await db.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `veris ${organizationId} ${name}`,
    ]);
}

/**
 * The newest version of the same record. The master id tells records apart; under one master id, another id together with
 * another victim is another record: victims of one campaign are incidents of their own.
 */
export async function findKnownRecord(
  { db, organizationId }: Work,
  { masterKey, recordKey, victimKey }: RecordKeys,
): Promise<VerisRecordRow | null> {
  if (!masterKey && !recordKey) return null;
  const [row] = await readRows(
    db,
    VerisRecordRow,
    `where t.organization_id = $1
        and case when $2::bytea is null or t.master_key is null then t.record_key = $3
                 else t.master_key = $2
                      and (t.record_key is not distinct from $3 or t.victim_key is not distinct from $4) end
      order by t.imported_at desc, t.id desc limit 1`,
    [organizationId, masterKey, recordKey, victimKey],
  );
  return row ?? null;
}

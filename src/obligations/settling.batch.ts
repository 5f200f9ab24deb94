import type { EntityManager } from 'typeorm';
import { type Batch, manyEach, oneEach } from '../platform/database/batch.ts';
import type { Unsettled } from './settling.ts';

/** What says how obligations are settled, without their terms and reasons. */
function read(db: EntityManager, where: string, ids: readonly string[]): Promise<Unsettled[]> {
  return db.query(
    `select id, incident_id as "incidentId", state, verdict, source, recipient_kind as "recipientKind",
            rule ->> 'title' as title, rule ->> 'citation' as citation,
            rule #>> '{clock,start}' as "clockStart", rule #> '{recipient,resolver,kept}' is not null as "keptByRegister",
            why -> 'exemptions' as exemptions, jsonb_array_length(rule -> 'exemptions') > 0 as "hasExemptions",
            jsonb_array_length(why -> 'openQuestions') > 0 as asks
       from obligation where ${where} = any($1) order by due_at, id`,
    [ids],
  );
}

export const settlingOf: Batch<string, Unsettled | null> = async (db, ids) =>
  oneEach(ids, await read(db, 'id', ids), ({ id }) => id);

export const settlingOfIncident: Batch<string, Unsettled[]> = async (db, ids) =>
  manyEach(ids, await read(db, 'incident_id', ids), ({ incidentId }) => incidentId);

import type { IncidentFacts } from '../../domain/facts.ts';
import type { IncidentState } from '../../domain/lifecycle.ts';
import { type Batch, oneEach } from '../../platform/database/batch.ts';

/** The facts that obligations were last judged on. */
export interface CurrentFacts {
  readonly incidentId: string;
  readonly state: IncidentState;
  readonly facts: IncidentFacts;
}

/** The current version of the facts of each incident; null: there is no such incident. */
export const currentFactsOf: Batch<string, CurrentFacts | null> = async (db, ids) =>
  oneEach(
    ids,
    (await db.query(
      `select i.id as "incidentId", i.state, v.facts
         from incident i
         join incident_version v on v.organization_id = i.organization_id and v.incident_id = i.id and v.version = i.version
        where i.id = any($1)`,
      [ids],
    )) as CurrentFacts[],
    ({ incidentId }) => incidentId,
  );

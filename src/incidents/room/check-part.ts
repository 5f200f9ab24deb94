import { notFound } from '../../domain/refusal.ts';
import type { Work } from '../../platform/database/work.ts';

/** What words can be about, and the table it stands in; rooms above this one are named by table only. */
const tables = {
  DATA_SET: { table: 'data_set', called: 'data set' },
  TASK: { table: 'incident_task', called: 'task' },
  QUESTION: { table: 'incident_question', called: 'question' },
  ATTACHMENT: { table: 'attachment', called: 'attachment' },
  OBLIGATION: { table: 'obligation', called: 'obligation' },
  NOTICE: { table: 'notice', called: 'notice' },
} as const;
export type PartKind = keyof typeof tables;

export interface Part {
  readonly kind: PartKind;
  readonly id: string;
}

/** Refuses a part that is not one of this incident. */
export async function checkPart(
  { db, organizationId }: Work,
  incidentId: string,
  { kind, id }: Part,
): Promise<void> {
  const { table, called } = tables[kind];
  const rows = await db.query(
    `select 1 from ${table} where organization_id = $1 and id = $2 and incident_id = $3`,
    [organizationId, id, incidentId],
  );
  if (rows.length === 0) throw notFound(called);
}

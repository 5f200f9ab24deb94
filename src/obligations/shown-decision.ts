import { type Batch, manyEach } from '../platform/database/batch.ts';
import { readRows } from '../platform/database/read-rows.ts';
import { ObligationDecisionRow } from './obligation-decision.row.ts';

interface Words {
  readonly rationale: string | null;
  readonly endReason: string | null;
  readonly decidedByName: string;
  readonly citation: string;
}

/** A decision with the words and names that belong to it. */
export type ShownDecision = ObligationDecisionRow & Words;

const words = (column: string) =>
  `(select s.text from statement s where s.organization_id = t.organization_id and s.id = t.${column})`;

const shown = {
  more: {
    rationale: words('rationale_id'),
    endReason: words('end_reason_id'),
    decidedByName:
      '(select m.name from member m where m.organization_id = t.organization_id and m.id = t.decided_by)',
    citation:
      "(select o.rule ->> 'citation' from obligation o where o.organization_id = t.organization_id and o.id = t.obligation_id)",
  },
};

/** The decisions on obligations, oldest first: the one that stands and those that ended. */
export const decisionsOf: Batch<string, ShownDecision[]> = async (db, ids) =>
  manyEach(
    ids,
    await readRows<ObligationDecisionRow, never, Words>(
      db,
      ObligationDecisionRow,
      'where t.obligation_id = any($1) order by t.decided_at, t.id',
      [ids],
      shown,
    ),
    ({ obligationId }) => obligationId,
  );

/** The decisions of incidents, oldest first. */
export const decisionsOfIncident: Batch<string, ShownDecision[]> = async (db, ids) =>
  manyEach(
    ids,
    await readRows<ObligationDecisionRow, never, Words>(
      db,
      ObligationDecisionRow,
      'where t.incident_id = any($1) order by t.decided_at, t.id',
      [ids],
      shown,
    ),
    ({ incidentId }) => incidentId,
  );

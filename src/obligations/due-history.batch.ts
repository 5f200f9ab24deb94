import { type Batch, manyEach } from '../platform/database/batch.ts';
import { readRows } from '../platform/database/read-rows.ts';
import { ObligationDueRow } from './obligation-due.row.ts';

/** Every due instant an obligation had, oldest first; the last one is current. */
export const dueHistoryOf: Batch<string, (ObligationDueRow & { reason: string | null })[]> = async (
  db,
  ids,
) =>
  manyEach(
    ids,
    await readRows<ObligationDueRow, never, { reason: string | null }>(
      db,
      ObligationDueRow,
      'where t.obligation_id = any($1) order by t.set_at, t.incident_version, t.id',
      [ids],
      {
        more: {
          reason:
            '(select s.text from statement s where s.organization_id = t.organization_id and s.id = t.reason_id)',
        },
      },
    ),
    ({ obligationId }) => obligationId,
  );

import type { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import { memberOf } from '../domain/actor.ts';
import { insertRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import type { ObligationRow } from './obligation.row.ts';
import { ObligationDueRow } from './obligation-due.row.ts';

type Dated = Pick<
  ObligationRow,
  'id' | 'dueAt' | 'provisional' | 'startEvent' | 'startAt' | 'derivation' | 'ruleVersion' | 'incidentVersion'
>;

/** Keeps a due instant in the history of its obligation: who set it, when, and why it differs from the one before. */
export async function keepDue(
  work: Work,
  { id: obligationId, dueAt, provisional, startEvent, startAt, ...terms }: Dated,
  reasonId: string | null,
): Promise<void> {
  const { db, organizationId, now } = work;
  const { derivation, ruleVersion, incidentVersion } = terms;
  await insertRows(db, ObligationDueRow, {
    ...{ organizationId, id: uuid({ msecs: now.toMillis() }), obligationId },
    ...{ dueAt: dueAt as DateTime | null, provisional, startEvent, startAt, ruleVersion, incidentVersion },
    says: derivation.steps[0]?.says ?? 'No clock runs.',
    ...{ setBy: memberOf(work.actor), setAt: now, reasonId },
  });
}

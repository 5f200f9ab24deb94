import { v7 as uuid } from 'uuid';
import { memberOf } from '../domain/actor.ts';
import { found, Refusal } from '../domain/refusal.ts';
import { lockRecord, record } from '../platform/audit/record.ts';
import { insertRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { FilingRow, FilingStepRow } from './filing.row.ts';
import { settleByFilings } from './first-standing.ts';
import { ObligationRow } from './obligation.row.ts';

export interface FilingAnswer {
  readonly filingId: string;
  readonly state: 'ACKNOWLEDGED' | 'REJECTED';
  readonly reference?: string | null | undefined;
}

/** Records what the authority answered. A rejection opens the obligation again: nothing was filed; an acknowledgement proves what was mailed. */
export async function answerFiling(work: Work, input: FilingAnswer): Promise<{ filingId: string }> {
  const { db, organizationId, now } = work;
  const filing = found(await db.findOneBy(FilingRow, { organizationId, id: input.filingId }), 'filing');
  await lockRecord(work);
  const obligation = found(
    await db.findOne(ObligationRow, {
      where: { organizationId, id: filing.obligationId },
      lock: { mode: 'pessimistic_write' },
    }),
    'obligation',
  );
  const steps = await db.find(FilingStepRow, {
    where: { organizationId, filingId: filing.id },
    order: { at: 'DESC', id: 'DESC' },
  });
  if (!steps.some(({ state }) => state === 'SUBMITTED' || state === 'ACKNOWLEDGED')) {
    throw new Refusal(
      'CONFLICT',
      'This filing was prepared and never left, so nobody can have answered it. Record the submission as a filing of its own.',
    );
  }
  if (steps.some(({ state }) => state === 'REJECTED')) {
    throw new Refusal(
      'CONFLICT',
      'This filing was rejected already. Record the new submission as a filing of its own.',
    );
  }
  await insertRows(db, FilingStepRow, {
    organizationId,
    id: uuid({ msecs: now.toMillis() }),
    filingId: filing.id,
    state: input.state,
    at: now,
    reference: input.reference?.trim() || null,
    recordedBy: memberOf(work.actor),
  });
  const { incidentId } = obligation;
  await settleByFilings(work, obligation);
  await record(work, {
    type: 'filing.answered',
    incidentId,
    details: { filingId: filing.id, state: input.state },
  });
  return { filingId: filing.id };
}

import { In } from 'typeorm';
import { notFound, Refusal } from '../domain/refusal.ts';
import { record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { lockObligations, settle } from './complete-dispatch.ts';
import { DeliveryRow } from './delivery.row.ts';
import { lockDispatch } from './pause-dispatch.ts';

export interface Bounces {
  readonly dispatchId: string;
  readonly deliveryIds: readonly string[];
  /** Enhanced status code (RFC 3463) of the report, "5.1.1"; never its text, which holds addresses. */
  readonly status?: string | null | undefined;
}

const STATUS = /^[45]\.\d{1,3}\.\d{1,3}$/;

/** A mail that was accepted came back: those people were not told, and what they were owed is owed again. */
export async function recordBounces(
  work: Work,
  { dispatchId, deliveryIds, status }: Bounces,
  filesReach: boolean,
): Promise<{ dispatchId: string }> {
  const { db, organizationId, now } = work;
  if (deliveryIds.length === 0) throw new Refusal('INVALID_INPUT', 'Name at least one delivery.');
  if (status && !STATUS.test(status))
    throw new Refusal(
      'INVALID_INPUT',
      'status is the enhanced status code of the report (RFC 3463), like "5.1.1".',
    );
  const dispatch = await lockDispatch(work, dispatchId);
  const obligations = dispatch.state === 'COMPLETED' ? await lockObligations(work, dispatch) : [];
  const [bounced]: [{ id: string }[], number] = await db.query(
    `update delivery set state = 'FAILED', response = $4, updated_at = $5
      where organization_id = $1 and dispatch_id = $2 and id = any($3) and state in ('ACCEPTED', 'UNCERTAIN', 'FAILED') returning id`,
    [
      organizationId,
      dispatchId,
      [...deliveryIds],
      `came back after it was accepted${status ? ` (${status})` : ''}`,
      now.toJSDate(),
    ],
  );
  const known = await db.countBy(DeliveryRow, { organizationId, dispatchId, id: In([...deliveryIds]) });
  if (known < new Set(deliveryIds).size) throw notFound('delivery');
  if (bounced.length < known)
    throw new Refusal(
      'CONFLICT',
      'Only mail that was handed over can come back: at least one of these was not.',
    );
  await record(work, {
    type: 'delivery.bounced',
    incidentId: dispatch.incidentId,
    details: { dispatchId, deliveryIds: bounced.map(({ id }) => id).sort() },
  });
  if (dispatch.state === 'COMPLETED') await settle(work, dispatch, obligations, filesReach);
  return { dispatchId };
}

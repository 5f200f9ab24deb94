import { IsNull } from 'typeorm';
import type { Event } from '../../domain/event.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Work } from '../../platform/database/work.ts';
import { GlassReviewRow } from '../glass-review.row.ts';

/** Follows a move to CLOSED: an incident does not close over a break-glass that nobody has reviewed. */
export async function refuseClosing(
  { db, organizationId }: Work,
  { incidentId, details }: Event<'incident.moved'>,
): Promise<void> {
  if (details.to !== 'CLOSED' || !incidentId) return;
  const open = await db.findBy(GlassReviewRow, { organizationId, incidentId, outcome: IsNull() });
  if (open.length === 0) return;
  throw new Refusal(
    'CONFLICT',
    'This incident cannot be closed yet: an approval under break-glass waits for its review by another person (reviewBreakGlass).',
    { approvals: open.map(({ approvalId }) => approvalId) },
  );
}

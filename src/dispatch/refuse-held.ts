import { Refusal } from '../domain/refusal.ts';
import { NoticeObligationRow } from '../notices/notice.row.ts';
import { type HeldBack, heldBack } from '../obligations/find-holds.ts';
import type { Work } from '../platform/database/work.ts';

interface Sent {
  readonly incidentId: string;
  readonly noticeId: string;
}

/** What of the duties a notice answers is held back at this moment. */
export async function heldOf(
  work: Pick<Work, 'db' | 'organizationId' | 'now'>,
  { incidentId, noticeId }: Sent,
): Promise<readonly HeldBack[]> {
  const { db, organizationId } = work;
  const answers = await db.findBy(NoticeObligationRow, { organizationId, noticeId });
  return heldBack(
    work,
    incidentId,
    answers.map(({ obligationId }) => obligationId),
  );
}

/**
 * Refuses a send that a law-enforcement hold covers. What counts is the answer under the lock of the record: a hold placed at the
 * same moment is either seen here or finds the dispatch that it has to stop.
 */
export async function refuseHeld(work: Work, sent: Sent): Promise<void> {
  const held = await heldOf(work, sent);
  const [first] = held;
  if (!first) return;
  const until = held.every((one) => one.until !== null)
    ? held
        .map((one) => one.until ?? '')
        .sort()
        .at(-1)
    : undefined;
  throw new Refusal(
    'CONFLICT',
    `Law enforcement asked for this word to be held back${until ? ` until ${until}` : ''}. Lift the hold (liftHold) or wait for its end, then try again.`,
    {
      reason: 'LAW_ENFORCEMENT_HOLD',
      heldUntil: until ?? null,
      holds: [...new Set(held.map(({ holdId }) => holdId))],
      obligations: held.map(({ obligationId }) => obligationId),
    },
  );
}

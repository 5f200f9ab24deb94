import { Refusal } from '../domain/refusal.ts';
import { NoticeObligationRow } from '../notices/notice.row.ts';
import { type HeldBack, heldBack, liveHolds } from '../obligations/find-holds.ts';
import type { Work } from '../platform/database/work.ts';
import { dutiesReached } from './duties-reached.ts';

interface Sent {
  readonly incidentId: string;
  readonly noticeId: string;
  /** The dispatch, once its ledger is frozen: then whom it reaches counts, too. */
  readonly id?: string;
}

/** What is held back at this moment of the duties a notice answers, and of those owed to the people its dispatch has yet to reach. */
export async function heldOf(
  work: Pick<Work, 'db' | 'organizationId' | 'now'>,
  { incidentId, noticeId, id }: Sent,
): Promise<readonly HeldBack[]> {
  const { db, organizationId } = work;
  if ((await liveHolds(work, incidentId)).length === 0) return [];
  const answers = await db.findBy(NoticeObligationRow, { organizationId, noticeId });
  const reached = id ? await dutiesReached(work, incidentId, await placesLeft(work, id)) : [];
  // What may not even apply holds back nothing that a duty of its own asks for.
  const owed = reached.filter(({ verdict }) => verdict === 'REQUIRED');
  const ids = new Set([...answers.map(({ obligationId }) => obligationId), ...owed.map((duty) => duty.id)]);
  return heldBack(work, incidentId, [...ids]);
}

async function placesLeft(
  { db, organizationId }: Pick<Work, 'db' | 'organizationId'>,
  dispatchId: string,
): Promise<string[]> {
  const rows: { jurisdiction: string }[] = await db.query(
    `select distinct jurisdiction from delivery where organization_id = $1 and dispatch_id = $2 and person_id is not null
        and state in ('PENDING', 'CLAIMED', 'DEFERRED', 'UNCERTAIN')`,
    [organizationId, dispatchId],
  );
  return rows.map(({ jurisdiction }) => jurisdiction);
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

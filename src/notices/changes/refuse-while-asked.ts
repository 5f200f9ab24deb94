import { Refusal } from '../../domain/refusal.ts';
import type { Work } from '../../platform/database/work.ts';
import { ChangeRequestRow } from './change-request.row.ts';

/** Refuses to approve a text of which a change is asked that nobody answered. Break-glass does not ask: its hour does not wait. */
export async function refuseWhileAsked({ db, organizationId }: Work, noticeId: string): Promise<void> {
  const open = await db.find(ChangeRequestRow, {
    where: { organizationId, noticeId, state: 'OPEN' },
    order: { askedAt: 'ASC', id: 'ASC' },
  });
  if (open.length === 0) return;
  throw new Refusal(
    'CHANGES_REQUESTED',
    `${open.length === 1 ? 'A change was' : `${open.length} changes were`} asked of this notice: make ${open.length === 1 ? 'it' : 'them'} in a new version and say so (resolveChangeRequest). Who asked may withdraw; the decision-maker may override, with a reason.`,
    { changeRequestIds: open.map(({ id }) => id) },
  );
}

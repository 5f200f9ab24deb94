import { found, Refusal } from '../../domain/refusal.ts';
import { makeStatement } from '../../platform/audit/make-statement.ts';
import { record } from '../../platform/audit/record.ts';
import { updateRows } from '../../platform/database/rows.ts';
import type { Work } from '../../platform/database/work.ts';
import { lockNotice } from '../find-notice.ts';
import type { NoticeRow } from '../notice.row.ts';
import { decider, refuseAuthor } from '../refuse-author.ts';
import { ChangeRequestRow, type ChangeState } from './change-request.row.ts';

export interface CloseChangeRequestInput {
  readonly changeRequestId: string;
  /** What was changed, or why it is not. */
  readonly note: string;
}

/** Whoever writes the notice says what a later version makes of a request. */
export async function resolveChangeRequest(
  work: Work,
  { changeRequestId, note }: CloseChangeRequestInput,
): Promise<{ noticeId: string }> {
  const { notice, request } = await lockOpen(work, changeRequestId);
  if (notice.currentVersion === request.noticeVersion)
    throw new Refusal(
      'CONFLICT',
      `The change was asked of version ${request.noticeVersion}, which is current still: edit the notice first, then say what you changed.`,
      { currentVersion: notice.currentVersion },
    );
  return close(work, notice, request, 'RESOLVED', note);
}

/** Whoever asked takes it back. */
export async function withdrawChangeRequest(
  work: Work,
  { changeRequestId }: Pick<CloseChangeRequestInput, 'changeRequestId'>,
): Promise<{ noticeId: string }> {
  const { notice, request } = await lockOpen(work, changeRequestId);
  if (request.askedBy !== decider(work))
    throw new Refusal(
      'FORBIDDEN',
      'Only who asked withdraws a request. It is answered by a new version (resolveChangeRequest), or overridden by the decision-maker.',
      { reason: 'NOT_YOURS' },
    );
  return close(work, notice, request, 'WITHDRAWN', null);
}

/** The decision-maker, who wrote no version, says why the change is not made: by name, with a reason, for good. */
export async function overrideChangeRequest(
  work: Work,
  { changeRequestId, note }: CloseChangeRequestInput,
): Promise<{ noticeId: string }> {
  const { notice, request } = await lockOpen(work, changeRequestId);
  await refuseAuthor(work, notice.id, decider(work));
  return close(work, notice, request, 'OVERRIDDEN', note);
}

async function lockOpen(work: Work, id: string): Promise<{ notice: NoticeRow; request: ChangeRequestRow }> {
  const { db, organizationId } = work;
  const read = async () =>
    found(await db.findOneBy(ChangeRequestRow, { organizationId, id }), 'change request');
  const notice = await lockNotice(work, (await read()).noticeId);
  const request = await read();
  if (request.state !== 'OPEN')
    throw new Refusal('CONFLICT', 'This request is closed already.', { state: request.state });
  return { notice, request };
}

async function close(
  work: Work,
  { id: noticeId, incidentId, currentVersion }: NoticeRow,
  { id }: ChangeRequestRow,
  state: Exclude<ChangeState, 'OPEN'>,
  note: string | null,
): Promise<{ noticeId: string }> {
  const { db, organizationId, now } = work;
  const said =
    note === null ? null : await makeStatement(work, { kind: 'CHANGE_NOTE', text: note, incidentId });
  await updateRows(
    db,
    ChangeRequestRow,
    { organizationId, id },
    {
      ...{ state, closedVersion: currentVersion, noteId: said?.statementId ?? null },
      ...{ closedBy: decider(work), closedAt: now },
    },
  );
  await record(work, {
    type: 'notice.change-request-closed',
    incidentId,
    details: { noticeId, version: currentVersion, changeRequestId: id, as: state, note: said },
  });
  return { noticeId };
}

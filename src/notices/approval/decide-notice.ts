import { v7 as uuid } from 'uuid';
import { audienceHash } from '../../domain/approval.ts';
import type { StatementRef } from '../../domain/event.ts';
import { makeStatement } from '../../platform/audit/make-statement.ts';
import { insertRows } from '../../platform/database/rows.ts';
import type { Work } from '../../platform/database/work.ts';
import { ApprovalRow } from '../approval.row.ts';
import type { ApprovedAudience } from '../approved-audience.ts';
import type { NoticeRow, NoticeVersionRow } from '../notice.row.ts';
import type { Place } from './take-place.ts';

export interface NewDecision {
  readonly notice: NoticeRow;
  readonly version: NoticeVersionRow;
  readonly verdict: 'APPROVED' | 'REFUSED';
  readonly audience: ApprovedAudience;
  readonly decidedBy: string;
  readonly opinion: string | null;
  readonly place: Place;
}

/** Keeps a decision on one exact text and audience of a notice that is locked; the opinion apart, where it can be erased. */
export async function keepDecision(
  work: Work,
  { notice, version, verdict, audience, decidedBy, opinion, place }: NewDecision,
): Promise<{ approvalId: string; audienceHash: string; opinion: StatementRef | null }> {
  const { db, organizationId, now } = work;
  const said =
    opinion === null
      ? null
      : await makeStatement(work, { kind: 'OPINION', text: opinion, incidentId: notice.incidentId });
  const id = uuid({ msecs: now.toMillis() });
  const hash = audienceHash(audience);
  await insertRows(db, ApprovalRow, {
    organizationId,
    id,
    noticeId: notice.id,
    noticeVersion: version.version,
    verdict,
    contentHash: version.contentHash,
    audience,
    audienceHash: hash,
    decidedBy,
    decidedAt: now,
    opinionId: said?.statementId ?? null,
    // The notice is locked: nobody counts beside.
    number: 1 + ((await db.maximum(ApprovalRow, 'number', { organizationId, noticeId: notice.id })) ?? 0),
    ...place,
  });
  return { approvalId: id, audienceHash: hash.toString('hex'), opinion: said };
}

/** What the record keeps of the place an approval filled. */
export function recordedPlace({ step, policyVersion, settles, expiresAt }: Place) {
  return { step, policyVersion, complete: settles, expiresAt: expiresAt?.toUTC().toISO() ?? null };
}

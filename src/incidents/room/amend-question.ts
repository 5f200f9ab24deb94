import type { DateTime } from 'luxon';
import { Refusal } from '../../domain/refusal.ts';
import { record } from '../../platform/audit/record.ts';
import { updateRows } from '../../platform/database/rows.ts';
import type { Work } from '../../platform/database/work.ts';
import { checkMember } from './check-member.ts';
import { lockQuestion } from './lock-question.ts';
import { QuestionRow } from './question.row.ts';

/** What changes; what is left out stays, null takes it away. */
export interface QuestionChange {
  readonly questionId: string;
  readonly ownerId?: string | null | undefined;
  readonly wantedBy?: DateTime | null | undefined;
}

/** Gives an open question another owner or date. The question itself stays: ask another one. */
export async function amendQuestion(work: Work, change: QuestionChange): Promise<{ questionId: string }> {
  const { db, organizationId, now } = work;
  const before = await lockQuestion(work, change.questionId);
  if (before.state !== 'OPEN')
    throw new Refusal('CONFLICT', 'This question is settled: ask a new one.', { state: before.state });
  await checkMember(work, change.ownerId);
  const { ownerId = before.ownerId, wantedBy = before.wantedBy } = change;
  const key = { organizationId, id: before.id };
  await updateRows(db, QuestionRow, key, { ownerId, wantedBy, updatedAt: now });
  await record(work, {
    type: 'question.amended',
    incidentId: before.incidentId,
    details: {
      questionId: before.id,
      fields: (['ownerId', 'wantedBy'] as const).filter((name) => change[name] !== undefined),
      ownerId,
      wantedBy: wantedBy?.toUTC().toISO() ?? null,
    },
  });
  return { questionId: before.id };
}

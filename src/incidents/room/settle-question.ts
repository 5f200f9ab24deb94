import { may, memberOf } from '../../domain/actor.ts';
import type { Permission } from '../../domain/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { record } from '../../platform/audit/record.ts';
import { updateRows } from '../../platform/database/rows.ts';
import type { Work } from '../../platform/database/work.ts';
import { keepWords } from './keep-words.ts';
import { lockQuestion } from './lock-question.ts';
import { QuestionRow } from './question.row.ts';

const needed: Permission = 'room:work';

/** Answers a question; its owner may, whatever their role. A later answer takes the place of an earlier one, which stays on record. */
export async function answerQuestion(
  work: Work,
  { questionId, answer: text }: { questionId: string; answer: string },
): Promise<{ questionId: string }> {
  const { incidentId, ownerId } = await lockQuestion(work, questionId);
  if (!may(work.actor, needed) && ownerId !== memberOf(work.actor))
    throw new Refusal('FORBIDDEN', `Only its owner answers a question without the permission ${needed}.`, {
      permission: needed,
    });
  const answer = await keepWords(work, { incidentId, kind: 'ANSWER', text, field: 'answer' });
  await settle(work, questionId, { state: 'ANSWERED', answerId: answer.statementId });
  await record(work, { type: 'question.answered', incidentId, details: { questionId, answer } });
  return { questionId };
}

/** Takes a question back, saying why: it was answered elsewhere, or matters no more. */
export async function withdrawQuestion(
  work: Work,
  { questionId, reason: text }: { questionId: string; reason: string },
): Promise<{ questionId: string }> {
  const { incidentId, state } = await lockQuestion(work, questionId);
  if (state !== 'OPEN') throw new Refusal('CONFLICT', 'Only an open question is withdrawn.', { state });
  const reason = await keepWords(work, { incidentId, kind: 'ANSWER', text, field: 'reason' });
  await settle(work, questionId, { state: 'WITHDRAWN', answerId: reason.statementId });
  await record(work, { type: 'question.withdrawn', incidentId, details: { questionId, reason } });
  return { questionId };
}

async function settle(
  { db, organizationId, actor, now }: Work,
  id: string,
  outcome: Pick<QuestionRow, 'state' | 'answerId'>,
): Promise<void> {
  const settled = { settledBy: memberOf(actor), settledAt: now, updatedAt: now };
  await updateRows(db, QuestionRow, { organizationId, id }, { ...outcome, ...settled });
}

import { found } from '../../domain/refusal.ts';
import type { Work } from '../../platform/database/work.ts';
import { QuestionRow } from './question.row.ts';

/** The question, locked until commit, or NOT_FOUND. */
export async function lockQuestion({ db, organizationId }: Work, id: string): Promise<QuestionRow> {
  const where = { organizationId, id };
  return found(await db.findOne(QuestionRow, { where, lock: { mode: 'pessimistic_write' } }), 'question');
}

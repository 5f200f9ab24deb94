import type { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import { memberOf } from '../../domain/actor.ts';
import { record } from '../../platform/audit/record.ts';
import { insertRows } from '../../platform/database/rows.ts';
import type { Work } from '../../platform/database/work.ts';
import { findIncident } from '../find-incident.ts';
import { checkMember } from './check-member.ts';
import { keepWords } from './keep-words.ts';
import { QuestionRow } from './question.row.ts';

export interface NewQuestion {
  readonly incidentId: string;
  readonly text: string;
  /** Who finds out. */
  readonly ownerId?: string | null | undefined;
  readonly wantedBy?: DateTime | null | undefined;
}

/** Asks what the team does not know yet. */
export async function askQuestion(work: Work, input: NewQuestion): Promise<{ questionId: string }> {
  const { db, organizationId, now } = work;
  const { incidentId, ownerId = null, wantedBy = null } = input;
  await findIncident(db, organizationId, incidentId);
  await checkMember(work, ownerId);
  const text = await keepWords(work, { incidentId, kind: 'QUESTION', text: input.text, field: 'text' });
  const questionId = uuid({ msecs: now.toMillis() });
  await insertRows(db, QuestionRow, {
    ...{ organizationId, id: questionId, incidentId, textId: text.statementId, ownerId, wantedBy },
    ...{ state: 'OPEN', answerId: null, askedBy: memberOf(work.actor), askedAt: now, updatedAt: now },
    ...{ settledBy: null, settledAt: null },
  });
  await record(work, {
    type: 'question.asked',
    incidentId,
    details: { questionId, ownerId, wantedBy: wantedBy?.toUTC().toISO() ?? null, text },
  });
  return { questionId };
}

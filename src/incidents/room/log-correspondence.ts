import { v7 as uuid } from 'uuid';
import { memberOf } from '../../domain/actor.ts';
import { notFound } from '../../domain/refusal.ts';
import { findOrganization } from '../../organizations/find-organization.ts';
import { record } from '../../platform/audit/record.ts';
import { insertRows } from '../../platform/database/rows.ts';
import type { Work } from '../../platform/database/work.ts';
import { findIncident } from '../find-incident.ts';
import { earliest, type TimeInput, toImpreciseTime } from '../imprecise-time.ts';
import { checkPart } from './check-part.ts';
import { CorrespondenceRow, type Direction, type LetterChannel, type Party } from './correspondence.row.ts';
import { keepWords } from './keep-words.ts';

export interface NewCorrespondence {
  readonly incidentId: string;
  readonly direction: Direction;
  readonly party: Party;
  readonly partyName?: string | null | undefined;
  readonly channel: LetterChannel;
  readonly happened?: TimeInput | null | undefined;
  readonly subject: string;
  readonly body?: string | null | undefined;
  readonly obligationId?: string | null | undefined;
  readonly attachmentIds?: readonly string[] | null | undefined;
  readonly correctsId?: string | null | undefined;
}

/** Writes down a letter, a message or a call, in or out. Nothing is sent. */
export async function logCorrespondence(
  work: Work,
  input: NewCorrespondence,
): Promise<{ correspondenceId: string }> {
  const { db, organizationId, now } = work;
  const { incidentId, direction, party, channel, obligationId = null, correctsId = null } = input;
  await findIncident(db, organizationId, incidentId);
  const attachmentIds = [...new Set(input.attachmentIds ?? [])];
  for (const id of attachmentIds) await checkPart(work, incidentId, { kind: 'ATTACHMENT', id });
  if (obligationId) await checkPart(work, incidentId, { kind: 'OBLIGATION', id: obligationId });
  if (correctsId && !(await db.existsBy(CorrespondenceRow, { organizationId, incidentId, id: correctsId })))
    throw notFound('correspondence');
  const { timeZone: zone } = await findOrganization(db, organizationId);
  const happened = toImpreciseTime(input.happened ?? { at: now }, { zone, now });
  const happenedAt = earliest(happened);
  const words = (field: string, text: string) =>
    keepWords(work, { incidentId, kind: 'CORRESPONDENCE', text, field });
  const partyName = input.partyName ? await words('partyName', input.partyName) : null;
  const subject = await words('subject', input.subject);
  const body = input.body ? await words('body', input.body) : null;
  const correspondenceId = uuid({ msecs: now.toMillis() });
  await insertRows(db, CorrespondenceRow, {
    ...{ organizationId, id: correspondenceId, incidentId, direction, party, channel, happened, happenedAt },
    ...{ partyNameId: partyName?.statementId ?? null, subjectId: subject.statementId },
    ...{ bodyId: body?.statementId ?? null, obligationId, attachmentIds, correctsId },
    ...{ loggedBy: memberOf(work.actor), loggedAt: now },
  });
  await record(work, {
    type: 'correspondence.logged',
    incidentId,
    details: {
      ...{ correspondenceId, direction, party, partyName, happenedAt: happenedAt.toISO() },
      ...{ subject, body, obligationId, attachmentIds, corrects: correctsId },
    },
  });
  return { correspondenceId };
}

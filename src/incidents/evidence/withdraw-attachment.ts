import { record } from '../../platform/audit/record.ts';
import type { Work } from '../../platform/database/work.ts';
import { lockIncidentInAnyState } from '../find-incident.ts';
import { keepWords } from '../room/keep-words.ts';
import { addCustody } from './add-custody.ts';
import { findAttachment, refuseWithdrawn } from './find-attachment.ts';

/** Takes a file out of use with a reason. It is kept, and no longer handed out: nothing makes it another file. */
export async function withdrawAttachment(
  work: Work,
  { attachmentId, reason: text }: { attachmentId: string; reason: string },
): Promise<{ attachmentId: string }> {
  const { incidentId } = await findAttachment(work, attachmentId);
  await lockIncidentInAnyState(work, incidentId);
  await refuseWithdrawn(work, attachmentId);
  const reason = await keepWords(work, { incidentId, kind: 'CUSTODY', text, field: 'reason' });
  await addCustody(work, { incidentId, attachmentId, act: 'WITHDRAWN', noteId: reason.statementId });
  await record(work, { type: 'attachment.withdrawn', incidentId, details: { attachmentId, reason } });
  return { attachmentId };
}

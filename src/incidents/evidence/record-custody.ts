import { Refusal } from '../../domain/refusal.ts';
import { findOrganization } from '../../organizations/find-organization.ts';
import { record } from '../../platform/audit/record.ts';
import type { Work } from '../../platform/database/work.ts';
import { earliest, type TimeInput, toImpreciseTime } from '../imprecise-time.ts';
import { keepWords } from '../room/keep-words.ts';
import { addCustody } from './add-custody.ts';
import type { CustodyStep } from './custody-entry.row.ts';
import { findAttachment } from './find-attachment.ts';

export interface NewCustody {
  readonly attachmentId: string;
  readonly act: CustodyStep;
  readonly happened?: TimeInput | null | undefined;
  readonly person?: string | null | undefined;
  readonly place?: string | null | undefined;
  readonly note?: string | null | undefined;
}

/** Writes down what people did with a file: who collected it where, whom it was handed to, what was noticed. */
export async function recordCustody(
  work: Work,
  { attachmentId, act, happened: time, ...said }: NewCustody,
): Promise<{ attachmentId: string }> {
  const { db, organizationId, now } = work;
  const { incidentId } = await findAttachment(work, attachmentId);
  const needed = act === 'NOTED' ? 'note' : 'person';
  if (!said[needed]?.trim())
    throw new Refusal('INVALID_INPUT', `${act} needs ${needed}: say it in a few words.`, { field: needed });
  const { timeZone: zone } = await findOrganization(db, organizationId);
  const happened = toImpreciseTime(time ?? { at: now }, { zone, now });
  const words = async (field: 'person' | 'place' | 'note') => {
    const text = said[field];
    return text ? keepWords(work, { incidentId, kind: 'CUSTODY', text, field }) : null;
  };
  const person = await words('person');
  const place = await words('place');
  const note = await words('note');
  const happenedAt = earliest(happened);
  const custodyEntryId = await addCustody(work, {
    ...{ incidentId, attachmentId, act, happened, happenedAt },
    personId: person?.statementId ?? null,
    placeId: place?.statementId ?? null,
    noteId: note?.statementId ?? null,
  });
  await record(work, {
    type: 'custody.recorded',
    incidentId,
    details: { custodyEntryId, attachmentId, act, happenedAt: happenedAt.toISO(), person, place, note },
  });
  return { attachmentId };
}

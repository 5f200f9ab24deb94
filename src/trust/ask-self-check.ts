import { v7 as uuid } from 'uuid';
import type { Work } from '../platform/database/work.ts';
import { enqueue } from '../platform/jobs/enqueue.ts';
import { type MasterKey, questionKeys } from '../platform/keys/key-ring.ts';
import { blindIndex, seal } from '../platform/keys/seal.ts';
import { addressIndexForm } from '../platform/mail/address.ts';
import { SelfCheckQuestionRow } from './self-check.row.ts';

/** Rounds of answers are so far apart: a round may open every guardian of an incident. */
const ROUND_SECONDS = 60;

export interface Question {
  readonly incidentId: string;
  /** As `checkAddress` returned it. */
  readonly address: string;
  readonly locale: string;
}

/**
 * Keeps a question until its round comes. Nothing here looks at people, so nothing of it can tell who is among them; a
 * second question of the day for the same address changes nothing.
 */
export async function askSelfCheck(
  work: Work,
  masterKey: MasterKey,
  { incidentId, address, locale }: Question,
): Promise<void> {
  const { db, organizationId, now } = work;
  const keys = await questionKeys(work, masterKey, incidentId);
  const id = uuid({ msecs: now.toMillis() });
  const addressDigest = blindIndex(keys.indexing, `${now.toUTC().toISODate()} ${addressIndexForm(address)}`);
  const sealed = seal(keys.sealing, Buffer.from(address), questionPlace(organizationId, incidentId, id));
  await db
    .createQueryBuilder()
    .insert()
    .into(SelfCheckQuestionRow)
    .values({ organizationId, id, incidentId, addressDigest, sealed, locale, askedAt: now, answeredAt: null })
    .orIgnore()
    .execute();
  const once = `self-check/${incidentId}`;
  await enqueue(work, 'self-check', { organizationId, incidentId }, { inSeconds: ROUND_SECONDS, once });
}

/** Where a sealed question belongs; moved, it does not open. */
export function questionPlace(organizationId: string, incidentId: string, id: string): string {
  return `self_check_question/sealed/${organizationId}/${incidentId}/${id}`;
}

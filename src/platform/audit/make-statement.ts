import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { memberOf } from '../../domain/actor.ts';
import type { StatementRef } from '../../domain/event.ts';
import { Refusal } from '../../domain/refusal.ts';
import { insertRows } from '../database/rows.ts';
import type { Work } from '../database/work.ts';
import { type StatementKind, StatementRow } from './statement.row.ts';

const LONGEST = 10_000;
/** A whole form with all its answers. */
const LONGEST_FILING = 200_000;

/** Keeps what a person said, and answers what the record may hold of it: its id and a salted digest. */
export async function makeStatement(
  work: Work,
  { kind, text, incidentId = null }: { kind: StatementKind; text: string; incidentId?: string | null },
): Promise<StatementRef> {
  const said = text.trim();
  if (said === '')
    throw new Refusal('REASON_REQUIRED', 'Say why in at least a few words: this field is empty.');
  const longest = kind === 'FILED_CONTENT' ? LONGEST_FILING : LONGEST;
  if (said.length > longest) throw new Refusal('INVALID_INPUT', `Keep it under ${longest} characters.`);
  const id = uuid({ msecs: work.now.toMillis() });
  const salt = randomBytes(16);
  const digest = createHash('sha256').update(salt).update(said).digest();
  const { organizationId, now } = work;
  await insertRows(work.db, StatementRow, {
    organizationId,
    id,
    incidentId,
    kind,
    text: said,
    salt,
    digest,
    madeBy: memberOf(work.actor),
    madeAt: now,
    erasedAt: null,
    erasedBy: null,
  });
  return { statementId: id, digest: digest.toString('hex') };
}

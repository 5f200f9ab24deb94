import { memberOf } from '../../domain/actor.ts';
import { found, Refusal } from '../../domain/refusal.ts';
import type { Work } from '../database/work.ts';
import { makeStatement } from './make-statement.ts';
import { record } from './record.ts';
import { StatementRow } from './statement.row.ts';

/**
 * Erases what a person said, for good and with a reason (GDPR Art. 17). Its digest stays in the record, which still
 * verifies; without the salt it confirms no guess. A reaction to `statement.erased` that refuses keeps the words.
 */
export async function eraseStatement(
  work: Work,
  { statementId, reason }: { statementId: string; reason: string },
): Promise<{ statementId: string }> {
  const { db, organizationId } = work;
  const statement = found(await db.findOneBy(StatementRow, { organizationId, id: statementId }), 'statement');
  const { incidentId, kind } = statement;
  const why = await makeStatement(work, { kind: 'ERASURE_REASON', text: reason, incidentId });
  await wipeStatement(work, statementId);
  await record(work, {
    type: 'statement.erased',
    ...(incidentId && { incidentId }),
    details: { statementId, kind, reason: why },
  });
  return { statementId };
}

/** Takes words and salt away; refuses when that was done before. The caller records why. */
export async function wipeStatement(
  { db, organizationId, actor, now }: Work,
  statementId: string,
): Promise<void> {
  const [, wiped] = await db.query(
    `update statement set text = null, salt = null, erased_at = $3, erased_by = $4
      where organization_id = $1 and id = $2 and erased_at is null`,
    [organizationId, statementId, now.toJSDate(), memberOf(actor)],
  );
  if (wiped === 0) throw new Refusal('CONFLICT', 'These words were erased before; nothing is left of them.');
}

import { v7 as uuid } from 'uuid';
import { memberOf } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { record } from '../platform/audit/record.ts';
import { insertRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { lockPerson } from './lock-person.ts';
import { PersonRevealRow } from './person-reveal.row.ts';
import { incidentOf } from './remove-person.ts';

/**
 * Notes, before anything is shown, that a member sees who an affected person is, and why. Bounded per member and hour:
 * who needs a list asks for one, and is asked why.
 */
export async function revealPerson(
  work: Work,
  { personId, reason }: { readonly personId: string; readonly reason: string },
  perHour: number,
): Promise<{ personId: string }> {
  const { db, organizationId, now } = work;
  const memberId = memberOf(work.actor);
  if (!memberId) throw new Refusal('FORBIDDEN', 'Who somebody is, is shown to a named person only.');
  const { incidentId } = await incidentOf(work, personId);
  // One reveal of a member at a time, so that the count cannot be overtaken.
  await db.query('select from member where organization_id = $1 and id = $2 for update', [
    organizationId,
    memberId,
  ]);
  await lockPerson(work, personId);
  const [{ made, since }] = await db.query(
    `select count(*)::int as made, min(revealed_at) as since from person_reveal
      where organization_id = $1 and member_id = $2 and revealed_at > $3`,
    [organizationId, memberId, now.minus({ hours: 1 }).toJSDate()],
  );
  if (made >= perHour) {
    const minutes = Math.max(1, Math.ceil(60 - (now.toMillis() - since.getTime()) / 60_000));
    throw new Refusal(
      'LIMIT_EXCEEDED',
      `You have seen ${made} people in clear within the hour, as many as one member may. The next is possible in ${minutes} min; for a list of people not reached, see GET /obligations/{id}/unreached.csv.`,
      { limit: perHour, retryInMinutes: minutes },
    );
  }
  const stated = await makeStatement(work, { kind: 'REVEAL_REASON', text: reason, incidentId });
  await insertRows(db, PersonRevealRow, {
    ...{ organizationId, id: uuid({ msecs: now.toMillis() }), incidentId, personId, memberId },
    ...{ reasonId: stated.statementId, revealedAt: now },
  });
  await record(work, { type: 'person.revealed', incidentId, details: { personId, reason: stated } });
  return { personId };
}

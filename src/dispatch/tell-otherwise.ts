import type { DateTime } from 'luxon';
import { memberOf } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import { lockNotice } from '../notices/find-notice.ts';
import { settleByCoverage } from '../obligations/settle-by-coverage.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { lockObligations } from './complete-dispatch.ts';
import { coverageOfAll, filesCount } from './count-coverage.ts';
import type { OtherChannel } from './told-otherwise.row.ts';

export interface ToldOtherwise {
  readonly noticeId: string;
  readonly channel: OtherChannel;
  /** When they were told; now if absent. */
  readonly toldAt?: DateTime | null | undefined;
  /** Who; absent: everybody whom a completed dispatch of this notice tried to write to and did not reach. */
  readonly personIds?: readonly string[] | null | undefined;
  readonly note?: string | null | undefined;
}

/**
 * Records that people whom mail did not reach were told another way. They count as reached from then on: an obligation
 * is met when everyone was reached or stands in a recorded alternative.
 */
export async function tellOtherwise(
  work: Work,
  input: ToldOtherwise,
  filesReach: boolean,
): Promise<{ noticeId: string; count: number }> {
  const { db, organizationId, now } = work;
  const notice = await lockNotice(work, input.noticeId);
  const toldAt = input.toldAt?.toUTC() ?? now;
  if (toldAt > now)
    throw new Refusal('INVALID_INPUT', 'toldAt lies in the future: record it when it is done.');
  const obligations = await lockObligations(work, { noticeId: notice.id });
  const byFile = await filesCount(work, notice, filesReach);
  const note = input.note?.trim()
    ? await makeStatement(work, {
        kind: 'TOLD_OTHERWISE_NOTE',
        text: input.note,
        incidentId: notice.incidentId,
      })
    : null;
  const written: { person_id: string }[] = await db.query(
    `insert into told_otherwise (organization_id, id, incident_id, notice_id, person_id, channel, told_at, note_id, recorded_by, recorded_at)
     select $1, uuid_v7(), $2, $3, d.person_id, $4, $5, $6, $7, $8
       from delivery d join dispatch s on s.organization_id = $1 and s.id = d.dispatch_id
        and s.notice_id = $3 and s.kind = 'LIVE' and s.state = 'COMPLETED'
      where d.organization_id = $1 and d.person_id is not null and d.state <> 'SUPPRESSED'
        and ($9::uuid[] is null or d.person_id = any($9))
      group by d.person_id
     having $9::uuid[] is not null or (not bool_or(d.state = 'UNCERTAIN')
            and count(distinct d.recipient) > count(distinct d.recipient) filter (where d.state = 'ACCEPTED' and (s.transport = 'SMTP' or $10)))
     on conflict on constraint told_otherwise_once do nothing returning person_id`,
    [
      ...[organizationId, notice.incidentId, notice.id, input.channel, toldAt.toJSDate()],
      ...[note?.statementId ?? null, memberOf(work.actor), now.toJSDate()],
      ...[input.personIds ? [...input.personIds] : null, byFile],
    ],
  );
  await checkAllKnown(work, notice.id, input.personIds ?? []);
  if (written.length > 0) {
    await record(work, {
      type: 'people.told-otherwise',
      incidentId: notice.incidentId,
      details: { noticeId: notice.id, channel: input.channel, count: written.length, note },
    });
    for (const obligation of obligations)
      await settleByCoverage(work, obligation.id, await coverageOfAll(work, obligation, byFile));
  }
  return { noticeId: notice.id, count: written.length };
}

/** Nothing half done: one person who was never written to refuses the whole call. */
async function checkAllKnown(
  { db, organizationId }: Work,
  noticeId: string,
  personIds: readonly string[],
): Promise<void> {
  const known: { person_id: string }[] = await db.query(
    'select person_id from told_otherwise where organization_id = $1 and notice_id = $2 and person_id = any($3)',
    [organizationId, noticeId, [...personIds]],
  );
  const unknown = new Set(personIds).size - known.length;
  if (unknown > 0)
    throw new Refusal(
      'NOT_FOUND',
      `${unknown} of these people are not among those whom a completed dispatch of this notice wrote to. Take ids from obligation { unreached }.`,
    );
}

import { v7 as uuid } from 'uuid';
import { memberOf } from '../domain/actor.ts';
import { audienceHash } from '../domain/approval.ts';
import { Refusal } from '../domain/refusal.ts';
import { findIncident } from '../incidents/find-incident.ts';
import { refuseUnsound } from '../notices/checks/refuse-unsound.ts';
import { lockNotice } from '../notices/find-notice.ts';
import { findValidApproval } from '../notices/find-valid-approval.ts';
import { NoticeObligationRow } from '../notices/notice.row.ts';
import type { NoticeTools } from '../notices/texts/notices-context.ts';
import { checkOrder } from '../obligations/check-order.ts';
import { type Audience, audienceOf } from '../people/audience.ts';
import { oursToTell, RECIPIENTS, STILL_LISTED } from '../people/recipients-sql.ts';
import { refreshAgeBands } from '../people/refresh-age-bands.ts';
import { record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import type { MasterKey } from '../platform/keys/key-ring.ts';
import { DispatchRow, type UncertainPolicy } from './dispatch.row.ts';
import { bindsInOrder, dutiesReached } from './duties-reached.ts';
import { refuseHeld } from './refuse-held.ts';
import { refuseMessage } from './refuse-message.ts';
import { startSending } from './start-sending.ts';

export interface NewDispatch {
  readonly noticeId: string;
  /** What becomes of a message whose answer was lost; RESEND_ONCE if absent. */
  readonly uncertainPolicy?: UncertainPolicy | null | undefined;
  /** Why people are told before somebody who should be told first. */
  readonly outOfOrderReason?: string | null | undefined;
}

/**
 * Starts sending the approved version to the people it was approved for: one row of the ledger per recipient, frozen in
 * this transaction. Started twice, it is one dispatch. People erased or removed since are left out; people added since
 * wait for a wave of their own; a wave leaves out whom an earlier run of the same version has written to, or may have.
 * Who cannot be mailed (a guardian unknown, do not contact, no address) has a row too, withheld: nobody is silently out.
 */
export async function startDispatch(
  work: Work,
  input: NewDispatch,
  transport: 'SMTP' | 'FILE',
  tools: NoticeTools & { readonly masterKey: MasterKey },
): Promise<{ dispatchId: string }> {
  const { db, organizationId, now } = work;
  // Nobody edits, refuses or starts it meanwhile.
  await lockNotice(work, input.noticeId);
  const { notice, approval } = await findValidApproval(db, organizationId, input.noticeId, now);
  const { audience } = approval;
  if (audience.kind !== 'PEOPLE') {
    throw new Refusal(
      'CONFLICT',
      'Only messages to people are dispatched. Hand a notice to an authority in through its channel, or publish it, then record that.',
    );
  }
  const material = await refuseUnsound(work, tools, notice.id);
  const incident = await findIncident(db, organizationId, notice.incidentId);
  const scope = { organizationId, incidentId: incident.id };
  const sent = { incidentId: incident.id, noticeId: notice.id };
  await refuseHeld(work, sent);
  const standing = await audienceOf(db, scope, audience.peopleRevision, audience.residences);
  const { digest, leftOut } = standing;
  if (digest !== audience.digest || !audienceHash(audience).equals(approval.audienceHash)) {
    throw new Refusal(
      'NOT_APPROVED',
      'The people listed are not those the approval covered. Have the notice approved again.',
    );
  }

  const id = uuid({ msecs: now.toMillis() });
  const made = await db.query(
    `insert into dispatch (organization_id, id, incident_id, notice_id, notice_version, approval_id, kind, state, transport,
                           uncertain_policy, total, started_by, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, 'LIVE', 'RUNNING', $7, $8, 0, $9, $10, $10)
     on conflict (organization_id, approval_id) where kind = 'LIVE' and state <> 'CANCELLED' do nothing returning id`,
    [
      organizationId,
      id,
      incident.id,
      notice.id,
      approval.noticeVersion,
      approval.id,
      // An exercise can never reach a real recipient, whatever is configured.
      incident.exercise ? 'FILE' : transport,
      input.uncertainPolicy ?? 'RESEND_ONCE',
      memberOf(work.actor),
      now.toJSDate(),
    ],
  );
  if (made.length === 0) return { dispatchId: await startedBefore(work, approval.id) };
  const places = standing.byJurisdiction.flatMap((place) =>
    place.reachable > 0 ? [place.jurisdiction] : [],
  );
  const reached = (await dutiesReached(work, incident.id, places)).filter((duty) =>
    bindsInOrder(duty, places),
  );
  const answered = await answeredBy(work, notice.id);
  await checkOrder(work, {
    incidentId: incident.id,
    obligationIds: [...new Set([...answered, ...reached.map((duty) => duty.id)])],
    outOfOrderReason: input.outOfOrderReason,
  });

  await refreshAgeBands(work, tools.masterKey, incident.id);
  // A data set that became ours since was not in what was approved; one that is no more is left out as well.
  const notOurs = [...(audience.leftOut?.dataSetIds ?? []), ...(leftOut?.dataSetIds ?? [])];
  const total = await freezeAudience(work, id, incident.id, audience, notOurs);
  if (total === 0)
    throw new Refusal(
      'CONFLICT',
      'There is nobody left to write to: everybody on the list has been sent this version, or was erased.',
    );
  await refuseMessage(work, tools, material, id);
  await updateRows(db, DispatchRow, { organizationId, id }, { total });
  await startSending(work, id);
  await record(work, {
    type: 'dispatch.started',
    incidentId: incident.id,
    details: { dispatchId: id, noticeId: notice.id, version: approval.noticeVersion, total, kind: 'LIVE' },
  });
  // Again, now that the record is locked: a hold placed while a million people were frozen is seen here.
  await refuseHeld(work, { ...sent, id });
  return { dispatchId: id };
}

async function answeredBy({ db, organizationId }: Work, noticeId: string): Promise<string[]> {
  const answers = await db.findBy(NoticeObligationRow, { organizationId, noticeId });
  return answers.map(({ obligationId }) => obligationId);
}

async function startedBefore({ db, organizationId }: Work, approvalId: string): Promise<string> {
  const [row] = await db.query(
    `select id from dispatch where organization_id = $1 and approval_id = $2 and kind = 'LIVE' and state <> 'CANCELLED'`,
    [organizationId, approvalId],
  );
  return row.id;
}

async function freezeAudience(
  { db, organizationId, now }: Work,
  dispatchId: string,
  incidentId: string,
  { peopleRevision, residences }: Audience,
  notOurs: readonly string[],
): Promise<number> {
  const [{ frozen }] = await db.query(
    `with frozen as (
       insert into delivery (organization_id, dispatch_id, id, person_id, recipient, channel, state, response, attempt, resends, jurisdiction, updated_at, incident_id)
       select $1, s.id, uuid_v7(), p.id, r.recipient, 'EMAIL', case when r.withheld is null then 'PENDING' else 'WITHHELD' end,
              r.withheld, 0, 0, p.jurisdiction, $5, $3::uuid
         from affected_person p ${RECIPIENTS}
         join dispatch s on s.organization_id = $1 and s.id = $2
        where p.organization_id = $1 and p.incident_id = $3 and p.listed_revision <= $4 and ${STILL_LISTED}
          and ${oursToTell('$6')} and ($7::text[] is null or p.jurisdiction = any($7))
          and not exists (
            select from delivery d join dispatch e on e.organization_id = $1 and e.id = d.dispatch_id
             where d.organization_id = $1 and d.person_id = p.id and d.recipient = r.recipient
               and d.state not in ('FAILED', 'SUPPRESSED', 'CANCELLED', 'WITHHELD')
               and e.notice_id = s.notice_id and e.notice_version = s.notice_version and e.kind = 'LIVE' and e.state <> 'CANCELLED')
       returning 1)
     select count(*)::int as frozen from frozen`,
    [organizationId, dispatchId, incidentId, peopleRevision, now.toJSDate(), notOurs, residences ?? null],
  );
  return frozen;
}

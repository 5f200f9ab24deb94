import { In, IsNull } from 'typeorm';
import { memberOf } from '../../domain/actor.ts';
import { type ApprovalPolicy, type ApprovalStep, policyFault } from '../../domain/approval-policy.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import { lockRecord, record } from '../../platform/audit/record.ts';
import { MemberRow } from '../../platform/auth/member.row.ts';
import { insertRows } from '../../platform/database/rows.ts';
import type { Work } from '../../platform/database/work.ts';
import type { Audience } from '../notice.row.ts';
import { findApprovalPolicy } from './approval-policy.batch.ts';
import { ApprovalPolicyRow } from './approval-policy.row.ts';

export interface NewApprovalPolicy extends Omit<ApprovalPolicy, 'version'> {
  readonly audience: Audience;
}

/**
 * Sets how notices to an audience are approved from now on. Complete approvals stand; those under way start over, since
 * nobody can say whether what was given under other rules would have been given under these.
 */
export async function setApprovalPolicy(
  work: Work,
  { audience, steps, expiresAfterHours }: NewApprovalPolicy,
): Promise<{ audience: Audience; version: number }> {
  const { db, organizationId, now } = work;
  await refuseStrangers(work, steps);
  const fault = policyFault({ steps, expiresAfterHours });
  if (fault) throw new Refusal('INVALID_INPUT', fault, { field: 'steps' });
  await lockRecord(work);
  const version = (await findApprovalPolicy(db, audience)).version + 1;
  await insertRows(db, ApprovalPolicyRow, {
    ...{ organizationId, audience, version, steps, expiresAfterHours },
    ...{ setBy: memberOf(work.actor), setAt: now },
  });
  await record(work, {
    type: 'notice.approval-policy-set',
    details: { audience, version, steps: steps.map(codeOf), expiresAfterHours },
  });
  return { audience, version };
}

/** Names of members that are none would make a step that nobody can take. */
async function refuseStrangers({ db, organizationId }: Work, steps: readonly ApprovalStep[]): Promise<void> {
  const named = [...new Set(steps.flatMap(({ memberIds }) => memberIds))];
  if (named.length === 0) return;
  const known = await db.countBy(MemberRow, { organizationId, id: In(named), disabledAt: IsNull() });
  if (known < named.length) throw notFound('member');
}

/** "APPROVAL 2 of APPROVER, DECISION_MAKER as COUNSEL": what the record keeps of a step. */
function codeOf({ asks, people, roles, capacity, memberIds }: ApprovalStep): string {
  const of = roles.length > 0 ? ` of ${roles.join(', ')}` : '';
  const named = memberIds.length > 0 ? ` among ${memberIds.join(', ')}` : '';
  return `${asks} ${people}${of}${capacity === null ? '' : ` as ${capacity}`}${named}`;
}

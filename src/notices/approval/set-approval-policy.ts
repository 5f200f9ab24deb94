import { In, IsNull } from 'typeorm';
import { memberOf } from '../../domain/actor.ts';
import { type ApprovalPolicy, type ApprovalStep, policyFault } from '../../domain/approval-policy.ts';
import { grantedTo, type Role } from '../../domain/permissions.ts';
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
  const members = await namedIn(work, steps);
  const fault = policyFault({ steps, expiresAfterHours }) ?? unableFault(steps, members);
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

/** The members that steps name. Names that are none would make a step that nobody can take. */
async function namedIn(
  { db, organizationId }: Work,
  steps: readonly ApprovalStep[],
): Promise<readonly MemberRow[]> {
  const named = [...new Set(steps.flatMap(({ memberIds }) => memberIds))];
  const members = await db.findBy(MemberRow, { organizationId, id: In(named), disabledAt: IsNull() });
  if (members.length < named.length) throw notFound('member');
  return members;
}

/** So would names of members who have none of its roles. */
function unableFault(steps: readonly ApprovalStep[], members: readonly MemberRow[]): string | null {
  const faults = steps.map(({ asks, memberIds, roles, people }, i) => {
    if (memberIds.length === 0) return null;
    const may = (own: readonly Role[]) =>
      asks === 'OPINION'
        ? grantedTo(own, null).has('notice:advise')
        : own.some((role) => roles.includes(role));
    const able = members.filter(({ id, roles: own }) => memberIds.includes(id) && may(own));
    return able.length >= people
      ? null
      : `Step ${i + 1} asks for ${people}, and ${able.length} of the members it names have a role that may take it: name others, or other roles.`;
  });
  return faults.find((fault) => fault !== null) ?? null;
}

/** "APPROVAL 2 of APPROVER, DECISION_MAKER as COUNSEL": what the record keeps of a step. */
function codeOf({ asks, people, roles, capacity, memberIds }: ApprovalStep): string {
  const of = roles.length > 0 ? ` of ${roles.join(', ')}` : '';
  const named = memberIds.length > 0 ? ` among ${memberIds.join(', ')}` : '';
  return `${asks} ${people}${of}${capacity === null ? '' : ` as ${capacity}`}${named}`;
}

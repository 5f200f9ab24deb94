import { type EntityManager, In } from 'typeorm';
import { type ApprovalPolicy, UNSET_POLICY } from '../../domain/approval-policy.ts';
import { type Batch, manyEach } from '../../platform/database/batch.ts';
import type { Audience } from '../notice.row.ts';
import { ApprovalPolicyRow } from './approval-policy.row.ts';

/** Every version of the policy for each audience of the tenant, oldest first. */
export const policiesFor: Batch<Audience, ApprovalPolicyRow[]> = async (db, audiences) =>
  manyEach(
    audiences,
    await db.find(ApprovalPolicyRow, {
      where: { audience: In([...audiences]) },
      order: { version: 'ASC' },
    }),
    ({ audience }) => audience,
  );

/** The policy in force for notices to an audience. */
export async function findApprovalPolicy(db: EntityManager, audience: Audience): Promise<ApprovalPolicy> {
  const [versions = []] = await policiesFor(db, [audience]);
  return versions.at(-1) ?? UNSET_POLICY;
}

import { In } from 'typeorm';
import { type Batch, manyEach, oneEach } from '../platform/database/batch.ts';
import { OrganizationRuleRow } from './organization-rule.row.ts';
import { PolicyRow } from './policy.row.ts';
import { PolicyConfirmationRow } from './policy-confirmation.row.ts';

export const policyById: Batch<string, PolicyRow | null> = async (db, ids) =>
  oneEach(ids, await db.findBy(PolicyRow, { id: In([...ids]) }), ({ id }) => id);

export const confirmationOf: Batch<string, PolicyConfirmationRow | null> = async (db, ids) =>
  oneEach(
    ids,
    await db.findBy(PolicyConfirmationRow, { policyId: In([...ids]) }),
    ({ policyId }) => policyId,
  );

/** The rules published with a version of a policy. */
export const publishedWith: Batch<string, OrganizationRuleRow[]> = async (db, ids) =>
  manyEach(
    ids,
    await db.find(OrganizationRuleRow, { where: { policyId: In([...ids]) }, order: { ruleId: 'ASC' } }),
    ({ policyId }) => policyId ?? '',
  );

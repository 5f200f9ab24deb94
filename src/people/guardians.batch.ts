import { In } from 'typeorm';
import { type Batch, manyEach, oneEach } from '../platform/database/batch.ts';
import { DataSetMandateRow } from './data-set-mandate.row.ts';
import { GuardianPolicyRow } from './guardian-policy.row.ts';

/** The policies an organization has set; the one for everywhere comes first. */
export const guardianPoliciesOf: Batch<string, GuardianPolicyRow[]> = async (db, organizationIds) =>
  manyEach(
    organizationIds,
    await db.find(GuardianPolicyRow, {
      where: { organizationId: In([...organizationIds]) },
      order: { country: 'ASC' },
    }),
    ({ organizationId }) => organizationId,
  );

export const mandateOf: Batch<string, DataSetMandateRow | null> = async (db, dataSetIds) =>
  oneEach(
    dataSetIds,
    await db.findBy(DataSetMandateRow, { dataSetId: In([...dataSetIds]) }),
    ({ dataSetId }) => dataSetId,
  );

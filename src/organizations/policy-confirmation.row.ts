import type { DateTime } from 'luxon';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { StatementRow } from '../platform/audit/statement.row.ts';
import { MemberRow } from '../platform/auth/member.row.ts';
import { instant } from '../platform/database/columns.ts';
import { PolicyRow } from './policy.row.ts';

/** What a named person confirmed of a version of a policy, once: since when it holds, and what its promise counts from. */
@Entity('policy_confirmation')
@ForeignKey(() => PolicyRow, ['organizationId', 'policyId'], ['organizationId', 'id'], {
  name: 'policy_confirmation_policy_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'rationaleId'], ['organizationId', 'id'], {
  name: 'policy_confirmation_rationale_fk',
})
@ForeignKey(() => MemberRow, ['organizationId', 'confirmedBy'], ['organizationId', 'id'], {
  name: 'policy_confirmation_member_fk',
})
export class PolicyConfirmationRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'policy_confirmation_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'policy_id', primaryKeyConstraintName: 'policy_confirmation_pk' })
  policyId!: string;
  @Column('date', { name: 'effective_from' }) effectiveFrom!: string;
  /** The start event of the promise; null: the policy promises no hours. */
  @Column('text', { name: 'reading', nullable: true }) reading!: string | null;
  @Column('uuid', { name: 'rationale_id' }) rationaleId!: string;
  @Column('uuid', { name: 'confirmed_by' }) confirmedBy!: string;
  @Column(instant('confirmed_at')) confirmedAt!: DateTime;
}

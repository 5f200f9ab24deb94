import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { Rule } from '../domain/rule.ts';
import { StatementRow } from '../platform/audit/statement.row.ts';
import { instant } from '../platform/database/columns.ts';
import { OrganizationRow } from './organization.row.ts';
import { PolicyRow } from './policy.row.ts';

/** A duty an organization has taken on by contract or promise: one version, never overwritten. */
@Entity('organization_rule')
@ForeignKey(() => OrganizationRow, ['organizationId'], ['id'], { name: 'organization_rule_organization_fk' })
@ForeignKey(() => PolicyRow, ['organizationId', 'policyId'], ['organizationId', 'id'], {
  name: 'organization_rule_policy_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'retireReasonId'], ['organizationId', 'id'], {
  name: 'organization_rule_reason_fk',
})
@Unique('organization_rule_version_key', ['organizationId', 'ruleId', 'version'])
@Check(
  'organization_rule_retired_wholly',
  '(((last_day IS NULL) = (retired_at IS NULL)) AND ((last_day IS NULL) = (retire_reason_id IS NULL)))',
)
export class OrganizationRuleRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'organization_rule_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'organization_rule_pk' }) id!: string;
  @Column('text', { name: 'rule_id' }) ruleId!: string;
  @Column('text', { name: 'version' }) version!: string;
  @Column('jsonb', { name: 'rule' }) rule!: Rule;
  /** The version of a policy that makes this promise; null: a rule of its own. */
  @Column('uuid', { name: 'policy_id', nullable: true }) policyId!: string | null;
  @Column('uuid', { name: 'put_by', nullable: true }) putBy!: string | null;
  @Column(instant('put_at')) putAt!: DateTime;
  /** The last day on which it held; a breach up to then still falls under it. */
  @Column('date', { name: 'last_day', nullable: true }) lastDay!: string | null;
  @Column('uuid', { name: 'retired_by', nullable: true }) retiredBy!: string | null;
  @Column(instant('retired_at', { nullable: true })) retiredAt!: DateTime | null;
  @Column('uuid', { name: 'retire_reason_id', nullable: true }) retireReasonId!: string | null;
}

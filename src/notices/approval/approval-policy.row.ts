import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { ApprovalStep } from '../../domain/approval-policy.ts';
import { OrganizationRow } from '../../organizations/organization.row.ts';
import { instant } from '../../platform/database/columns.ts';
import type { Audience } from '../notice.row.ts';

/** How notices to one audience are approved; never changed, a change is the next version. */
@Entity('approval_policy')
@ForeignKey(() => OrganizationRow, ['organizationId'], ['id'], { name: 'approval_policy_organization_fk' })
@Check('approval_policy_version_counted', '(version >= 1)')
@Check('approval_policy_hours_known', '(expires_after_hours >= 1)')
export class ApprovalPolicyRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'approval_policy_pk' })
  organizationId!: string;
  @PrimaryColumn('text', { name: 'audience', primaryKeyConstraintName: 'approval_policy_pk' })
  audience!: Audience;
  @PrimaryColumn('integer', { name: 'version', primaryKeyConstraintName: 'approval_policy_pk' })
  version!: number;
  @Column('jsonb', { name: 'steps' }) steps!: readonly ApprovalStep[];
  @Column('integer', { name: 'expires_after_hours', nullable: true }) expiresAfterHours!: number | null;
  @Column('uuid', { name: 'set_by', nullable: true }) setBy!: string | null;
  @Column(instant('set_at')) setAt!: DateTime;
}

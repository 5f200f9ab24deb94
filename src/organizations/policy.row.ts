import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { instant } from '../platform/database/columns.ts';
import { OrganizationRow } from './organization.row.ts';

/** One version of a policy the organization published; its promises are rules of that version. */
@Entity('policy')
@ForeignKey(() => OrganizationRow, ['organizationId'], ['id'], { name: 'policy_organization_fk' })
@Unique('policy_version_key', ['organizationId', 'key', 'version'])
@Check(
  'policy_dates_known',
  "(dates = ANY (ARRAY['STATED'::text, 'LAST_UPDATED_ONLY'::text, 'UNDATED'::text]))",
)
export class PolicyRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'policy_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'policy_pk' }) id!: string;
  @Column('text', { name: 'key' }) key!: string;
  @Column('text', { name: 'version' }) version!: string;
  @Column('date', { name: 'effective_from', nullable: true }) effectiveFrom!: string | null;
  @Column('text', { name: 'dates' }) dates!: PolicyDates;
  @Column('text', { name: 'to_confirm', array: true }) toConfirm!: string[];
  @Column(instant('created_at')) createdAt!: DateTime;
}

export type PolicyDates = 'STATED' | 'LAST_UPDATED_ONLY' | 'UNDATED';

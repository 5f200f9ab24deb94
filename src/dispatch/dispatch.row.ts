import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ApprovalRow } from '../notices/approval.row.ts';
import { NoticeVersionRow } from '../notices/notice.row.ts';
import { instant } from '../platform/database/columns.ts';

export type DispatchState = 'RUNNING' | 'PAUSED' | 'COMPLETED' | 'CANCELLED';
export type UncertainPolicy = 'RESEND_ONCE' | 'HOLD';

/** One run that sends one approved version to the audience it was approved for. */
@Entity('dispatch')
@ForeignKey(
  () => NoticeVersionRow,
  ['organizationId', 'noticeId', 'noticeVersion'],
  ['organizationId', 'noticeId', 'version'],
  {
    name: 'dispatch_notice_version_fk',
  },
)
@ForeignKey(() => ApprovalRow, ['organizationId', 'approvalId'], ['organizationId', 'id'], {
  name: 'dispatch_approval_fk',
})
@Index('dispatch_incident_idx', ['organizationId', 'incidentId', 'createdAt'])
@Index('dispatch_one_live_per_approval', { synchronize: false })
@Check('dispatch_kind_known', "(kind = ANY (ARRAY['LIVE'::text, 'TEST'::text, 'FILING'::text]))")
@Check(
  'dispatch_state_known',
  "(state = ANY (ARRAY['RUNNING'::text, 'PAUSED'::text, 'COMPLETED'::text, 'CANCELLED'::text]))",
)
@Check('dispatch_transport_known', "(transport = ANY (ARRAY['SMTP'::text, 'FILE'::text]))")
@Check(
  'dispatch_uncertain_policy_known',
  "(uncertain_policy = ANY (ARRAY['RESEND_ONCE'::text, 'HOLD'::text]))",
)
export class DispatchRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'dispatch_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'dispatch_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  @Column('uuid', { name: 'notice_id' }) noticeId!: string;
  @Column('integer', { name: 'notice_version' }) noticeVersion!: number;
  @Column('uuid', { name: 'approval_id' }) approvalId!: string;
  @Column('text', { name: 'kind' }) kind!: 'LIVE' | 'TEST' | 'FILING';
  @Column('text', { name: 'state' }) state!: DispatchState;
  @Column('text', { name: 'transport' }) transport!: 'SMTP' | 'FILE';
  @Column('text', { name: 'uncertain_policy' }) uncertainPolicy!: UncertainPolicy;
  @Column('integer', { name: 'total' }) total!: number;
  @Column('text', { name: 'pause_reason', nullable: true }) pauseReason!: string | null;
  @Column('uuid', { name: 'started_by', nullable: true }) startedBy!: string | null;
  @Column(instant('created_at')) createdAt!: DateTime;
  @Column(instant('completed_at', { nullable: true })) completedAt!: DateTime | null;
  @Column(instant('updated_at')) updatedAt!: DateTime;
}

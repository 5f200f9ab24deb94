import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Capacity } from '../domain/approval-policy.ts';
import { StatementRow } from '../platform/audit/statement.row.ts';
import { inherited, instant } from '../platform/database/columns.ts';
import type { ApprovedAudience } from './approved-audience.ts';
import { NoticeVersionRow } from './notice.row.ts';

/** A decision of a named person on one exact version and audience. */
@Entity('approval')
@ForeignKey(
  () => NoticeVersionRow,
  ['organizationId', 'noticeId', 'noticeVersion'],
  ['organizationId', 'noticeId', 'version'],
  {
    name: 'approval_version_fk',
  },
)
@ForeignKey(() => StatementRow, ['organizationId', 'opinionId'], ['organizationId', 'id'], {
  name: 'approval_opinion_fk',
})
@Index('approval_notice_idx', ['organizationId', 'noticeId', 'noticeVersion', 'decidedAt'])
@Check('approval_verdict_known', "(verdict = ANY (ARRAY['APPROVED'::text, 'REFUSED'::text]))")
@Check('approval_capacity_known', "(capacity = ANY (ARRAY['DPO'::text, 'COUNSEL'::text, 'OTHER'::text]))")
@Check('approval_refusal_settles', "((verdict = 'APPROVED'::text) OR (settles AND (step IS NULL)))")
@Check(
  'approval_expires_once_complete',
  "((expires_at IS NULL) OR ((verdict = 'APPROVED'::text) AND settles))",
)
export class ApprovalRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'approval_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'approval_pk' }) id!: string;
  @Column('uuid', { name: 'notice_id' }) noticeId!: string;
  @Column('integer', { name: 'notice_version' }) noticeVersion!: number;
  @Column('text', { name: 'verdict' }) verdict!: 'APPROVED' | 'REFUSED';
  @Column('bytea', { name: 'content_hash' }) contentHash!: Buffer;
  @Column('jsonb', { name: 'audience' }) audience!: ApprovedAudience;
  @Column('bytea', { name: 'audience_hash' }) audienceHash!: Buffer;
  @Column('uuid', { name: 'decided_by' }) decidedBy!: string;
  @Column(instant('decided_at')) decidedAt!: DateTime;
  @Column('uuid', { name: 'opinion_id', nullable: true }) opinionId!: string | null;
  /** Of its notice, in the order in which they were made; 0: before decisions were counted. */
  @Column('integer', { name: 'number', default: 0 }) number!: number;
  /** The place it fills in its policy, from 1; null: a refusal, or one person alone (break-glass). */
  @Column('integer', { name: 'step', nullable: true }) step!: number | null;
  @Column('text', { name: 'capacity', nullable: true }) capacity!: Capacity | null;
  /** The policy it was given under; 0: none was set. */
  @Column('integer', { name: 'policy_version', default: 0 }) policyVersion!: number;
  /** Whether it ends the round: a refusal, or the approval that fills the last place. Others wait for who follows. */
  @Column('boolean', { name: 'settles', default: true }) settles!: boolean;
  @Column(instant('expires_at', { nullable: true })) expiresAt!: DateTime | null;
  @Column('uuid', { name: 'incident_id', ...inherited }) readonly incidentId?: string;
}

/** Oldest first. Of two in one millisecond that were not counted yet the refusal counts as the later. */
export const asDecided = { number: 'ASC', decidedAt: 'ASC', verdict: 'ASC', id: 'ASC' } as const;

import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
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
  @Column('uuid', { name: 'incident_id', ...inherited }) readonly incidentId?: string;
}

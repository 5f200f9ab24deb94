import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StatementRow } from '../platform/audit/statement.row.ts';
import { instant } from '../platform/database/columns.ts';
import { ApprovalRow } from './approval.row.ts';
import { NoticeRow } from './notice.row.ts';

export const reviewOutcomes = ['CONFIRMED', 'OBJECTED'] as const;
export type ReviewOutcome = (typeof reviewOutcomes)[number];

/** An approval under break-glass, and what another person said of it the day after; open until then. */
@Entity('glass_review')
@ForeignKey(() => ApprovalRow, ['organizationId', 'approvalId'], ['organizationId', 'id'], {
  name: 'glass_review_approval_fk',
})
@ForeignKey(() => NoticeRow, ['organizationId', 'noticeId'], ['organizationId', 'id'], {
  name: 'glass_review_notice_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'reasonId'], ['organizationId', 'id'], {
  name: 'glass_review_reason_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'commentId'], ['organizationId', 'id'], {
  name: 'glass_review_comment_fk',
})
@Index('glass_review_incident_idx', ['organizationId', 'incidentId', 'dueAt'])
@Check('glass_review_outcome_known', "(outcome = ANY (ARRAY['CONFIRMED'::text, 'OBJECTED'::text]))")
@Check(
  'glass_review_whole',
  '(((outcome IS NULL) = (reviewed_at IS NULL)) AND ((outcome IS NULL) = (reviewed_by IS NULL)))',
)
@Check('glass_review_by_another', '((reviewed_by IS NULL) OR (reviewed_by <> broken_by))')
export class GlassReviewRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'glass_review_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'approval_id', primaryKeyConstraintName: 'glass_review_pk' })
  approvalId!: string;
  @Column('uuid', { name: 'notice_id' }) noticeId!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  @Column('uuid', { name: 'reason_id' }) reasonId!: string;
  @Column('uuid', { name: 'broken_by' }) brokenBy!: string;
  @Column(instant('due_at')) dueAt!: DateTime;
  @Column('text', { name: 'outcome', nullable: true }) outcome!: ReviewOutcome | null;
  @Column('uuid', { name: 'comment_id', nullable: true }) commentId!: string | null;
  @Column('uuid', { name: 'reviewed_by', nullable: true }) reviewedBy!: string | null;
  @Column(instant('reviewed_at', { nullable: true })) reviewedAt!: DateTime | null;
}

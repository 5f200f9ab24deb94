import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AttachmentRow } from '../incidents/evidence/attachment.row.ts';
import { StatementRow } from '../platform/audit/statement.row.ts';
import { bigint, inherited, instant } from '../platform/database/columns.ts';
import { ObligationRow } from './obligation.row.ts';

export type FilingKind = 'INITIAL' | 'FOLLOW_UP' | 'CORRECTION' | 'WITHDRAWAL';
export type FilingChannel = 'MAIL' | 'PORTAL' | 'POST' | 'PHONE' | 'DISPATCH' | 'PUBLICATION';
export type FilingState = 'PREPARED' | 'SUBMITTED' | 'ACKNOWLEDGED' | 'REJECTED';

/** One submission that answers an obligation. Due instant and lateness are kept as computed then and never change. */
@Entity('filing')
@ForeignKey(() => ObligationRow, ['organizationId', 'obligationId'], ['organizationId', 'id'], {
  name: 'filing_obligation_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'lateReasonId'], ['organizationId', 'id'], {
  name: 'filing_late_reason_fk',
})
@ForeignKey(() => FilingRow, ['organizationId', 'refersTo'], ['organizationId', 'id'], {
  name: 'filing_refers_to_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'reasonId'], ['organizationId', 'id'], {
  name: 'filing_reason_fk',
})
@ForeignKey('prepared_filing', ['organizationId', 'preparedId'], ['organizationId', 'id'], {
  name: 'filing_prepared_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'contentId'], ['organizationId', 'id'], {
  name: 'filing_content_fk',
})
@ForeignKey(() => AttachmentRow, ['organizationId', 'contentFileId'], ['organizationId', 'id'], {
  name: 'filing_content_file_fk',
})
@ForeignKey(() => AttachmentRow, ['organizationId', 'proofId'], ['organizationId', 'id'], {
  name: 'filing_proof_fk',
})
@Check(
  'filing_one_content',
  '(num_nonnulls(COALESCE(notice_id, prepared_id), content_id, content_file_id) <= 1)',
)
@Index('filing_prepared_idx', { synchronize: false })
@Check('filing_bundled_with_reason', '((bundle_id IS NULL) OR (reason_id IS NOT NULL))')
@Index('filing_bundle_idx', { synchronize: false })
@Index('filing_obligation_idx', ['organizationId', 'obligationId', 'submittedAt'])
@Check(
  'filing_kind_known',
  "(kind = ANY (ARRAY['INITIAL'::text, 'FOLLOW_UP'::text, 'CORRECTION'::text, 'WITHDRAWAL'::text]))",
)
@Check(
  'filing_channel_known',
  "(channel = ANY (ARRAY['MAIL'::text, 'PORTAL'::text, 'POST'::text, 'PHONE'::text, 'DISPATCH'::text, 'PUBLICATION'::text]))",
)
@Check(
  'filing_late_with_reason',
  '((late_by_ms IS NULL) OR (late_by_ms <= 0) OR (late_reason_id IS NOT NULL))',
)
export class FilingRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'filing_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'filing_pk' }) id!: string;
  @Column('uuid', { name: 'obligation_id' }) obligationId!: string;
  @Column('text', { name: 'kind' }) kind!: FilingKind;
  @Column('text', { name: 'channel' }) channel!: FilingChannel;
  /** Who got it, by name. */
  @Column('text', { name: 'filed_with' }) filedWith!: string;
  @Column(instant('due_at', { nullable: true })) dueAt!: DateTime | null;
  @Column('boolean', { name: 'due_provisional' }) dueProvisional!: boolean;
  @Column(instant('submitted_at')) submittedAt!: DateTime;
  @Column(bigint('late_by_ms', { nullable: true })) lateByMs!: number | null;
  @Column('uuid', { name: 'late_reason_id', nullable: true }) lateReasonId!: string | null;
  @Column('text', { name: 'reference', nullable: true }) reference!: string | null;
  @Column('uuid', { name: 'notice_id', nullable: true }) noticeId!: string | null;
  @Column('integer', { name: 'notice_version', nullable: true }) noticeVersion!: number | null;
  @Column('bytea', { name: 'content_digest', nullable: true }) contentDigest!: Buffer | null;
  @Column('bytea', { name: 'proof_digest', nullable: true }) proofDigest!: Buffer | null;
  /** The form that was handed in, filled in here. */
  @Column('uuid', { name: 'prepared_id', nullable: true }) preparedId!: string | null;
  /** Of one made elsewhere: what it said, as a statement, or the file that is it. */
  @Column('uuid', { name: 'content_id', nullable: true }) contentId!: string | null;
  @Column('uuid', { name: 'content_file_id', nullable: true }) contentFileId!: string | null;
  /** The file that proves it. */
  @Column('uuid', { name: 'proof_id', nullable: true }) proofId!: string | null;
  /** Whether it said that more follows (GDPR Art. 33(4)). */
  @Column('boolean', { name: 'more_follows', default: false }) moreFollows!: boolean;
  /** The earlier filing it adds to, sets right or takes back. */
  @Column('uuid', { name: 'refers_to', nullable: true }) refersTo!: string | null;
  /** What the filings of one submission for several incidents have in common. */
  @Column('uuid', { name: 'bundle_id', nullable: true }) bundleId!: string | null;
  /** Why it was taken back, or went with others. */
  @Column('uuid', { name: 'reason_id', nullable: true }) reasonId!: string | null;
  @Column('uuid', { name: 'submitted_by', nullable: true }) submittedBy!: string | null;
  @Column(instant('recorded_at')) recordedAt!: DateTime;
  @Column('uuid', { name: 'incident_id', ...inherited }) readonly incidentId?: string;
}

/** What became of a filing; a later step stands beside the earlier one. */
@Entity('filing_step')
@ForeignKey(() => FilingRow, ['organizationId', 'filingId'], ['organizationId', 'id'], {
  name: 'filing_step_filing_fk',
})
@Index('filing_step_filing_idx', ['organizationId', 'filingId', 'at'])
@Check(
  'filing_step_state_known',
  "(state = ANY (ARRAY['PREPARED'::text, 'SUBMITTED'::text, 'ACKNOWLEDGED'::text, 'REJECTED'::text]))",
)
export class FilingStepRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'filing_step_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'filing_step_pk' }) id!: string;
  @Column('uuid', { name: 'filing_id' }) filingId!: string;
  @Column('text', { name: 'state' }) state!: FilingState;
  @Column(instant('at')) at!: DateTime;
  @Column('text', { name: 'reference', nullable: true }) reference!: string | null;
  @Column('uuid', { name: 'recorded_by', nullable: true }) recordedBy!: string | null;
  @Column('uuid', { name: 'incident_id', ...inherited }) readonly incidentId?: string;
}

import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StatementRow } from '../platform/audit/statement.row.ts';
import { inherited, instant } from '../platform/database/columns.ts';
import { type FilingKind, FilingRow } from './filing.row.ts';
import { ObligationRow } from './obligation.row.ts';

/** The content of a filing as it is to be handed in: written once, never changed, and no filing until somebody records that it left. */
@Entity('prepared_filing')
@ForeignKey(() => ObligationRow, ['organizationId', 'obligationId'], ['organizationId', 'id'], {
  name: 'prepared_filing_obligation_fk',
})
@ForeignKey(() => FilingRow, ['organizationId', 'refersTo'], ['organizationId', 'id'], {
  name: 'prepared_filing_refers_to_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'contentId'], ['organizationId', 'id'], {
  name: 'prepared_filing_content_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'lateReasonId'], ['organizationId', 'id'], {
  name: 'prepared_filing_late_reason_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'reasonId'], ['organizationId', 'id'], {
  name: 'prepared_filing_reason_fk',
})
@Index('prepared_filing_obligation_idx', ['organizationId', 'obligationId', 'preparedAt'])
@Check(
  'prepared_filing_kind_known',
  "(kind = ANY (ARRAY['INITIAL'::text, 'FOLLOW_UP'::text, 'CORRECTION'::text, 'WITHDRAWAL'::text]))",
)
@Check('prepared_filing_percent', '((completeness >= 0) AND (completeness <= 100))')
export class PreparedFilingRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'prepared_filing_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'prepared_filing_pk' }) id!: string;
  @Column('uuid', { name: 'obligation_id' }) obligationId!: string;
  @Column('text', { name: 'kind' }) kind!: FilingKind;
  @Column('text', { name: 'form' }) form!: string;
  @Column('text', { name: 'form_version' }) formVersion!: string;
  @Column('integer', { name: 'incident_version' }) incidentVersion!: number;
  @Column('smallint', { name: 'completeness' }) completeness!: number;
  @Column('boolean', { name: 'complete' }) complete!: boolean;
  /** By when it says that the rest follows; null: nothing follows. */
  @Column(instant('rest_follows_by', { nullable: true })) restFollowsBy!: DateTime | null;
  @Column('uuid', { name: 'refers_to', nullable: true }) refersTo!: string | null;
  /** The statement that holds the content as JSON. */
  @Column('uuid', { name: 'content_id' }) contentId!: string;
  @Column('bytea', { name: 'content_digest' }) contentDigest!: Buffer;
  /** Why it is late, and why an earlier one is withdrawn: said once, for the filing too. */
  @Column('uuid', { name: 'late_reason_id', nullable: true }) lateReasonId!: string | null;
  @Column('uuid', { name: 'reason_id', nullable: true }) reasonId!: string | null;
  @Column('uuid', { name: 'prepared_by', nullable: true }) preparedBy!: string | null;
  @Column(instant('prepared_at')) preparedAt!: DateTime;
  @Column('uuid', { name: 'incident_id', ...inherited }) readonly incidentId?: string;
}

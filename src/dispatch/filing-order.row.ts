import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { type FilingKind, FilingRow } from '../obligations/filing.row.ts';
import { ObligationRow } from '../obligations/obligation.row.ts';
import { StatementRow } from '../platform/audit/statement.row.ts';
import { instant } from '../platform/database/columns.ts';
import { DispatchRow } from './dispatch.row.ts';

/** A notice that goes to one authority by mail: what is filed with whom once the mail server has taken it. */
@Entity('filing_order')
@ForeignKey(() => DispatchRow, ['organizationId', 'dispatchId'], ['organizationId', 'id'], {
  name: 'filing_order_dispatch_fk',
})
@ForeignKey(() => ObligationRow, ['organizationId', 'obligationId'], ['organizationId', 'id'], {
  name: 'filing_order_obligation_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'lateReasonId'], ['organizationId', 'id'], {
  name: 'filing_order_late_reason_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'orderReasonId'], ['organizationId', 'id'], {
  name: 'filing_order_order_reason_fk',
})
@ForeignKey(() => FilingRow, ['organizationId', 'filingId'], ['organizationId', 'id'], {
  name: 'filing_order_filing_fk',
})
@Index('filing_order_obligation_idx', ['organizationId', 'obligationId', 'createdAt'])
@Check(
  'filing_order_kind_known',
  "(kind = ANY (ARRAY['INITIAL'::text, 'FOLLOW_UP'::text, 'CORRECTION'::text, 'WITHDRAWAL'::text]))",
)
export class FilingOrderRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'filing_order_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'dispatch_id', primaryKeyConstraintName: 'filing_order_pk' })
  dispatchId!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  @Column('uuid', { name: 'obligation_id' }) obligationId!: string;
  @Column('uuid', { name: 'contact_id' }) contactId!: string;
  /** The address somebody vouched for when it was ordered: another one is not written to. */
  @Column('text', { name: 'address' }) address!: string;
  @Column('text', { name: 'kind' }) kind!: FilingKind;
  @Column('uuid', { name: 'late_reason_id', nullable: true }) lateReasonId!: string | null;
  @Column('uuid', { name: 'order_reason_id', nullable: true }) orderReasonId!: string | null;
  /** Set once the message was accepted and filed. */
  @Column('uuid', { name: 'filing_id', nullable: true }) filingId!: string | null;
  @Column(instant('created_at')) createdAt!: DateTime;
}

import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { IncidentRow } from '../incidents/incident.row.ts';
import { StatementRow } from '../platform/audit/statement.row.ts';
import { instant } from '../platform/database/columns.ts';

/** A law-enforcement agency's wish that word be held back. Who said so and why are statements, which can be erased. */
@Entity('law_enforcement_hold')
@ForeignKey(() => IncidentRow, ['organizationId', 'incidentId'], ['organizationId', 'id'], {
  name: 'law_enforcement_hold_incident_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'agencyId'], ['organizationId', 'id'], {
  name: 'law_enforcement_hold_agency_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'officerId'], ['organizationId', 'id'], {
  name: 'law_enforcement_hold_officer_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'reasonId'], ['organizationId', 'id'], {
  name: 'law_enforcement_hold_reason_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'liftReasonId'], ['organizationId', 'id'], {
  name: 'law_enforcement_hold_lift_reason_fk',
})
@Index('law_enforcement_hold_incident_idx', ['organizationId', 'incidentId', 'placedAt'])
@Check(
  'law_enforcement_hold_scoped',
  '(everything = ((cardinality(jurisdictions) = 0) AND (cardinality(regimes) = 0)))',
)
@Check('law_enforcement_hold_oral_ends', '(written OR (ends_at IS NOT NULL))')
export class HoldRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'law_enforcement_hold_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'law_enforcement_hold_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  @Column('boolean', { name: 'written' }) written!: boolean;
  @Column(instant('stated_at')) statedAt!: DateTime<true>;
  @Column(instant('until', { nullable: true })) until!: DateTime<true> | null;
  /** When it ends of itself, as computed when it was placed; null: only when it is lifted. */
  @Column(instant('ends_at', { nullable: true })) endsAt!: DateTime<true> | null;
  @Column('boolean', { name: 'everything' }) everything!: boolean;
  @Column('text', { name: 'jurisdictions', array: true }) jurisdictions!: string[];
  @Column('text', { name: 'regimes', array: true }) regimes!: string[];
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'officer_id' }) officerId!: string;
  @Column('uuid', { name: 'reason_id' }) reasonId!: string;
  @Column('uuid', { name: 'placed_by' }) placedBy!: string;
  @Column(instant('placed_at')) placedAt!: DateTime;
  @Column('uuid', { name: 'lifted_by', nullable: true }) liftedBy!: string | null;
  @Column(instant('lifted_at', { nullable: true })) liftedAt!: DateTime<true> | null;
  @Column('uuid', { name: 'lift_reason_id', nullable: true }) liftReasonId!: string | null;
  @Column(instant('lapsed_at', { nullable: true })) lapsedAt!: DateTime | null;
}

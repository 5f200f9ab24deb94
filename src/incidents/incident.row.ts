import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { FactValue, ImpreciseTime } from '../domain/facts.ts';
import type { IncidentState } from '../domain/lifecycle.ts';
import { instant } from '../platform/database/columns.ts';

/** One event and what is known of it now; what was known before is in `incident_version`. */
@Entity('incident')
@ForeignKey('organization', ['organizationId'], ['id'], { name: 'incident_organization_fk' })
@Unique('incident_reference_key', ['organizationId', 'reference'])
// These indexes run newest first, which a decorator cannot say.
@Index('incident_state_idx', { synchronize: false })
@Index('incident_created_idx', { synchronize: false })
@Check(
  'incident_state_known',
  "(state = ANY (ARRAY['REPORTED'::text, 'INVESTIGATING'::text, 'CONTAINED'::text, 'CLOSED'::text, 'DISMISSED'::text, 'MERGED'::text]))",
)
export class IncidentRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'incident_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'incident_pk' }) id!: string;
  @Column('text', { name: 'reference' }) reference!: string;
  @Column('text', { name: 'title' }) title!: string;
  @Column('text', { name: 'state' }) state!: IncidentState;
  @Column('boolean', { name: 'exercise' }) exercise!: boolean;
  @Column('jsonb', { name: 'occurred_from', nullable: true }) occurredFrom!: ImpreciseTime | null;
  @Column('jsonb', { name: 'occurred_to', nullable: true }) occurredTo!: ImpreciseTime | null;
  /** Earliest bound of `detected`. */
  @Column(instant('detected_at', { nullable: true })) detectedAt!: DateTime | null;
  @Column('jsonb', { name: 'detected', nullable: true }) detected!: ImpreciseTime | null;
  /** Earliest bound of `aware`; null until a named person declared it. */
  @Column(instant('aware_at', { nullable: true })) awareAt!: DateTime | null;
  @Column('jsonb', { name: 'aware', nullable: true }) aware!: ImpreciseTime | null;
  @Column('jsonb', { name: 'contained', nullable: true }) contained!: ImpreciseTime | null;
  @Column('jsonb', { name: 'milestones' }) milestones!: Record<string, ImpreciseTime>;
  @Column('jsonb', { name: 'facts' }) facts!: Record<string, FactValue>;
  @Column('integer', { name: 'version' }) version!: number;
  @Column('integer', { name: 'people_revision' }) peopleRevision!: number;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy!: string | null;
  @Column(instant('created_at')) createdAt!: DateTime;
  @Column(instant('updated_at')) updatedAt!: DateTime;
}

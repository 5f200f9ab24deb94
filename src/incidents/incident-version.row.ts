import type { DateTime } from 'luxon';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { IncidentFacts } from '../domain/facts.ts';
import { instant } from '../platform/database/columns.ts';
import { IncidentRow } from './incident.row.ts';

/** The facts as they stood: never changed, so that a verdict can name what it was based on. */
@Entity('incident_version')
@ForeignKey(() => IncidentRow, ['organizationId', 'incidentId'], ['organizationId', 'id'], {
  name: 'incident_version_incident_fk',
})
export class IncidentVersionRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'incident_version_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'incident_id', primaryKeyConstraintName: 'incident_version_pk' })
  incidentId!: string;
  @PrimaryColumn('integer', { name: 'version', primaryKeyConstraintName: 'incident_version_pk' })
  version!: number;
  @Column('jsonb', { name: 'facts' }) facts!: IncidentFacts;
  @Column('uuid', { name: 'made_by', nullable: true }) madeBy!: string | null;
  @Column(instant('made_at')) madeAt!: DateTime;
}

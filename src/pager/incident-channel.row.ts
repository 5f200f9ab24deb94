import type { DateTime } from 'luxon';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { IncidentRow } from '../incidents/incident.row.ts';
import { instant } from '../platform/database/columns.ts';

/** By what the pages of one incident may go: the mail server may be the incident. No row: by everything. */
@Entity('incident_channel')
@ForeignKey(() => IncidentRow, ['organizationId', 'incidentId'], ['organizationId', 'id'], {
  name: 'incident_channel_incident_fk',
})
export class IncidentChannelRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'incident_channel_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'incident_id', primaryKeyConstraintName: 'incident_channel_pk' })
  incidentId!: string;
  @Column('boolean', { name: 'mail' }) mail!: boolean;
  @Column('uuid', { name: 'set_by', nullable: true }) setBy!: string | null;
  @Column(instant('set_at')) setAt!: DateTime;
}

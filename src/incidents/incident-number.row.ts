import { Entity, PrimaryColumn } from 'typeorm';

/** A number of a year that is taken, whichever incident took it. */
@Entity('incident_number')
export class IncidentNumberRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'incident_number_pk' })
  organizationId!: string;
  @PrimaryColumn('integer', { name: 'year', primaryKeyConstraintName: 'incident_number_pk' }) year!: number;
  @PrimaryColumn('integer', { name: 'number', primaryKeyConstraintName: 'incident_number_pk' })
  number!: number;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last number given to an incident of a year. */
@Entity('incident_counter')
export class IncidentCounterRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'incident_counter_pk' })
  organizationId!: string;
  @PrimaryColumn('integer', { name: 'year', primaryKeyConstraintName: 'incident_counter_pk' }) year!: number;
  @Column('integer', { name: 'last' }) last!: number;
}

import type { DateTime } from 'luxon';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DataSetRow } from '../incidents/data-set.row.ts';
import { StatementRow } from '../platform/audit/statement.row.ts';
import { instant } from '../platform/database/columns.ts';

/** The controller of a data set asked its processor to write to the people in it; without that they are the controller's. */
@Entity('data_set_mandate')
@ForeignKey(() => DataSetRow, ['organizationId', 'dataSetId'], ['organizationId', 'id'], {
  name: 'data_set_mandate_data_set_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'groundId'], ['organizationId', 'id'], {
  name: 'data_set_mandate_ground_fk',
})
@Index('data_set_mandate_incident_idx', ['organizationId', 'incidentId'])
export class DataSetMandateRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'data_set_mandate_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'data_set_id', primaryKeyConstraintName: 'data_set_mandate_pk' })
  dataSetId!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  @Column('uuid', { name: 'ground_id' }) groundId!: string;
  @Column('uuid', { name: 'recorded_by', nullable: true }) recordedBy!: string | null;
  @Column(instant('recorded_at')) recordedAt!: DateTime;
}

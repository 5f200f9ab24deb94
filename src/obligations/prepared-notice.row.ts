import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { inherited } from '../platform/database/columns.ts';
import { PreparedFilingRow } from './prepared-filing.row.ts';

/** A prepared filing as a notice to be approved and mailed: that version says what the filing says, and no other. */
@Entity('prepared_notice')
@ForeignKey('notice', ['organizationId', 'noticeId'], ['organizationId', 'id'], {
  name: 'prepared_notice_notice_fk',
})
@ForeignKey(() => PreparedFilingRow, ['organizationId', 'preparedId'], ['organizationId', 'id'], {
  name: 'prepared_notice_prepared_fk',
})
@Index('prepared_notice_prepared_idx', ['organizationId', 'preparedId'])
export class PreparedNoticeRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'prepared_notice_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'notice_id', primaryKeyConstraintName: 'prepared_notice_pk' })
  noticeId!: string;
  @Column('integer', { name: 'notice_version' }) noticeVersion!: number;
  @Column('uuid', { name: 'prepared_id' }) preparedId!: string;
  @Column('uuid', { name: 'incident_id', ...inherited }) readonly incidentId?: string;
}

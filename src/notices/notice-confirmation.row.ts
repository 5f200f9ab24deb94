import type { DateTime } from 'luxon';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StatementRow } from '../platform/audit/statement.row.ts';
import { inherited, instant } from '../platform/database/columns.ts';
import { NoticeVersionRow } from './notice.row.ts';

/** The decision-maker looked at a text beside the record of one version, and says that the text is right. */
@Entity('notice_confirmation')
@ForeignKey(
  () => NoticeVersionRow,
  ['organizationId', 'noticeId', 'noticeVersion'],
  ['organizationId', 'noticeId', 'version'],
  { name: 'notice_confirmation_version_fk' },
)
@ForeignKey(() => StatementRow, ['organizationId', 'reasonId'], ['organizationId', 'id'], {
  name: 'notice_confirmation_reason_fk',
})
@Index('notice_confirmation_notice_idx', ['organizationId', 'noticeId', 'noticeVersion'])
export class NoticeConfirmationRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'notice_confirmation_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'notice_confirmation_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id', ...inherited }) readonly incidentId?: string;
  @Column('uuid', { name: 'notice_id' }) noticeId!: string;
  @Column('integer', { name: 'notice_version' }) noticeVersion!: number;
  /** Facts amended after these ask anew. */
  @Column('integer', { name: 'incident_version' }) incidentVersion!: number;
  @Column('uuid', { name: 'reason_id' }) reasonId!: string;
  @Column('uuid', { name: 'confirmed_by' }) confirmedBy!: string;
  @Column(instant('confirmed_at')) confirmedAt!: DateTime;
}

import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { IncidentRow } from '../incidents/incident.row.ts';
import { NoticeRow } from '../notices/notice.row.ts';
import { AffectedPersonRow } from '../people/affected-person.row.ts';
import { StatementRow } from '../platform/audit/statement.row.ts';
import { instant } from '../platform/database/columns.ts';

export const otherChannels = ['LETTER', 'PHONE', 'IN_PERSON', 'OTHER_ADDRESS', 'ACCOUNT_MESSAGE'] as const;
export type OtherChannel = (typeof otherChannels)[number];

/** Somebody whom mail did not reach was told another way: the recorded alternative that lets coverage be whole. */
@Entity('told_otherwise')
@ForeignKey(() => IncidentRow, ['organizationId', 'incidentId'], ['organizationId', 'id'], {
  name: 'told_otherwise_incident_fk',
})
@ForeignKey(() => NoticeRow, ['organizationId', 'noticeId'], ['organizationId', 'id'], {
  name: 'told_otherwise_notice_fk',
})
@ForeignKey(() => AffectedPersonRow, ['organizationId', 'personId'], ['organizationId', 'id'], {
  name: 'told_otherwise_person_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'noteId'], ['organizationId', 'id'], {
  name: 'told_otherwise_note_fk',
})
@Unique('told_otherwise_once', ['organizationId', 'noticeId', 'personId'])
@Index('told_otherwise_person_idx', ['organizationId', 'personId'])
@Check(
  'told_otherwise_channel_known',
  "(channel = ANY (ARRAY['LETTER'::text, 'PHONE'::text, 'IN_PERSON'::text, 'OTHER_ADDRESS'::text, 'ACCOUNT_MESSAGE'::text]))",
)
export class ToldOtherwiseRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'told_otherwise_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'told_otherwise_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  @Column('uuid', { name: 'notice_id' }) noticeId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text', { name: 'channel' }) channel!: OtherChannel;
  @Column(instant('told_at')) toldAt!: DateTime;
  @Column('uuid', { name: 'note_id', nullable: true }) noteId!: string | null;
  @Column('uuid', { name: 'recorded_by', nullable: true }) recordedBy!: string | null;
  @Column(instant('recorded_at')) recordedAt!: DateTime;
}

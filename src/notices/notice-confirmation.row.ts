import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { NoticeProblemCode } from '../domain/notice-problem.ts';
import { StatementRow } from '../platform/audit/statement.row.ts';
import { inherited, instant } from '../platform/database/columns.ts';
import { NoticeVersionRow } from './notice.row.ts';

/** A named person answers for problems of a text: the decision-maker, that it is right where the record differs; others, for a warning. */
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
@Check('notice_confirmation_kind_known', "(kind = ANY (ARRAY['STILL_TRUE'::text, 'OVERRIDE'::text]))")
@Index('notice_confirmation_notice_idx', ['organizationId', 'noticeId', 'noticeVersion'])
export class NoticeConfirmationRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'notice_confirmation_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'notice_confirmation_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id', ...inherited }) readonly incidentId?: string;
  @Column('uuid', { name: 'notice_id' }) noticeId!: string;
  @Column('integer', { name: 'notice_version' }) noticeVersion!: number;
  @Column('text', { name: 'kind' }) kind!: 'STILL_TRUE' | 'OVERRIDE';
  /** What is answered for: `problemKey` of each. */
  @Column('text', { name: 'problem_keys', array: true }) problemKeys!: string[];
  @Column('text', { name: 'codes', array: true }) codes!: NoticeProblemCode[];
  /** Of STILL_TRUE: facts amended after these ask anew. */
  @Column('integer', { name: 'incident_version' }) incidentVersion!: number;
  @Column('uuid', { name: 'reason_id' }) reasonId!: string;
  @Column('uuid', { name: 'confirmed_by' }) confirmedBy!: string;
  @Column(instant('confirmed_at')) confirmedAt!: DateTime;
}

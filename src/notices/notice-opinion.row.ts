import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Capacity } from '../domain/approval-policy.ts';
import { StatementRow } from '../platform/audit/statement.row.ts';
import { inherited, instant } from '../platform/database/columns.ts';
import { NoticeVersionRow } from './notice.row.ts';

export type OpinionCapacity = Capacity;
export const opinionStances = ['SUPPORT', 'DISSENT'] as const;
export type OpinionStance = (typeof opinionStances)[number];

/** What the data protection officer or counsel thinks of a version: shown to whoever decides, and binding nobody. */
@Entity('notice_opinion')
@ForeignKey(
  () => NoticeVersionRow,
  ['organizationId', 'noticeId', 'noticeVersion'],
  ['organizationId', 'noticeId', 'version'],
  { name: 'notice_opinion_version_fk' },
)
@ForeignKey(() => StatementRow, ['organizationId', 'statementId'], ['organizationId', 'id'], {
  name: 'notice_opinion_statement_fk',
})
@Index('notice_opinion_notice_idx', ['organizationId', 'noticeId', 'givenAt'])
@Check(
  'notice_opinion_capacity_known',
  "(capacity = ANY (ARRAY['DPO'::text, 'COUNSEL'::text, 'OTHER'::text]))",
)
@Check('notice_opinion_stance_known', "(stance = ANY (ARRAY['SUPPORT'::text, 'DISSENT'::text]))")
export class NoticeOpinionRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'notice_opinion_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'notice_opinion_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id', ...inherited }) readonly incidentId?: string;
  @Column('uuid', { name: 'notice_id' }) noticeId!: string;
  @Column('integer', { name: 'notice_version' }) noticeVersion!: number;
  @Column('text', { name: 'capacity' }) capacity!: OpinionCapacity;
  @Column('text', { name: 'stance' }) stance!: OpinionStance;
  @Column('uuid', { name: 'statement_id' }) statementId!: string;
  @Column('uuid', { name: 'given_by' }) givenBy!: string;
  @Column(instant('given_at')) givenAt!: DateTime;
}

import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StatementRow } from '../../platform/audit/statement.row.ts';
import { inherited, instant } from '../../platform/database/columns.ts';
import { NoticeVersionRow } from '../notice.row.ts';

export type ChangeState = 'OPEN' | 'RESOLVED' | 'WITHDRAWN' | 'OVERRIDDEN';

/** A change somebody asks for before a text is approved; while it is open, nobody approves. */
@Entity('change_request')
@ForeignKey(
  () => NoticeVersionRow,
  ['organizationId', 'noticeId', 'noticeVersion'],
  ['organizationId', 'noticeId', 'version'],
  { name: 'change_request_version_fk' },
)
@ForeignKey(() => StatementRow, ['organizationId', 'wordsId'], ['organizationId', 'id'], {
  name: 'change_request_words_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'noteId'], ['organizationId', 'id'], {
  name: 'change_request_note_fk',
})
@Index('change_request_notice_idx', ['organizationId', 'noticeId', 'askedAt'])
@Check(
  'change_request_state_known',
  "(state = ANY (ARRAY['OPEN'::text, 'RESOLVED'::text, 'WITHDRAWN'::text, 'OVERRIDDEN'::text]))",
)
@Check(
  'change_request_closed_whole',
  "(((state = 'OPEN'::text) = (closed_by IS NULL)) AND ((state = 'OPEN'::text) = (closed_at IS NULL)) AND ((state = 'OPEN'::text) = (closed_version IS NULL)) AND ((state <> 'OPEN'::text) OR (note_id IS NULL)))",
)
@Check(
  'change_request_resolved_later',
  "((state <> 'RESOLVED'::text) OR ((closed_version > notice_version) AND (note_id IS NOT NULL)))",
)
@Check('change_request_overridden_why', "((state <> 'OVERRIDDEN'::text) OR (note_id IS NOT NULL))")
@Check('change_request_withdrawn_by_asker', "((state <> 'WITHDRAWN'::text) OR (closed_by = asked_by))")
export class ChangeRequestRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'change_request_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'change_request_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id', ...inherited }) readonly incidentId?: string;
  @Column('uuid', { name: 'notice_id' }) noticeId!: string;
  @Column('integer', { name: 'notice_version' }) noticeVersion!: number;
  /** The content element it is about; null: the text as a whole. */
  @Column('text', { name: 'element', nullable: true }) element!: string | null;
  @Column('uuid', { name: 'words_id' }) wordsId!: string;
  @Column('uuid', { name: 'asked_by' }) askedBy!: string;
  @Column(instant('asked_at')) askedAt!: DateTime;
  @Column('text', { name: 'state' }) state!: ChangeState;
  /** The version that was current when it was closed. */
  @Column('integer', { name: 'closed_version', nullable: true }) closedVersion!: number | null;
  @Column('uuid', { name: 'note_id', nullable: true }) noteId!: string | null;
  @Column('uuid', { name: 'closed_by', nullable: true }) closedBy!: string | null;
  @Column(instant('closed_at', { nullable: true })) closedAt!: DateTime | null;
}

import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StatementRow } from '../../platform/audit/statement.row.ts';
import { instant } from '../../platform/database/columns.ts';
import { IncidentRow } from '../incident.row.ts';
import type { PartKind } from './check-part.ts';

/** What a person said in an incident: never changed, corrected by another comment, its words erasable. */
@Entity('incident_comment')
@ForeignKey(() => IncidentRow, ['organizationId', 'incidentId'], ['organizationId', 'id'], {
  name: 'incident_comment_incident_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'textId'], ['organizationId', 'id'], {
  name: 'incident_comment_text_fk',
})
@ForeignKey(() => CommentRow, ['organizationId', 'correctsId'], ['organizationId', 'id'], {
  name: 'incident_comment_corrects_fk',
})
@Index('incident_comment_incident_idx', ['organizationId', 'incidentId', 'writtenAt', 'id'])
@Check('incident_comment_about_wholly', '((about_kind IS NULL) = (about_id IS NULL))')
export class CommentRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'incident_comment_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'incident_comment_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  /** A part of the incident; null: the whole of it. */
  @Column('text', { name: 'about_kind', nullable: true }) aboutKind!: PartKind | null;
  @Column('uuid', { name: 'about_id', nullable: true }) aboutId!: string | null;
  /** Advice of counsel, or asking for it. */
  @Column('boolean', { name: 'privileged' }) privileged!: boolean;
  @Column('uuid', { name: 'text_id' }) textId!: string;
  @Column('uuid', { name: 'corrects_id', nullable: true }) correctsId!: string | null;
  @Column('uuid', { name: 'author_id', nullable: true }) authorId!: string | null;
  @Column(instant('written_at')) writtenAt!: DateTime;
}

import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { StatementRow } from '../../platform/audit/statement.row.ts';
import { bigint, instant } from '../../platform/database/columns.ts';
import { IncidentRow } from '../incident.row.ts';

export const attachmentKinds = ['EVIDENCE', 'CORRESPONDENCE', 'PROOF'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/** A file of an incident: inserted whole, never altered. Its name is a statement, its content sealed pieces. */
@Entity('attachment')
@ForeignKey(() => IncidentRow, ['organizationId', 'incidentId'], ['organizationId', 'id'], {
  name: 'attachment_incident_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'nameId'], ['organizationId', 'id'], {
  name: 'attachment_name_fk',
})
@ForeignKey(() => AttachmentRow, ['organizationId', 'supersedesId'], ['organizationId', 'id'], {
  name: 'attachment_supersedes_fk',
})
@Unique('attachment_superseded_once', ['organizationId', 'supersedesId'])
@Index('attachment_incident_idx', ['organizationId', 'incidentId', 'addedAt', 'id'])
@Check(
  'attachment_kind_known',
  "(kind = ANY (ARRAY['EVIDENCE'::text, 'CORRESPONDENCE'::text, 'PROOF'::text]))",
)
@Check('attachment_not_empty', '(size > 0)')
export class AttachmentRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'attachment_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'attachment_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  @Column('text', { name: 'kind' }) kind!: AttachmentKind;
  @Column('uuid', { name: 'name_id' }) nameId!: string;
  @Column(bigint('size')) size!: number;
  @Column('bytea', { name: 'sha256' }) sha256!: Buffer;
  @Column('uuid', { name: 'supersedes_id', nullable: true }) supersedesId!: string | null;
  @Column('uuid', { name: 'added_by', nullable: true }) addedBy!: string | null;
  @Column(instant('added_at')) addedAt!: DateTime;
}

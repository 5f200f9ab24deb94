import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AttachmentRow } from './attachment.row.ts';

/** A piece of a file, sealed and bound to its place: no statement ever holds more than one. */
@Entity('attachment_piece')
@ForeignKey(() => AttachmentRow, ['organizationId', 'attachmentId'], ['organizationId', 'id'], {
  name: 'attachment_piece_attachment_fk',
  deferrable: 'INITIALLY DEFERRED',
})
export class AttachmentPieceRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'attachment_piece_pk' })
  organizationId!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  @PrimaryColumn('uuid', { name: 'attachment_id', primaryKeyConstraintName: 'attachment_piece_pk' })
  attachmentId!: string;
  @PrimaryColumn('integer', { name: 'seq', primaryKeyConstraintName: 'attachment_piece_pk' }) seq!: number;
  @Column('bytea', { name: 'sealed' }) sealed!: Buffer;
}

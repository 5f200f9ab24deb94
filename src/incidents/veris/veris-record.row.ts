import type { DateTime } from 'luxon';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { StatementRow } from '../../platform/audit/statement.row.ts';
import { instant } from '../../platform/database/columns.ts';
import { AttachmentRow } from '../evidence/attachment.row.ts';
import { IncidentRow } from '../incident.row.ts';

/** One version of a VERIS record that was imported: how it is known again, and where its original is. */
@Entity('veris_record')
@ForeignKey(() => IncidentRow, ['organizationId', 'incidentId'], ['organizationId', 'id'], {
  name: 'veris_record_incident_fk',
})
@ForeignKey(() => AttachmentRow, ['organizationId', 'attachmentId'], ['organizationId', 'id'], {
  name: 'veris_record_attachment_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'wordsId'], ['organizationId', 'id'], {
  name: 'veris_record_words_fk',
})
@Unique('veris_record_once', ['organizationId', 'incidentId', 'content'])
@Index('veris_record_incident_idx', ['organizationId', 'incidentId', 'importedAt'])
@Index('veris_record_master_idx', ['organizationId', 'masterKey'])
@Index('veris_record_key_idx', ['organizationId', 'recordKey'])
export class VerisRecordRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'veris_record_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'veris_record_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  @Column('bytea', { name: 'master_key', nullable: true }) masterKey!: Buffer | null;
  @Column('bytea', { name: 'record_key', nullable: true }) recordKey!: Buffer | null;
  @Column('bytea', { name: 'victim_key', nullable: true }) victimKey!: Buffer | null;
  /** Digest of what the record says, whatever its layout. */
  @Column('bytea', { name: 'content' }) content!: Buffer;
  @Column('uuid', { name: 'attachment_id' }) attachmentId!: string;
  /** The record's own words; null: it has none. */
  @Column('uuid', { name: 'words_id', nullable: true }) wordsId!: string | null;
  @Column('uuid', { name: 'data_set_id', nullable: true }) dataSetId!: string | null;
  @Column('uuid', { name: 'imported_by', nullable: true }) importedBy!: string | null;
  @Column(instant('imported_at')) importedAt!: DateTime;
}

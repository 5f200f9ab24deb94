import type { DateTime } from 'luxon';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { IncidentRow } from '../incidents/incident.row.ts';
import { instant } from '../platform/database/columns.ts';
import type { ImportProblem } from './import-problem.ts';
import type { ImportSummary } from './import-summary.ts';

/** One file of affected people as it was taken in: counts and problems, no values. */
@Entity('person_import')
@ForeignKey(() => IncidentRow, ['organizationId', 'incidentId'], ['organizationId', 'id'], {
  name: 'person_import_incident_fk',
})
@Index('person_import_incident_idx', ['organizationId', 'incidentId', 'createdAt'])
export class PersonImportRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'person_import_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'person_import_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  /** SHA-256 of the file, byte for byte. */
  @Column('bytea', { name: 'content_digest' }) contentDigest!: Buffer;
  @Column('boolean', { name: 'dry_run' }) dryRun!: boolean;
  @Column('integer', { name: 'rows_read' }) rowsRead!: number;
  @Column('integer', { name: 'added' }) added!: number;
  @Column('integer', { name: 'merged' }) merged!: number;
  @Column('integer', { name: 'rejected' }) rejected!: number;
  @Column('jsonb', { name: 'problems' }) problems!: readonly ImportProblem[];
  @Column('jsonb', { name: 'summary', default: {} }) summary!: ImportSummary;
  /** The revision its people carry; null when it added nobody. */
  @Column('integer', { name: 'people_revision', nullable: true }) peopleRevision!: number | null;
  @Column('uuid', { name: 'imported_by', nullable: true }) importedBy!: string | null;
  @Column(instant('created_at')) createdAt!: DateTime;
}

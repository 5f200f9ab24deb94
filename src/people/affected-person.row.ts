import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { IncidentRow } from '../incidents/incident.row.ts';
import { instant } from '../platform/database/columns.ts';

/** One human being an incident touched. What identifies them is sealed; what is left in clear sorts, never names. */
@Entity('affected_person')
@ForeignKey(() => IncidentRow, ['organizationId', 'incidentId'], ['organizationId', 'id'], {
  name: 'affected_person_incident_fk',
})
@Unique('affected_person_blind_index_key', ['organizationId', 'incidentId', 'blindIndex'])
@Index('affected_person_page_idx', ['organizationId', 'incidentId', 'createdAt', 'id'])
@Index('affected_person_segment_idx', ['organizationId', 'incidentId', 'jurisdiction'])
@Check(
  'affected_person_erased_wholly',
  '((sealed IS NULL) = (erased_at IS NOT NULL)) AND ((blind_index IS NULL) = (erased_at IS NOT NULL))',
)
export class AffectedPersonRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'affected_person_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'affected_person_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  /** Name and address under the incident's key; null once erased. */
  @Column('bytea', { name: 'sealed', nullable: true }) sealed!: Buffer | null;
  /** Keyed digest of the address: finds the same person again; null once erased. */
  @Column('bytea', { name: 'blind_index', nullable: true }) blindIndex!: Buffer | null;
  @Column('text', { name: 'kind', nullable: true }) kind!: string | null;
  /** "DE", "US-CA", "ZZ" (not to be found out); null: residence unknown. */
  @Column('text', { name: 'jurisdiction', nullable: true }) jurisdiction!: string | null;
  @Column('text', { name: 'locale', nullable: true }) locale!: string | null;
  @Column('uuid', { name: 'data_set_ids', array: true }) dataSetIds!: string[];
  @Column('integer', { name: 'people_revision' }) peopleRevision!: number;
  @Column(instant('created_at')) createdAt!: DateTime;
  @Column(instant('erased_at', { nullable: true })) erasedAt!: DateTime | null;
}

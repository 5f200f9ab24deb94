import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { AgeBand } from '../domain/age.ts';
import { IncidentRow } from '../incidents/incident.row.ts';
import { StatementRow } from '../platform/audit/statement.row.ts';
import { instant } from '../platform/database/columns.ts';

/** One human being an incident touched. What identifies them is sealed; what is left in clear sorts, never names. */
@Entity('affected_person')
@ForeignKey(() => IncidentRow, ['organizationId', 'incidentId'], ['organizationId', 'id'], {
  name: 'affected_person_incident_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'removedReasonId'], ['organizationId', 'id'], {
  name: 'affected_person_removed_reason_fk',
})
@Unique('affected_person_blind_index_key', ['organizationId', 'incidentId', 'blindIndex'])
@Index('affected_person_page_idx', ['organizationId', 'incidentId', 'createdAt', 'id'])
@Index('affected_person_segment_idx', ['organizationId', 'incidentId', 'jurisdiction'])
@Index('affected_person_minor_idx', { synchronize: false })
@Check(
  'affected_person_age_band_known',
  "(age_band = ANY (ARRAY['UNDER_13'::text, 'AGED_13_TO_17'::text, 'ADULT'::text, 'UNKNOWN'::text]))",
)
@Check('affected_person_removed_wholly', '((removed_at IS NULL) = (removed_reason_id IS NULL))')
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
  /** "DE", "US-CA"; "ZZ": residence unknown. */
  @Column('text', { name: 'jurisdiction', default: 'ZZ' }) jurisdiction!: string;
  @Column('text', { name: 'locale', nullable: true }) locale!: string | null;
  @Column('uuid', { name: 'data_set_ids', array: true }) dataSetIds!: string[];
  @Column('integer', { name: 'people_revision' }) peopleRevision!: number;
  /** Since which revision they are ours to tell: later than peopleRevision where somebody came back, or into a data set of ours. */
  @Column('integer', { name: 'listed_revision' }) listedRevision!: number;
  @Column(instant('created_at')) createdAt!: DateTime;
  /** As at the import; a dispatch looks again where the date of birth is sealed with the person. */
  @Column('text', { name: 'age_band', default: 'UNKNOWN' }) ageBand!: AgeBand;
  @Column('boolean', { name: 'has_mail', default: true }) hasMail!: boolean;
  @Column('boolean', { name: 'has_post', default: false }) hasPost!: boolean;
  /** Whether a mail address of the guardian is known. */
  @Column('boolean', { name: 'has_guardian', default: false }) hasGuardian!: boolean;
  @Column('boolean', { name: 'has_birth_date', default: false }) hasBirthDate!: boolean;
  @Column('boolean', { name: 'do_not_contact', default: false }) doNotContact!: boolean;
  /** Not affected after all: counted as such, written to no more. */
  @Column(instant('removed_at', { nullable: true })) removedAt!: DateTime | null;
  @Column('uuid', { name: 'removed_reason_id', nullable: true }) removedReasonId!: string | null;
  @Column(instant('erased_at', { nullable: true })) erasedAt!: DateTime | null;
}

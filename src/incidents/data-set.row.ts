import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { CountKind, DataRole, DataSetFacts, Protection, Tri } from '../domain/facts.ts';
import { ProcessorRow } from '../organizations/processor.row.ts';
import { inherited, instant } from '../platform/database/columns.ts';
import { IncidentRow } from './incident.row.ts';

const YES_NO_UNKNOWN = "ANY (ARRAY['YES'::text, 'NO'::text, 'UNKNOWN'::text])";

/** One body of data in an incident, under one role. */
@Entity('data_set')
@ForeignKey(() => IncidentRow, ['organizationId', 'incidentId'], ['organizationId', 'id'], {
  name: 'data_set_incident_fk',
})
@ForeignKey(() => ProcessorRow, ['organizationId', 'processorId'], ['organizationId', 'id'], {
  name: 'data_set_processor_fk',
})
@Index('data_set_incident_idx', ['organizationId', 'incidentId', 'createdAt'])
@Check(
  'data_set_role_known',
  "(role = ANY (ARRAY['CONTROLLER'::text, 'JOINT_CONTROLLER'::text, 'PROCESSOR'::text, 'UNKNOWN'::text]))",
)
@Check(
  'data_set_medium_known',
  "(medium = ANY (ARRAY['ELECTRONIC'::text, 'PAPER'::text, 'ORAL'::text, 'UNKNOWN'::text]))",
)
@Check(
  'data_set_facts_three_valued',
  `(personal_data = ${YES_NO_UNKNOWN}) AND (confidentiality = ${YES_NO_UNKNOWN}) AND (integrity = ${YES_NO_UNKNOWN}) AND (availability = ${YES_NO_UNKNOWN})`,
)
@Check('data_set_reach_three_valued', `(accessed = ${YES_NO_UNKNOWN}) AND (acquired = ${YES_NO_UNKNOWN})`)
export class DataSetRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'data_set_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'data_set_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  @Column('text', { name: 'name' }) name!: string;
  @Column('text', { name: 'role' }) role!: DataRole;
  @Column('text', { name: 'controllers', array: true }) controllers!: string[];
  @Column('text', { name: 'personal_data' }) personalData!: Tri;
  @Column('text', { name: 'categories', array: true }) categories!: string[];
  @Column('text', { name: 'medium' }) medium!: DataSetFacts['medium'];
  @Column('text', { name: 'confidentiality' }) confidentiality!: Tri;
  @Column('text', { name: 'integrity' }) integrity!: Tri;
  @Column('text', { name: 'availability' }) availability!: Tri;
  /** null: nobody told access and acquisition apart. */
  @Column('text', { name: 'accessed', nullable: true }) accessed!: Tri | null;
  @Column('text', { name: 'acquired', nullable: true }) acquired!: Tri | null;
  @Column('jsonb', { name: 'protection' }) protection!: Protection;
  /** The processor at whom, or through whom, it happened. */
  @Column('uuid', { name: 'processor_id', nullable: true }) processorId!: string | null;
  /** The data set of a merged incident that it is a copy of. */
  @Column('uuid', { name: 'copied_from', nullable: true }) copiedFrom!: string | null;
  @Column(instant('created_at')) createdAt!: DateTime;
  @Column(instant('updated_at')) updatedAt!: DateTime;
}

/** Kind of person × jurisdiction × count, within a data set. */
@Entity('affected_group')
@ForeignKey(() => DataSetRow, ['organizationId', 'dataSetId'], ['organizationId', 'id'], {
  name: 'affected_group_data_set_fk',
})
@Index('affected_group_data_set_idx', ['organizationId', 'dataSetId', 'createdAt'])
@Check(
  'affected_group_count_known',
  "(count_kind = ANY (ARRAY['EXACT'::text, 'ESTIMATED'::text, 'UNKNOWN'::text])) AND ((count IS NULL) = (count_kind = 'UNKNOWN'::text)) AND (count >= 0)",
)
@Check(
  'affected_group_minors_known',
  `(minors = ${YES_NO_UNKNOWN}) AND ((minor_count IS NULL) OR ((minors = 'YES'::text) AND (minor_count > 0)))`,
)
@Check(
  'affected_group_vulnerable_known',
  `(vulnerable = ${YES_NO_UNKNOWN}) AND ((vulnerable_count IS NULL) OR ((vulnerable = 'YES'::text) AND (vulnerable_count > 0)))`,
)
export class AffectedGroupRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'affected_group_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'affected_group_pk' }) id!: string;
  @Column('uuid', { name: 'data_set_id' }) dataSetId!: string;
  @Column('text', { name: 'kind' }) kind!: string;
  @Column('text', { name: 'jurisdiction', nullable: true }) jurisdiction!: string | null;
  @Column('integer', { name: 'count', nullable: true }) count!: number | null;
  @Column('text', { name: 'count_kind' }) countKind!: CountKind;
  @Column('text', { name: 'minors' }) minors!: Tri;
  @Column('integer', { name: 'minor_count', nullable: true }) minorCount!: number | null;
  @Column('text', { name: 'vulnerable' }) vulnerable!: Tri;
  @Column('integer', { name: 'vulnerable_count', nullable: true }) vulnerableCount!: number | null;
  @Column(instant('created_at')) createdAt!: DateTime;
  @Column(instant('updated_at')) updatedAt!: DateTime;
  @Column('uuid', { name: 'incident_id', ...inherited }) readonly incidentId?: string;
}

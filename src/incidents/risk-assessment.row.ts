import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { RiskVerdict } from '../domain/risk.ts';
import type { Severity } from '../domain/severity.ts';
import { StatementRow } from '../platform/audit/statement.row.ts';
import { MemberRow } from '../platform/auth/member.row.ts';
import { instant } from '../platform/database/columns.ts';
import { IncidentVersionRow } from './incident-version.row.ts';
import type { KeptInputs } from './risk-inputs.ts';

/** One finding of a named person on the risk to people, with what the number was; never changed, followed by the next. */
@Entity('risk_assessment')
@ForeignKey(
  () => IncidentVersionRow,
  ['organizationId', 'incidentId', 'incidentVersion'],
  ['organizationId', 'incidentId', 'version'],
  { name: 'risk_assessment_incident_fk' },
)
@ForeignKey(() => StatementRow, ['organizationId', 'rationaleId'], ['organizationId', 'id'], {
  name: 'risk_assessment_rationale_fk',
})
@ForeignKey(() => MemberRow, ['organizationId', 'assessedBy'], ['organizationId', 'id'], {
  name: 'risk_assessment_assessed_by_fk',
})
@Unique('risk_assessment_number_key', ['organizationId', 'incidentId', 'number'])
@Check(
  'risk_assessment_verdict_known',
  "(verdict = ANY (ARRAY['UNLIKELY'::text, 'RISK'::text, 'HIGH_RISK'::text]))",
)
export class RiskAssessmentRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'risk_assessment_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'risk_assessment_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  /** From 1, within the incident. */
  @Column('integer', { name: 'number' }) number!: number;
  @Column('integer', { name: 'incident_version' }) incidentVersion!: number;
  @Column('text', { name: 'method' }) method!: string;
  @Column('jsonb', { name: 'inputs' }) inputs!: KeptInputs;
  @Column('jsonb', { name: 'severity' }) severity!: Severity;
  @Column('text', { name: 'verdict' }) verdict!: RiskVerdict;
  @Column('uuid', { name: 'rationale_id', nullable: true }) rationaleId!: string | null;
  @Column('uuid', { name: 'assessed_by' }) assessedBy!: string;
  @Column(instant('assessed_at')) assessedAt!: DateTime;
}

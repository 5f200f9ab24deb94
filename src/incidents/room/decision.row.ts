import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StatementRow } from '../../platform/audit/statement.row.ts';
import { MemberRow } from '../../platform/auth/member.row.ts';
import { instant } from '../../platform/database/columns.ts';
import { IncidentRow } from '../incident.row.ts';

/** What somebody decided in an incident and why ("shop offline until morning"); duties are decided on obligations. */
@Entity('incident_decision')
@ForeignKey(() => IncidentRow, ['organizationId', 'incidentId'], ['organizationId', 'id'], {
  name: 'incident_decision_incident_fk',
})
@ForeignKey(() => MemberRow, ['organizationId', 'decidedBy'], ['organizationId', 'id'], {
  name: 'incident_decision_decided_by_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'deciderNameId'], ['organizationId', 'id'], {
  name: 'incident_decision_decider_name_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'whatId'], ['organizationId', 'id'], {
  name: 'incident_decision_what_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'whyId'], ['organizationId', 'id'], {
  name: 'incident_decision_why_fk',
})
@ForeignKey(() => DecisionRow, ['organizationId', 'correctsId'], ['organizationId', 'id'], {
  name: 'incident_decision_corrects_fk',
})
@Index('incident_decision_incident_idx', ['organizationId', 'incidentId', 'decidedAt', 'id'])
@Check('incident_decision_named', '((decided_by IS NULL) <> (decider_name_id IS NULL))')
export class DecisionRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'incident_decision_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'incident_decision_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
  /** Somebody who has no account here. */
  @Column('uuid', { name: 'decider_name_id', nullable: true }) deciderNameId!: string | null;
  @Column(instant('decided_at')) decidedAt!: DateTime;
  @Column('uuid', { name: 'what_id' }) whatId!: string;
  @Column('uuid', { name: 'why_id' }) whyId!: string;
  @Column('uuid', { name: 'corrects_id', nullable: true }) correctsId!: string | null;
  @Column('uuid', { name: 'logged_by', nullable: true }) loggedBy!: string | null;
  @Column(instant('logged_at')) loggedAt!: DateTime;
}

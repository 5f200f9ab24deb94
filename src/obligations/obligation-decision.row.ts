import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { VerdictValue } from '../domain/assess.ts';
import type { BoundFacts } from '../domain/fact-binding.ts';
import { IncidentVersionRow } from '../incidents/incident-version.row.ts';
import { StatementRow } from '../platform/audit/statement.row.ts';
import { MemberRow } from '../platform/auth/member.row.ts';
import { instant } from '../platform/database/columns.ts';
import { ObligationRow, type ObligationState } from './obligation.row.ts';

export type DecisionGround = 'EXEMPTION' | 'DOES_NOT_APPLY' | 'DEPARTURE';
export type DecisionEnd = 'REOPENED' | 'WITHDRAWN' | 'OVERTAKEN';

/** A named person's decision that an obligation is not required, with the facts it was bound to. History stays. */
@Entity('obligation_decision')
@ForeignKey(() => ObligationRow, ['organizationId', 'obligationId'], ['organizationId', 'id'], {
  name: 'obligation_decision_obligation_fk',
})
@ForeignKey(
  () => IncidentVersionRow,
  ['organizationId', 'incidentId', 'incidentVersion'],
  ['organizationId', 'incidentId', 'version'],
  { name: 'obligation_decision_version_fk' },
)
@ForeignKey(() => StatementRow, ['organizationId', 'rationaleId'], ['organizationId', 'id'], {
  name: 'obligation_decision_rationale_fk',
})
@ForeignKey(() => MemberRow, ['organizationId', 'decidedBy'], ['organizationId', 'id'], {
  name: 'obligation_decision_member_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'endReasonId'], ['organizationId', 'id'], {
  name: 'obligation_decision_end_reason_fk',
})
@Unique('obligation_decision_of', ['organizationId', 'obligationId', 'id'])
@Index('obligation_decision_one_standing', { synchronize: false })
@Check(
  'obligation_decision_ground_known',
  "(ground = ANY (ARRAY['EXEMPTION'::text, 'DOES_NOT_APPLY'::text, 'DEPARTURE'::text]))",
)
@Check('obligation_decision_exemption_named', "((ground = 'EXEMPTION'::text) = (exemption_id IS NOT NULL))")
@Check(
  'obligation_decision_ended_wholly',
  "(((ended_as IS NULL) = (ended_at IS NULL)) AND ((ended_as IS NULL) OR (ended_as = ANY (ARRAY['REOPENED'::text, 'WITHDRAWN'::text, 'OVERTAKEN'::text]))))",
)
export class ObligationDecisionRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'obligation_decision_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'obligation_decision_pk' }) id!: string;
  @Column('uuid', { name: 'obligation_id' }) obligationId!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  @Column('text', { name: 'ground' }) ground!: DecisionGround;
  @Column('text', { name: 'exemption_id', nullable: true }) exemptionId!: string | null;
  /** What the rules said at that moment. */
  @Column('text', { name: 'verdict' }) verdict!: VerdictValue;
  @Column('text', { name: 'state_before' }) stateBefore!: ObligationState;
  @Column('text', { name: 'rule_version' }) ruleVersion!: string;
  @Column('integer', { name: 'incident_version' }) incidentVersion!: number;
  @Column('jsonb', { name: 'facts' }) facts!: BoundFacts;
  @Column('bytea', { name: 'facts_digest' }) factsDigest!: Buffer;
  @Column('uuid', { name: 'rationale_id' }) rationaleId!: string;
  @Column('uuid', { name: 'decided_by' }) decidedBy!: string;
  @Column(instant('decided_at')) decidedAt!: DateTime;
  @Column('text', { name: 'ended_as', nullable: true }) endedAs!: DecisionEnd | null;
  @Column(instant('ended_at', { nullable: true })) endedAt!: DateTime | null;
  @Column('uuid', { name: 'ended_by', nullable: true }) endedBy!: string | null;
  @Column('uuid', { name: 'end_reason_id', nullable: true }) endReasonId!: string | null;
  /** Keys of the facts whose change reopened it. */
  @Column('text', { name: 'changed_facts', array: true, nullable: true }) changedFacts!: string[] | null;
}

import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StatementRow } from '../../platform/audit/statement.row.ts';
import { MemberRow } from '../../platform/auth/member.row.ts';
import { instant } from '../../platform/database/columns.ts';
import { IncidentRow } from '../incident.row.ts';

export const questionStates = ['OPEN', 'ANSWERED', 'WITHDRAWN'] as const;
export type QuestionState = (typeof questionStates)[number];

/** What the team wants to know; what rules ask stands on the obligations. */
@Entity('incident_question')
@ForeignKey(() => IncidentRow, ['organizationId', 'incidentId'], ['organizationId', 'id'], {
  name: 'incident_question_incident_fk',
})
@ForeignKey(() => MemberRow, ['organizationId', 'ownerId'], ['organizationId', 'id'], {
  name: 'incident_question_owner_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'textId'], ['organizationId', 'id'], {
  name: 'incident_question_text_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'answerId'], ['organizationId', 'id'], {
  name: 'incident_question_answer_fk',
})
// Those without a date come last, which a decorator cannot say.
@Index('incident_question_incident_idx', { synchronize: false })
@Check(
  'incident_question_state_known',
  "(state = ANY (ARRAY['OPEN'::text, 'ANSWERED'::text, 'WITHDRAWN'::text]))",
)
@Check(
  'incident_question_settled_wholly',
  "(((state = 'OPEN'::text) = (settled_at IS NULL)) AND ((state <> 'ANSWERED'::text) OR (answer_id IS NOT NULL)))",
)
export class QuestionRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'incident_question_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'incident_question_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  @Column('uuid', { name: 'text_id' }) textId!: string;
  @Column('uuid', { name: 'owner_id', nullable: true }) ownerId!: string | null;
  @Column(instant('wanted_by', { nullable: true })) wantedBy!: DateTime | null;
  @Column('text', { name: 'state' }) state!: QuestionState;
  /** The answer, or why the question was withdrawn. */
  @Column('uuid', { name: 'answer_id', nullable: true }) answerId!: string | null;
  @Column('uuid', { name: 'asked_by', nullable: true }) askedBy!: string | null;
  @Column(instant('asked_at')) askedAt!: DateTime;
  @Column(instant('updated_at')) updatedAt!: DateTime;
  @Column('uuid', { name: 'settled_by', nullable: true }) settledBy!: string | null;
  @Column(instant('settled_at', { nullable: true })) settledAt!: DateTime | null;
}

import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { VerdictValue } from '../domain/assess.ts';
import type { RecipientKind, RuleSource, RuleTerms } from '../domain/rule.ts';
import { IncidentVersionRow } from '../incidents/incident-version.row.ts';
import { instant } from '../platform/database/columns.ts';
import type { Derivation, Reasoning } from './reasoning.ts';

/** DECIDED: a named person decided that it is not required, or to depart from it; the decision names who and why. */
export type ObligationState = 'OPEN' | 'PARTLY_MET' | 'MET' | 'LAPSED' | 'DECIDED';

/** A rule that applies, or may apply, to an incident: one per incident, rule and resolved recipient. Its terms are a snapshot. */
@Entity('obligation')
@ForeignKey(
  () => IncidentVersionRow,
  ['organizationId', 'incidentId', 'incidentVersion'],
  ['organizationId', 'incidentId', 'version'],
  {
    name: 'obligation_incident_fk',
  },
)
@Unique('obligation_one_per_recipient', ['organizationId', 'incidentId', 'ruleId', 'recipientKey'])
@Index('obligation_due_idx', { synchronize: false })
@Check(
  'obligation_verdict_known',
  "(verdict = ANY (ARRAY['REQUIRED'::text, 'NOT_REQUIRED'::text, 'UNDECIDED'::text]))",
)
@Check(
  'obligation_state_known',
  "(state = ANY (ARRAY['OPEN'::text, 'PARTLY_MET'::text, 'MET'::text, 'LAPSED'::text, 'DECIDED'::text]))",
)
@ForeignKey('law_enforcement_hold', ['organizationId', 'heldBy'], ['organizationId', 'id'], {
  name: 'obligation_held_by_fk',
})
@Check('obligation_decided_by_a_person', "((state = 'DECIDED'::text) = (decision_id IS NOT NULL))")
@ForeignKey(
  'obligation_decision',
  ['organizationId', 'id', 'decisionId'],
  ['organizationId', 'obligationId', 'id'],
  { name: 'obligation_decision_fk' },
)
@Check(
  'obligation_source_known',
  "(source = ANY (ARRAY['STATUTE'::text, 'PROMISE'::text, 'CONTRACT'::text, 'AD_HOC'::text, 'EVIDENCE'::text]))",
)
export class ObligationRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'obligation_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'obligation_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  @Column('text', { name: 'rule_id' }) ruleId!: string;
  @Column('text', { name: 'rule_version' }) ruleVersion!: string;
  @Column('jsonb', { name: 'rule' }) rule!: RuleTerms;
  @Column('text', { name: 'source' }) source!: RuleSource;
  @Column('text', { name: 'recipient_kind' }) recipientKind!: RecipientKind;
  @Column('text', { name: 'recipient_key' }) recipientKey!: string;
  @Column('text', { name: 'recipient_name', nullable: true }) recipientName!: string | null;
  @Column('text', { name: 'verdict' }) verdict!: VerdictValue;
  @Column('text', { name: 'state' }) state!: ObligationState;
  /** The decision that stands; null unless the state is DECIDED. */
  @Column('uuid', { name: 'decision_id', nullable: true }) decisionId!: string | null;
  /** The hold that stops it, and until when; null: none does. */
  @Column('uuid', { name: 'held_by', nullable: true }) heldBy!: string | null;
  @Column(instant('held_until', { nullable: true })) heldUntil!: DateTime<true> | null;
  @Column('jsonb', { name: 'why' }) why!: Reasoning;
  @Column('text', { name: 'open_questions', array: true }) openQuestions!: string[];
  @Column('text', { name: 'start_event', nullable: true }) startEvent!: string | null;
  @Column(instant('start_at', { nullable: true })) startAt!: DateTime | null;
  @Column(instant('due_at', { nullable: true })) dueAt!: DateTime<true> | null;
  @Column('boolean', { name: 'provisional' }) provisional!: boolean;
  @Column('jsonb', { name: 'derivation' }) derivation!: Derivation;
  /** When something first answered it: what a later stage is counted from. */
  @Column(instant('answered_at', { nullable: true })) answeredAt!: DateTime<true> | null;
  @Column('integer', { name: 'incident_version' }) incidentVersion!: number;
  @Column(instant('created_at')) createdAt!: DateTime;
  @Column(instant('updated_at')) updatedAt!: DateTime;
}

import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { VerdictValue } from '../domain/assess.ts';
import type { RecipientKind, RuleSource, RuleTerms } from '../domain/rule.ts';
import { IncidentVersionRow } from '../incidents/incident-version.row.ts';
import { instant } from '../platform/database/columns.ts';
import type { Derivation, Reasoning } from './reasoning.ts';

export type ObligationState = 'OPEN' | 'PARTLY_MET' | 'MET' | 'LAPSED';

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
  "(state = ANY (ARRAY['OPEN'::text, 'PARTLY_MET'::text, 'MET'::text, 'LAPSED'::text]))",
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
  @Column('jsonb', { name: 'why' }) why!: Reasoning;
  @Column('text', { name: 'open_questions', array: true }) openQuestions!: string[];
  @Column('text', { name: 'start_event', nullable: true }) startEvent!: string | null;
  @Column(instant('start_at', { nullable: true })) startAt!: DateTime | null;
  @Column(instant('due_at', { nullable: true })) dueAt!: DateTime<true> | null;
  @Column('boolean', { name: 'provisional' }) provisional!: boolean;
  @Column('jsonb', { name: 'derivation' }) derivation!: Derivation;
  @Column('integer', { name: 'incident_version' }) incidentVersion!: number;
  @Column(instant('created_at')) createdAt!: DateTime;
  @Column(instant('updated_at')) updatedAt!: DateTime;
}

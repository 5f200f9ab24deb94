import type { DateTime } from 'luxon';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instant } from '../database/columns.ts';

/** A sentence a person gave as a reason, ground or opinion: kept apart from the record so that it can be erased. */
@Entity('statement')
@Index('statement_incident_idx', ['organizationId', 'incidentId', 'madeAt'])
@Check(
  'statement_erased_wholly',
  '((text is null) = (salt is null) and (text is null) = (erased_at is not null))',
)
export class StatementRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'statement_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'statement_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id', nullable: true }) incidentId!: string | null;
  @Column('text', { name: 'kind' }) kind!: StatementKind;
  @Column('text', { name: 'text', nullable: true }) text!: string | null;
  @Column('bytea', { name: 'salt', nullable: true }) salt!: Buffer | null;
  @Column('bytea', { name: 'digest' }) digest!: Buffer;
  @Column('uuid', { name: 'made_by', nullable: true }) madeBy!: string | null;
  @Column(instant('made_at')) madeAt!: DateTime;
  @Column(instant('erased_at', { nullable: true })) erasedAt!: DateTime | null;
  @Column('uuid', { name: 'erased_by', nullable: true }) erasedBy!: string | null;
}

export type StatementKind =
  | 'TEXT_REVIEW'
  | 'AWARENESS_GROUND'
  | 'GAP_REASON'
  | 'LATE_REASON'
  | 'FILING_REASON'
  | 'FILED_CONTENT'
  | 'ORDER_REASON'
  | 'OPINION'
  | 'GLASS_REASON'
  | 'GLASS_REVIEW'
  | 'STILL_TRUE'
  | 'OVERRIDE_REASON'
  | 'CHANGE_REQUEST'
  | 'CHANGE_NOTE'
  | 'PAUSE_REASON'
  | 'MOVE_REASON'
  | 'RESTRICTION_REASON'
  | 'MERGE_REASON'
  | 'SPLIT_REASON'
  | 'FACTS_REASON'
  | 'CHANNEL_VERIFICATION'
  | 'RISK_JUSTIFICATION'
  | 'RISK_RATIONALE'
  | 'DECISION_RATIONALE'
  | 'HOLD_AGENCY'
  | 'HOLD_OFFICER'
  | 'HOLD_REASON'
  | 'HOLD_LIFT_REASON'
  | 'RULE_REASON'
  | 'READING_RATIONALE'
  | 'DECISION_WITHDRAWAL'
  | 'QUESTION'
  | 'ANSWER'
  | 'COMMENT'
  | 'DECISION'
  | 'ERASURE_REASON'
  | 'CORRESPONDENCE'
  | 'FILE_NAME'
  | 'CUSTODY'
  | 'TOLD_OTHERWISE_NOTE'
  | 'LISTING_REASON'
  | 'REMOVAL_REASON'
  | 'CORRECTION_REASON'
  | 'REVEAL_REASON'
  | 'MANDATE_GROUND'
  | 'CLOCK_REASON'
  | 'CLOCK_NOTE'
  | 'LITIGATION_REASON'
  | 'LITIGATION_LIFT_REASON';

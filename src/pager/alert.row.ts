import type { DateTime } from 'luxon';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instant } from '../platform/database/columns.ts';

/** What a person can be paged for. */
export const alertKinds = ['CLOCK', 'DISPATCH_PAUSED', 'UNCERTAIN', 'BREAK_GLASS', 'HOLD_ENDED'] as const;
export type AlertKind = (typeof alertKinds)[number];

export const alertStates = ['OPEN', 'ACKNOWLEDGED', 'ENDED'] as const;
export type AlertState = (typeof alertStates)[number];

/** Something of an incident that a person must look at: pages go out, further and further, until one says "I have it". */
@Entity('alert')
@Index('alert_incident_idx', ['organizationId', 'incidentId', 'openedAt', 'id'])
@Index('alert_page_idx', ['organizationId', 'openedAt', 'id'])
@Check(
  'alert_kind_known',
  "(kind = ANY (ARRAY['CLOCK'::text, 'DISPATCH_PAUSED'::text, 'UNCERTAIN'::text, 'BREAK_GLASS'::text, 'HOLD_ENDED'::text]))",
)
@Check('alert_state_known', "(state = ANY (ARRAY['OPEN'::text, 'ACKNOWLEDGED'::text, 'ENDED'::text]))")
@Check('alert_acknowledged_wholly', "((state = 'ACKNOWLEDGED'::text) = (acknowledged_at IS NOT NULL))")
export class AlertRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'alert_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'alert_pk' }) id!: string;
  /** Without a foreign key: that would lock the incident after the record, against the order of locks. */
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  @Column('text', { name: 'kind' }) kind!: AlertKind;
  /** What it is about: obligations, a dispatch, a filing. */
  @Column('uuid', { name: 'subject_ids', array: true }) subjectIds!: string[];
  @Column(instant('due_at', { nullable: true })) dueAt!: DateTime | null;
  @Column('text', { name: 'state' }) state!: AlertState;
  /** How often it was escalated. */
  @Column('integer', { name: 'step' }) step!: number;
  @Column(instant('opened_at')) openedAt!: DateTime;
  @Column(instant('paged_at')) pagedAt!: DateTime;
  /** When the next step is paged; null: it does not escalate (yet, or any more). */
  @Column(instant('next_at', { nullable: true })) nextAt!: DateTime | null;
  @Column(instant('exhausted_at', { nullable: true })) exhaustedAt!: DateTime | null;
  @Column(instant('acknowledged_at', { nullable: true })) acknowledgedAt!: DateTime | null;
  @Column('uuid', { name: 'acknowledged_by', nullable: true }) acknowledgedBy!: string | null;
}

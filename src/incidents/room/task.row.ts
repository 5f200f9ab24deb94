import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { MemberRow } from '../../platform/auth/member.row.ts';
import { instant } from '../../platform/database/columns.ts';
import { IncidentRow } from '../incident.row.ts';

export const taskStates = ['OPEN', 'DONE', 'DROPPED'] as const;
export type TaskState = (typeof taskStates)[number];

/** Something to be done in an incident; how it changed is in the record. */
@Entity('incident_task')
@ForeignKey(() => IncidentRow, ['organizationId', 'incidentId'], ['organizationId', 'id'], {
  name: 'incident_task_incident_fk',
})
@ForeignKey(() => MemberRow, ['organizationId', 'ownerId'], ['organizationId', 'id'], {
  name: 'incident_task_owner_fk',
})
// Those without a date come last, which a decorator cannot say.
@Index('incident_task_incident_idx', { synchronize: false })
@Index('incident_task_open_idx', { synchronize: false })
@Check('incident_task_state_known', "(state = ANY (ARRAY['OPEN'::text, 'DONE'::text, 'DROPPED'::text]))")
@Check('incident_task_closed_wholly', "((state = 'OPEN'::text) = (closed_at IS NULL))")
export class TaskRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'incident_task_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'incident_task_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  @Column('text', { name: 'title' }) title!: string;
  @Column('uuid', { name: 'owner_id', nullable: true }) ownerId!: string | null;
  @Column(instant('due_at', { nullable: true })) dueAt!: DateTime | null;
  @Column('text', { name: 'state' }) state!: TaskState;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy!: string | null;
  @Column(instant('created_at')) createdAt!: DateTime;
  @Column(instant('updated_at')) updatedAt!: DateTime;
  @Column('uuid', { name: 'closed_by', nullable: true }) closedBy!: string | null;
  @Column(instant('closed_at', { nullable: true })) closedAt!: DateTime | null;
}

import type { DateTime } from 'luxon';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { instant } from '../database/columns.ts';

/** What is due, before a tenant is known: ids and instants only, outside the walls. */
@Entity('wakeup')
@Unique('wakeup_subject_key', ['organizationId', 'kind', 'subjectId', 'dueAt'])
@Index('wakeup_due_idx', { synchronize: false })
export class WakeupRow {
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'wakeup_pk' }) id!: string;
  @Column(instant('due_at')) dueAt!: DateTime;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('text', { name: 'kind' }) kind!: string;
  @Column('uuid', { name: 'subject_id' }) subjectId!: string;
  @Column(instant('retry_at', { nullable: true })) retryAt!: DateTime | null;
  @Column(instant('done_at', { nullable: true })) doneAt!: DateTime | null;
}

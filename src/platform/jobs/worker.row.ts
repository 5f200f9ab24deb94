import type { DateTime } from 'luxon';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../database/columns.ts';

/** Who works, and its last sign of life by the database's clock: ids and instants only, outside the walls. */
@Entity('worker')
export class WorkerRow {
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'worker_pk' }) id!: string;
  @Column(instant('started_at')) startedAt!: DateTime;
  @Column(instant('heartbeat_at')) heartbeatAt!: DateTime;
  @Column(instant('stopped_at', { nullable: true })) stoppedAt!: DateTime | null;
}

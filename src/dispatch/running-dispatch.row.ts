import type { DateTime } from 'luxon';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../platform/database/columns.ts';

/** Which dispatches the workers should look at: ids and instants only, outside the walls. */
@Entity('running_dispatch')
export class RunningDispatchRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'running_dispatch_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'dispatch_id', primaryKeyConstraintName: 'running_dispatch_pk' })
  dispatchId!: string;
  @Column(instant('since')) since!: DateTime;
}

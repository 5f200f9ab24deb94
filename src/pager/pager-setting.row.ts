import type { DateTime } from 'luxon';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EscalationStep } from '../domain/escalation.ts';
import { instant } from '../platform/database/columns.ts';

/** How an organization wants to be reminded and paged; null: as usual. */
@Entity('pager_setting')
export class PagerSettingRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'pager_setting_pk' })
  organizationId!: string;
  @Column('integer', { name: 'offsets_minutes', array: true, nullable: true })
  offsetsMinutes!: number[] | null;
  @Column('jsonb', { name: 'steps', nullable: true }) steps!: EscalationStep[] | null;
  @Column('integer', { name: 'within_minutes', nullable: true }) withinMinutes!: number | null;
  @Column(instant('updated_at')) updatedAt!: DateTime;
}

import type { DateTime } from 'luxon';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../platform/database/columns.ts';

/** How an organization wants its notices decided on. */
@Entity('notice_setting')
@Check('notice_setting_glass_hours_known', '((glass_hours >= 1) AND (glass_hours <= 72))')
export class NoticeSettingRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'notice_setting_pk' })
  organizationId!: string;
  /** Break-glass is open for this long before the earliest date a notice answers. */
  @Column('integer', { name: 'glass_hours' }) glassHours!: number;
  @Column(instant('updated_at')) updatedAt!: DateTime;
}

import type { DateTime } from 'luxon';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { instant } from '../platform/database/columns.ts';
import { OrganizationRow } from './organization.row.ts';

/** A day that the organization counts otherwise than a calendar of business days does. */
@Entity('calendar_day')
@ForeignKey(() => OrganizationRow, ['organizationId'], ['id'], { name: 'calendar_day_organization_fk' })
export class CalendarDayRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'calendar_day_pk' })
  organizationId!: string;
  @PrimaryColumn('text', { name: 'calendar', primaryKeyConstraintName: 'calendar_day_pk' }) calendar!: string;
  @PrimaryColumn('date', { name: 'day', primaryKeyConstraintName: 'calendar_day_pk' }) day!: string;
  @Column('boolean', { name: 'is_business_day' }) isBusinessDay!: boolean;
  @Column('text', { name: 'name', nullable: true }) name!: string | null;
  @Column(instant('set_at')) setAt!: DateTime;
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support/tenant-table.ts';

export class CalendarDays1790000002300 implements MigrationInterface {
  readonly name = 'CalendarDays1790000002300';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table calendar_day (
        organization_id uuid not null,
        calendar text not null,
        day date not null,
        is_business_day boolean not null,
        name text,
        set_at timestamptz(3) not null,
        constraint calendar_day_pk primary key (organization_id, calendar, day),
        constraint calendar_day_organization_fk foreign key (organization_id) references organization (id)
      );
    `);
    await tenantTable(db, 'calendar_day', 'select, insert, delete');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table calendar_day');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support/tenant-table.ts';

const KNOWN = "in ('YES', 'NO', 'UNKNOWN')";

export class IncidentFacts1790000001310 implements MigrationInterface {
  readonly name = 'IncidentFacts1790000001310';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table affected_group
        add column minors text not null default 'UNKNOWN',
        add column minor_count integer,
        add column vulnerable text not null default 'UNKNOWN',
        add column vulnerable_count integer,
        add constraint affected_group_minors_known check (minors ${KNOWN} and (minor_count is null or minors = 'YES' and minor_count > 0)),
        add constraint affected_group_vulnerable_known
          check (vulnerable ${KNOWN} and (vulnerable_count is null or vulnerable = 'YES' and vulnerable_count > 0));
      alter table affected_group alter column minors drop default, alter column vulnerable drop default;

      alter table data_set
        drop constraint data_set_role_known,
        add constraint data_set_role_known check (role in ('CONTROLLER', 'JOINT_CONTROLLER', 'PROCESSOR', 'UNKNOWN'));

      -- Which numbers are taken. It holds no incident: a number that a restricted one took is just taken.
      create table incident_number (
        organization_id uuid not null,
        year integer not null,
        number integer not null,
        constraint incident_number_pk primary key (organization_id, year, number)
      );
      drop table incident_counter;
    `);
    await tenantTable(db, 'incident_number', 'select, insert');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      create table incident_counter (
        organization_id uuid not null,
        year integer not null,
        last integer not null,
        constraint incident_counter_pk primary key (organization_id, year)
      );
      drop table incident_number;
    `);
    await tenantTable(db, 'incident_counter', 'select, insert, update');
    await db.query(`
      alter table data_set no force row level security;
      update data_set set role = 'CONTROLLER' where role = 'UNKNOWN';
      alter table data_set force row level security;
    `);
    await db.query(`
      alter table data_set
        drop constraint data_set_role_known,
        add constraint data_set_role_known check (role in ('CONTROLLER', 'JOINT_CONTROLLER', 'PROCESSOR'));
      alter table affected_group
        drop constraint affected_group_vulnerable_known,
        drop constraint affected_group_minors_known,
        drop column vulnerable_count,
        drop column vulnerable,
        drop column minor_count,
        drop column minors;
    `);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support/tenant-table.ts';

export class SelfCheck1790000003310 implements MigrationInterface {
  readonly name = 'SelfCheck1790000003310';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table self_check (
        organization_id uuid not null,
        incident_id uuid not null,
        public_id uuid not null,
        opened_at timestamptz(3) not null,
        opened_by uuid,
        closed_at timestamptz(3),
        constraint self_check_pk primary key (organization_id, incident_id),
        constraint self_check_public_key unique (organization_id, public_id),
        constraint self_check_incident_fk foreign key (organization_id, incident_id) references incident (organization_id, id)
      );

      -- The digest is keyed and differs each day: one answer for an address and day, and nothing that joins two days.
      create table self_check_question (
        organization_id uuid not null,
        id uuid not null,
        incident_id uuid not null,
        address_digest bytea not null,
        sealed bytea,
        locale text not null,
        asked_at timestamptz(3) not null,
        answered_at timestamptz(3),
        constraint self_check_question_pk primary key (organization_id, id),
        constraint self_check_question_once unique (organization_id, incident_id, address_digest),
        constraint self_check_question_form_fk foreign key (organization_id, incident_id) references self_check (organization_id, incident_id),
        constraint self_check_question_sealed_till_answered check ((sealed is not null) or (answered_at is not null))
      );
      create index self_check_question_open_idx on self_check_question (organization_id, incident_id, asked_at) where answered_at is null;
    `);
    await tenantTable(db, 'self_check', 'select, insert, update');
    await tenantTable(db, 'self_check_question', 'select, insert, update, delete');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table self_check_question, self_check');
  }
}

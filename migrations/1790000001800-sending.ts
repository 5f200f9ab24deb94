import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support/tenant-table.ts';

export class Sending1790000001800 implements MigrationInterface {
  readonly name = 'Sending1790000001800';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table told_otherwise (
        organization_id uuid not null,
        id uuid not null,
        incident_id uuid not null,
        notice_id uuid not null,
        person_id uuid not null,
        channel text not null,
        told_at timestamptz(3) not null,
        note_id uuid,
        recorded_by uuid,
        recorded_at timestamptz(3) not null,
        constraint told_otherwise_pk primary key (organization_id, id),
        constraint told_otherwise_incident_fk foreign key (organization_id, incident_id)
          references incident (organization_id, id),
        constraint told_otherwise_notice_fk foreign key (organization_id, notice_id)
          references notice (organization_id, id),
        constraint told_otherwise_person_fk foreign key (organization_id, person_id)
          references affected_person (organization_id, id),
        constraint told_otherwise_note_fk foreign key (organization_id, note_id)
          references statement (organization_id, id),
        constraint told_otherwise_once unique (organization_id, notice_id, person_id),
        constraint told_otherwise_channel_known check (channel in ('LETTER', 'PHONE', 'IN_PERSON', 'OTHER_ADDRESS', 'ACCOUNT_MESSAGE'))
      );
      create index told_otherwise_person_idx on told_otherwise (organization_id, person_id);
    `);
    await tenantTable(db, 'told_otherwise', 'select, insert');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table told_otherwise');
  }
}

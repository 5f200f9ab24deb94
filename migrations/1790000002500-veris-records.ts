import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support/tenant-table.ts';

export class VerisRecords1790000002500 implements MigrationInterface {
  readonly name = 'VerisRecords1790000002500';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table veris_record (
        organization_id uuid not null,
        id uuid not null,
        incident_id uuid not null,
        -- Digests of what names the record; whatever a stranger wrote as an id is kept nowhere but in the original.
        master_key bytea,
        record_key bytea,
        victim_key bytea,
        content bytea not null,
        attachment_id uuid not null,
        -- The record's own words, kept as a comment of the room; null: it has none.
        words_id uuid,
        data_set_id uuid,
        imported_by uuid,
        imported_at timestamptz(3) not null,
        constraint veris_record_pk primary key (organization_id, id),
        constraint veris_record_once unique (organization_id, incident_id, content),
        constraint veris_record_incident_fk foreign key (organization_id, incident_id)
          references incident (organization_id, id),
        constraint veris_record_attachment_fk foreign key (organization_id, attachment_id)
          references attachment (organization_id, id),
        constraint veris_record_words_fk foreign key (organization_id, words_id)
          references statement (organization_id, id)
      );
      create index veris_record_incident_idx on veris_record (organization_id, incident_id, imported_at);
      create index veris_record_master_idx on veris_record (organization_id, master_key);
      create index veris_record_key_idx on veris_record (organization_id, record_key);
    `);
    await tenantTable(db, 'veris_record', 'select, insert');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table veris_record');
  }
}

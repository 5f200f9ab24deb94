import type { MigrationInterface, QueryRunner } from 'typeorm';
import { inheritIncident } from './support/inherit-incident.ts';
import { tenantTable } from './support/tenant-table.ts';

export class FilingsAsNotices1790000003510 implements MigrationInterface {
  readonly name = 'FilingsAsNotices1790000003510';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A prepared filing as a notice to be approved and mailed: that version says what the filing says, and no other.
      create table prepared_notice (
        organization_id uuid not null,
        notice_id uuid not null,
        notice_version integer not null,
        prepared_id uuid not null,
        constraint prepared_notice_pk primary key (organization_id, notice_id),
        constraint prepared_notice_notice_fk foreign key (organization_id, notice_id)
          references notice (organization_id, id),
        constraint prepared_notice_prepared_fk foreign key (organization_id, prepared_id)
          references prepared_filing (organization_id, id)
      );
      create index prepared_notice_prepared_idx on prepared_notice (organization_id, prepared_id);
    `);
    await inheritIncident(db, 'prepared_notice', { parent: 'prepared_filing', key: 'prepared_id' });
    await tenantTable(db, 'prepared_notice', 'select, insert');
    await db.query(`
      alter table filing drop constraint filing_one_content,
        add constraint filing_one_content
          check (num_nonnulls(coalesce(notice_id, prepared_id), content_id, content_file_id) <= 1);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table filing drop constraint filing_one_content;
      alter table filing add constraint filing_one_content
        check (num_nonnulls(notice_id, prepared_id, content_id, content_file_id) <= 1) not valid;
      drop table prepared_notice;
    `);
  }
}

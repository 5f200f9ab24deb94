import type { MigrationInterface, QueryRunner } from 'typeorm';
import { inheritIncident } from './support/inherit-incident.ts';
import { tenantTable } from './support/tenant-table.ts';

export class ChangeRequests1790000003210 implements MigrationInterface {
  readonly name = 'ChangeRequests1790000003210';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table change_request (
        organization_id uuid not null,
        id uuid not null,
        notice_id uuid not null,
        notice_version integer not null,
        element text,
        words_id uuid not null,
        asked_by uuid not null,
        asked_at timestamptz(3) not null,
        state text not null,
        closed_version integer,
        note_id uuid,
        closed_by uuid,
        closed_at timestamptz(3),
        constraint change_request_pk primary key (organization_id, id),
        constraint change_request_version_fk foreign key (organization_id, notice_id, notice_version)
          references notice_version (organization_id, notice_id, version),
        constraint change_request_words_fk foreign key (organization_id, words_id)
          references statement (organization_id, id),
        constraint change_request_note_fk foreign key (organization_id, note_id)
          references statement (organization_id, id),
        constraint change_request_state_known check (state in ('OPEN', 'RESOLVED', 'WITHDRAWN', 'OVERRIDDEN')),
        constraint change_request_closed_whole check (
          (state = 'OPEN') = (closed_by is null) and (state = 'OPEN') = (closed_at is null)
          and (state = 'OPEN') = (closed_version is null) and (state <> 'OPEN' or note_id is null)),
        -- A change that was made stands in a later version; who overrides says why; only who asked withdraws.
        constraint change_request_resolved_later check (state <> 'RESOLVED' or closed_version > notice_version and note_id is not null),
        constraint change_request_overridden_why check (state <> 'OVERRIDDEN' or note_id is not null),
        constraint change_request_withdrawn_by_asker check (state <> 'WITHDRAWN' or closed_by = asked_by)
      );
      create index change_request_notice_idx on change_request (organization_id, notice_id, asked_at);
    `);
    await inheritIncident(db, 'change_request', { parent: 'notice', key: 'notice_id' });
    await tenantTable(db, 'change_request', 'select, insert, update');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table change_request');
  }
}

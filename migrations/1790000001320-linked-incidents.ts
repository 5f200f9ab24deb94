import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support/tenant-table.ts';

const STATES = `'REPORTED', 'INVESTIGATING', 'CONTAINED', 'CLOSED', 'DISMISSED'`;

export class LinkedIncidents1790000001320 implements MigrationInterface {
  readonly name = 'LinkedIncidents1790000001320';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table incident
        drop constraint incident_state_known,
        add constraint incident_state_known check (state in (${STATES}, 'MERGED'));
      alter table data_set add column copied_from uuid;

      create table incident_link (
        organization_id uuid not null,
        id uuid not null,
        incident_id uuid not null,
        other_incident_id uuid not null,
        kind text not null,
        made_by uuid,
        made_at timestamptz(3) not null,
        constraint incident_link_pk primary key (organization_id, id),
        constraint incident_link_incident_fk foreign key (organization_id, incident_id)
          references incident (organization_id, id),
        constraint incident_link_other_fk foreign key (organization_id, other_incident_id)
          references incident (organization_id, id),
        constraint incident_link_once unique (organization_id, incident_id, other_incident_id, kind),
        constraint incident_link_two check (incident_id <> other_incident_id),
        constraint incident_link_kind_known
          check (kind in ('RELATED', 'CAUSED_BY', 'DUPLICATE', 'MERGED_INTO', 'SPLIT_FROM'))
      );
      create index incident_link_other_idx on incident_link (organization_id, other_incident_id);
    `);
    await tenantTable(db, 'incident_link', 'select, insert');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table incident_link;
      alter table data_set drop column copied_from;
      alter table incident no force row level security;
      update incident set state = 'DISMISSED' where state = 'MERGED';
      alter table incident force row level security;
    `);
    await db.query(`
      alter table incident
        drop constraint incident_state_known,
        add constraint incident_state_known check (state in (${STATES}));
    `);
  }
}

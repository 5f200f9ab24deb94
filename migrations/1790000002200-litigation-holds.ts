import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support/tenant-table.ts';

export class LitigationHolds1790000002200 implements MigrationInterface {
  readonly name = 'LitigationHolds1790000002200';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table litigation_hold (
        organization_id uuid not null,
        id uuid not null,
        incident_id uuid not null,
        reason_id uuid not null,
        placed_by uuid not null,
        placed_at timestamptz(3) not null,
        lifted_by uuid,
        lifted_at timestamptz(3),
        lift_reason_id uuid,
        constraint litigation_hold_pk primary key (organization_id, id),
        constraint litigation_hold_incident_fk foreign key (organization_id, incident_id)
          references incident (organization_id, id),
        constraint litigation_hold_reason_fk foreign key (organization_id, reason_id)
          references statement (organization_id, id),
        constraint litigation_hold_lift_reason_fk foreign key (organization_id, lift_reason_id)
          references statement (organization_id, id),
        -- It ends by a named person's word alone.
        constraint litigation_hold_lifted_by_a_person
          check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lift_reason_id is null))
      );
      create index litigation_hold_incident_idx on litigation_hold (organization_id, incident_id, placed_at);
    `);
    await tenantTable(db, 'litigation_hold', 'select, insert, update');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table litigation_hold');
  }
}

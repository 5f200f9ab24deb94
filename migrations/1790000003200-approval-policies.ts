import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support/tenant-table.ts';

export class ApprovalPolicies1790000003200 implements MigrationInterface {
  readonly name = 'ApprovalPolicies1790000003200';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table approval_policy (
        organization_id uuid not null,
        audience text not null,
        version integer not null,
        steps jsonb not null,
        expires_after_hours integer,
        set_by uuid,
        set_at timestamptz(3) not null,
        constraint approval_policy_pk primary key (organization_id, audience, version),
        constraint approval_policy_organization_fk foreign key (organization_id) references organization (id),
        constraint approval_policy_version_counted check (version >= 1),
        constraint approval_policy_hours_known check (expires_after_hours >= 1)
      );

      -- What was decided before there were policies, and by a release that does not know them, settled the matter by itself.
      alter table approval
        -- Order of decision: transactions begin in another order than they commit in.
        add column number integer not null default 0,
        add column step integer,
        add column capacity text,
        add column policy_version integer not null default 0,
        add column settles boolean not null default true,
        add column expires_at timestamptz(3),
        add constraint approval_capacity_known check (capacity in ('DPO', 'COUNSEL', 'OTHER')),
        add constraint approval_refusal_settles check (verdict = 'APPROVED' or settles and step is null),
        add constraint approval_expires_once_complete check (expires_at is null or verdict = 'APPROVED' and settles);
    `);
    await tenantTable(db, 'approval_policy', 'select, insert');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table approval
        drop constraint approval_expires_once_complete, drop constraint approval_refusal_settles,
        drop constraint approval_capacity_known,
        drop column expires_at, drop column settles, drop column policy_version, drop column capacity, drop column step,
        drop column number;
      drop table approval_policy;
    `);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { inheritIncident } from './support/inherit-incident.ts';
import { tenantTable } from './support/tenant-table.ts';

export class NoticesInFull1790000001600 implements MigrationInterface {
  readonly name = 'NoticesInFull1790000001600';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Null: wherever it is owed. Places as people have them: "US-MA".
      alter table notice add column only_in text[], add column not_in text[];

      create table notice_variant (
        organization_id uuid not null,
        notice_id uuid not null,
        version integer not null,
        locale text not null,
        subject text not null,
        body text not null,
        template_id text not null,
        template_version text not null,
        elements jsonb not null,
        constraint notice_variant_pk primary key (organization_id, notice_id, version, locale),
        constraint notice_variant_version_fk foreign key (organization_id, notice_id, version)
          references notice_version (organization_id, notice_id, version)
      );

      create table notice_confirmation (
        organization_id uuid not null,
        id uuid not null,
        notice_id uuid not null,
        notice_version integer not null,
        incident_version integer not null,
        reason_id uuid not null,
        confirmed_by uuid not null,
        confirmed_at timestamptz(3) not null,
        constraint notice_confirmation_pk primary key (organization_id, id),
        constraint notice_confirmation_version_fk foreign key (organization_id, notice_id, notice_version)
          references notice_version (organization_id, notice_id, version),
        constraint notice_confirmation_reason_fk foreign key (organization_id, reason_id)
          references statement (organization_id, id)
      );
      create index notice_confirmation_notice_idx on notice_confirmation (organization_id, notice_id, notice_version);

      create table notice_opinion (
        organization_id uuid not null,
        id uuid not null,
        notice_id uuid not null,
        notice_version integer not null,
        capacity text not null,
        stance text not null,
        statement_id uuid not null,
        given_by uuid not null,
        given_at timestamptz(3) not null,
        constraint notice_opinion_pk primary key (organization_id, id),
        constraint notice_opinion_version_fk foreign key (organization_id, notice_id, notice_version)
          references notice_version (organization_id, notice_id, version),
        constraint notice_opinion_statement_fk foreign key (organization_id, statement_id)
          references statement (organization_id, id),
        constraint notice_opinion_capacity_known check (capacity in ('DPO', 'COUNSEL', 'OTHER')),
        constraint notice_opinion_stance_known check (stance in ('SUPPORT', 'DISSENT'))
      );
      create index notice_opinion_notice_idx on notice_opinion (organization_id, notice_id, given_at);

      create table glass_review (
        organization_id uuid not null,
        approval_id uuid not null,
        notice_id uuid not null,
        incident_id uuid not null,
        reason_id uuid not null,
        broken_by uuid not null,
        due_at timestamptz(3) not null,
        outcome text,
        comment_id uuid,
        reviewed_by uuid,
        reviewed_at timestamptz(3),
        constraint glass_review_pk primary key (organization_id, approval_id),
        constraint glass_review_approval_fk foreign key (organization_id, approval_id)
          references approval (organization_id, id),
        constraint glass_review_notice_fk foreign key (organization_id, notice_id)
          references notice (organization_id, id),
        constraint glass_review_reason_fk foreign key (organization_id, reason_id)
          references statement (organization_id, id),
        constraint glass_review_comment_fk foreign key (organization_id, comment_id)
          references statement (organization_id, id),
        constraint glass_review_outcome_known check (outcome in ('CONFIRMED', 'OBJECTED')),
        constraint glass_review_whole check ((outcome is null) = (reviewed_at is null) and (outcome is null) = (reviewed_by is null)),
        -- Rule 9: whoever broke the glass does not review it.
        constraint glass_review_by_another check (reviewed_by is null or reviewed_by <> broken_by)
      );
      create index glass_review_incident_idx on glass_review (organization_id, incident_id, due_at);

      create table notice_setting (
        organization_id uuid not null,
        glass_hours integer not null,
        updated_at timestamptz(3) not null,
        constraint notice_setting_pk primary key (organization_id),
        constraint notice_setting_glass_hours_known check (glass_hours >= 1 and glass_hours <= 72)
      );
    `);
    for (const table of ['notice_variant', 'notice_confirmation', 'notice_opinion'])
      await inheritIncident(db, table, { parent: 'notice', key: 'notice_id' });
    await tenantTable(db, 'notice_variant', 'select, insert');
    await tenantTable(db, 'notice_confirmation', 'select, insert');
    await tenantTable(db, 'notice_opinion', 'select, insert');
    await tenantTable(db, 'glass_review', 'select, insert, update');
    await tenantTable(db, 'notice_setting', 'select, insert, update');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table notice_setting, glass_review, notice_opinion, notice_confirmation, notice_variant;
      alter table notice drop column only_in, drop column not_in;
    `);
  }
}

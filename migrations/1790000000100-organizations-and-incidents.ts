import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support/tenant-table.ts';

export class OrganizationsAndIncidents1790000000100 implements MigrationInterface {
  readonly name = 'OrganizationsAndIncidents1790000000100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table contact (
        organization_id uuid not null,
        id uuid not null,
        kind text not null,
        name text,
        email text,
        phone text,
        postal_address text,
        url text,
        jurisdiction text,
        mail_verified_at timestamptz(3),
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint contact_pk primary key (organization_id, id),
        constraint contact_organization_fk foreign key (organization_id) references organization (id)
      );
      create index contact_kind_idx on contact (organization_id, kind);

      create table policy (
        organization_id uuid not null,
        id uuid not null,
        key text not null,
        version text not null,
        effective_from date,
        dates text not null,
        to_confirm text[] not null,
        created_at timestamptz(3) not null,
        constraint policy_pk primary key (organization_id, id),
        constraint policy_organization_fk foreign key (organization_id) references organization (id),
        constraint policy_version_key unique (organization_id, key, version),
        constraint policy_dates_known check (dates in ('STATED', 'LAST_UPDATED_ONLY', 'UNDATED'))
      );

      create table incident (
        organization_id uuid not null,
        id uuid not null,
        reference text not null,
        title text not null,
        state text not null,
        exercise boolean not null,
        occurred_from jsonb,
        occurred_to jsonb,
        detected_at timestamptz(3),
        detected jsonb,
        aware_at timestamptz(3),
        aware jsonb,
        contained jsonb,
        milestones jsonb not null,
        facts jsonb not null,
        version integer not null,
        people_revision integer not null,
        created_by uuid,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint incident_pk primary key (organization_id, id),
        constraint incident_organization_fk foreign key (organization_id) references organization (id),
        constraint incident_reference_key unique (organization_id, reference),
        constraint incident_state_known
          check (state in ('REPORTED', 'INVESTIGATING', 'CONTAINED', 'CLOSED', 'DISMISSED'))
      );
      create index incident_created_idx on incident (organization_id, created_at desc, id desc);
      create index incident_state_idx on incident (organization_id, state, created_at desc, id desc);

      create table incident_counter (
        organization_id uuid not null,
        year integer not null,
        last integer not null,
        constraint incident_counter_pk primary key (organization_id, year)
      );

      create table incident_version (
        organization_id uuid not null,
        incident_id uuid not null,
        version integer not null,
        facts jsonb not null,
        made_by uuid,
        made_at timestamptz(3) not null,
        constraint incident_version_pk primary key (organization_id, incident_id, version),
        constraint incident_version_incident_fk foreign key (organization_id, incident_id)
          references incident (organization_id, id)
      );

      create table awareness (
        organization_id uuid not null,
        id uuid not null,
        incident_id uuid not null,
        aware_at timestamptz(3) not null,
        declared_by uuid not null,
        declared_at timestamptz(3) not null,
        ground_id uuid not null,
        gap_reason_id uuid,
        constraint awareness_pk primary key (organization_id, id),
        constraint awareness_incident_fk foreign key (organization_id, incident_id)
          references incident (organization_id, id),
        constraint awareness_ground_fk foreign key (organization_id, ground_id)
          references statement (organization_id, id),
        constraint awareness_gap_reason_fk foreign key (organization_id, gap_reason_id)
          references statement (organization_id, id)
      );
      create index awareness_incident_idx on awareness (organization_id, incident_id, declared_at);

      create table data_set (
        organization_id uuid not null,
        id uuid not null,
        incident_id uuid not null,
        name text not null,
        role text not null,
        controllers text[] not null,
        personal_data text not null,
        categories text[] not null,
        medium text not null,
        confidentiality text not null,
        integrity text not null,
        availability text not null,
        protection jsonb not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint data_set_pk primary key (organization_id, id),
        constraint data_set_incident_fk foreign key (organization_id, incident_id)
          references incident (organization_id, id),
        constraint data_set_role_known check (role in ('CONTROLLER', 'JOINT_CONTROLLER', 'PROCESSOR')),
        constraint data_set_medium_known check (medium in ('ELECTRONIC', 'PAPER', 'ORAL', 'UNKNOWN')),
        constraint data_set_facts_three_valued check (
          personal_data in ('YES', 'NO', 'UNKNOWN') and confidentiality in ('YES', 'NO', 'UNKNOWN')
          and integrity in ('YES', 'NO', 'UNKNOWN') and availability in ('YES', 'NO', 'UNKNOWN'))
      );
      create index data_set_incident_idx on data_set (organization_id, incident_id, created_at);

      create table affected_group (
        organization_id uuid not null,
        id uuid not null,
        data_set_id uuid not null,
        kind text not null,
        jurisdiction text,
        count integer,
        count_kind text not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint affected_group_pk primary key (organization_id, id),
        constraint affected_group_data_set_fk foreign key (organization_id, data_set_id)
          references data_set (organization_id, id),
        constraint affected_group_count_known check (
          count_kind in ('EXACT', 'ESTIMATED', 'UNKNOWN') and (count is null) = (count_kind = 'UNKNOWN') and count >= 0)
      );
      create index affected_group_data_set_idx on affected_group (organization_id, data_set_id, created_at);
    `);
    await tenantTable(db, 'contact', 'select, insert, update, delete');
    await tenantTable(db, 'policy', 'select, insert, update');
    await tenantTable(db, 'incident', 'select, insert, update');
    await tenantTable(db, 'incident_counter', 'select, insert, update');
    await tenantTable(db, 'incident_version', 'select, insert');
    await tenantTable(db, 'awareness', 'select, insert');
    await tenantTable(db, 'data_set', 'select, insert, update, delete');
    await tenantTable(db, 'affected_group', 'select, insert, update, delete');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table affected_group, data_set, awareness, incident_version, incident_counter, incident, policy, contact;
    `);
  }
}

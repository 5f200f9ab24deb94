import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support/tenant-table.ts';

export class ContactsProcessorsRisk1790000001400 implements MigrationInterface {
  readonly name = 'ContactsProcessorsRisk1790000001400';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table contact
        add authority text,
        add login_holder text,
        add login_member_id uuid,
        add mail_verified_by uuid,
        add mail_verified_how_id uuid,
        add constraint contact_login_member_fk foreign key (organization_id, login_member_id)
          references member (organization_id, id),
        add constraint contact_mail_verified_by_fk foreign key (organization_id, mail_verified_by)
          references member (organization_id, id),
        add constraint contact_mail_verified_how_fk foreign key (organization_id, mail_verified_how_id)
          references statement (organization_id, id),
        add constraint contact_mail_verified_by_somebody check (
          (mail_verified_at is null) = (mail_verified_by is null)
          and (mail_verified_at is null) = (mail_verified_how_id is null)
          and (mail_verified_at is null or email is not null));

      create table processor (
        organization_id uuid not null,
        id uuid not null,
        name text not null,
        categories text[] not null,
        receives_all boolean not null,
        receives text,
        contract_reference text,
        security_contact text,
        country text,
        dpa text not null,
        removed_at timestamptz(3),
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint processor_pk primary key (organization_id, id),
        constraint processor_organization_fk foreign key (organization_id) references organization (id),
        constraint processor_dpa_known check (dpa in ('YES', 'NO', 'UNKNOWN'))
      );
      create unique index processor_name_key on processor (organization_id, lower(name)) where removed_at is null;

      alter table data_set
        add processor_id uuid,
        add constraint data_set_processor_fk foreign key (organization_id, processor_id)
          references processor (organization_id, id);

      create table risk_assessment (
        organization_id uuid not null,
        id uuid not null,
        incident_id uuid not null,
        number integer not null,
        incident_version integer not null,
        method text not null,
        inputs jsonb not null,
        severity jsonb not null,
        verdict text not null,
        rationale_id uuid,
        assessed_by uuid not null,
        assessed_at timestamptz(3) not null,
        constraint risk_assessment_pk primary key (organization_id, id),
        constraint risk_assessment_number_key unique (organization_id, incident_id, number),
        constraint risk_assessment_incident_fk foreign key (organization_id, incident_id, incident_version)
          references incident_version (organization_id, incident_id, version),
        constraint risk_assessment_rationale_fk foreign key (organization_id, rationale_id)
          references statement (organization_id, id),
        constraint risk_assessment_assessed_by_fk foreign key (organization_id, assessed_by)
          references member (organization_id, id),
        constraint risk_assessment_verdict_known check (verdict in ('UNLIKELY', 'RISK', 'HIGH_RISK'))
      );
    `);
    await tenantTable(db, 'processor', 'select, insert, update');
    await tenantTable(db, 'risk_assessment', 'select, insert');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table risk_assessment;
      alter table data_set drop column processor_id;
      drop table processor;
      alter table contact
        drop constraint contact_mail_verified_by_somebody,
        drop column authority, drop column login_holder, drop column login_member_id,
        drop column mail_verified_by, drop column mail_verified_how_id;
    `);
  }
}

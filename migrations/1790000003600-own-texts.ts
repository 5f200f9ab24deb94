import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support/tenant-table.ts';

export class OwnTexts1790000003600 implements MigrationInterface {
  readonly name = 'OwnTexts1790000003600';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- An organization's own words for a text, or a text of its own; never changed, a change is the next version.
      create table own_text (
        organization_id uuid not null,
        audience text not null,
        name text not null,
        locale text not null,
        version integer not null,
        -- Null: from here on the text that is shipped is used again.
        source text,
        purpose text,
        use text,
        written_by uuid,
        written_at timestamptz(3) not null,
        constraint own_text_pk primary key (organization_id, audience, name, locale, version),
        constraint own_text_organization_fk foreign key (organization_id) references organization (id),
        constraint own_text_version_counted check (version >= 1),
        constraint own_text_use_known check (use in ('message', 'publication', 'script'))
      );
      -- Counsel has read this very version of a text.
      create table text_review (
        organization_id uuid not null,
        template_id text not null,
        locale text not null,
        template_version text not null,
        counsel_id uuid not null,
        recorded_by uuid,
        recorded_at timestamptz(3) not null,
        constraint text_review_pk primary key (organization_id, template_id, locale, template_version),
        constraint text_review_counsel_fk foreign key (organization_id, counsel_id)
          references statement (organization_id, id)
      );
      create table notice_brand (
        organization_id uuid not null,
        version integer not null,
        name text,
        accent text,
        footer text,
        set_by uuid,
        set_at timestamptz(3) not null,
        constraint notice_brand_pk primary key (organization_id, version),
        constraint notice_brand_organization_fk foreign key (organization_id) references organization (id),
        constraint notice_brand_accent_form check (accent ~ '^#[0-9a-f]{6}$')
      );
      -- The look and the footer a text is approved and sent with.
      alter table notice_version add column brand jsonb;
    `);
    await tenantTable(db, 'own_text', 'select, insert');
    await tenantTable(db, 'text_review', 'select, insert');
    await tenantTable(db, 'notice_brand', 'select, insert');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table notice_version drop column brand;
      drop table notice_brand;
      drop table text_review;
      drop table own_text;
    `);
  }
}

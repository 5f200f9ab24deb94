import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NoticeCodes1790000003300 implements MigrationInterface {
  readonly name = 'NoticeCodes1790000003300';

  async up(db: QueryRunner): Promise<void> {
    // Null: drafted before there were codes. The address is the one printed beside the code, whatever comes later.
    await db.query(`
      alter table notice add column code text, add column check_url text,
        add constraint notice_code_key unique (organization_id, code),
        add constraint notice_code_form check (code ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
        add constraint notice_check_url_with_code check ((check_url is null) or (code is not null));

      -- Ids only: whose a code is that a stranger types in, before a tenant is known. No row-level security.
      create table public_code (
        id uuid not null,
        organization_id uuid not null,
        constraint public_code_pk primary key (id)
      );
      grant select, insert on public_code to tocsin_app;

      -- An id made from a keyed digest of an address, and an instant: how long a stranger has used up their tries.
      create table public_caller (
        id uuid not null,
        spent_until timestamptz(3) not null,
        constraint public_caller_pk primary key (id)
      );
      create index public_caller_spent_idx on public_caller (spent_until);
      grant select, insert, update, delete on public_caller to tocsin_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table public_caller, public_code;
      alter table notice drop constraint notice_check_url_with_code, drop constraint notice_code_form,
        drop constraint notice_code_key, drop column check_url, drop column code;
    `);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WarningsAnsweredFor1790000003400 implements MigrationInterface {
  readonly name = 'WarningsAnsweredFor1790000003400';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What a named person answers for, by key and by code. Confirmations from before name none, and so ask anew.
      alter table notice_confirmation
        add column kind text not null default 'STILL_TRUE',
        add column problem_keys text[] not null default '{}',
        add column codes text[] not null default '{}',
        add constraint notice_confirmation_kind_known check (kind in ('STILL_TRUE', 'OVERRIDE'));
      alter table notice_confirmation alter column kind drop default, alter column problem_keys drop default, alter column codes drop default;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      delete from notice_confirmation where kind = 'OVERRIDE';
      alter table notice_confirmation drop constraint notice_confirmation_kind_known,
        drop column kind, drop column problem_keys, drop column codes;
    `);
  }
}

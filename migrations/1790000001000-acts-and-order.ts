import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ActsAndOrder1790000001000 implements MigrationInterface {
  readonly name = 'ActsAndOrder1790000001000';

  async up(db: QueryRunner): Promise<void> {
    // Not filled in for what was answered before: no rule with a chained clock existed then.
    await db.query(`
      alter table obligation add column answered_at timestamptz(3);
      alter table filing drop constraint filing_channel_known;
      alter table filing add constraint filing_channel_known
        check (channel in ('MAIL', 'PORTAL', 'POST', 'PHONE', 'DISPATCH', 'PUBLICATION'));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table filing drop constraint filing_channel_known;
      alter table filing add constraint filing_channel_known
        check (channel in ('MAIL', 'PORTAL', 'POST', 'PHONE', 'DISPATCH'));
      alter table obligation drop column answered_at;
    `);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AudiencesAndUses1790000003000 implements MigrationInterface {
  readonly name = 'AudiencesAndUses1790000003000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table notice
        drop constraint notice_audience_known,
        add constraint notice_audience_known
          check (audience in ('PEOPLE', 'CUSTOMER', 'MEDIA', 'AUTHORITY', 'CRA', 'CONTROLLER')),
        -- Sent to each of its readers, published, or read out.
        add column use text not null default 'message',
        add constraint notice_use_known check (use in ('message', 'publication', 'script')),
        -- Languages that were asked for and that there is no text in.
        add column missing_locales text[] not null default '{}';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table notice
        drop column missing_locales, drop constraint notice_use_known, drop column use,
        drop constraint notice_audience_known,
        add constraint notice_audience_known check (audience in ('PEOPLE', 'AUTHORITY', 'CONTROLLER'));
    `);
  }
}

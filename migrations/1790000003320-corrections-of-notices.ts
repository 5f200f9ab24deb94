import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CorrectionsOfNotices1790000003320 implements MigrationInterface {
  readonly name = 'CorrectionsOfNotices1790000003320';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table notice add column corrects uuid,
        add constraint notice_corrects_fk foreign key (organization_id, corrects) references notice (organization_id, id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table notice drop constraint notice_corrects_fk, drop column corrects');
  }
}

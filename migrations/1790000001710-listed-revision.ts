import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ListedRevision1790000001710 implements MigrationInterface {
  readonly name = 'ListedRevision1790000001710';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table affected_person no force row level security;
      alter table affected_person add column listed_revision integer;
      update affected_person set listed_revision = people_revision;
      alter table affected_person alter column listed_revision set not null;
      alter table affected_person force row level security;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table affected_person drop column listed_revision');
  }
}

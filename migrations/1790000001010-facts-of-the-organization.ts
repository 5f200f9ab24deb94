import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FactsOfTheOrganization1790000001010 implements MigrationInterface {
  readonly name = 'FactsOfTheOrganization1790000001010';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table organization add column facts jsonb not null default '{}';
      alter table organization alter column facts drop default;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table organization drop column facts');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AccessAndAcquisition1790000002310 implements MigrationInterface {
  readonly name = 'AccessAndAcquisition1790000002310';

  async up(db: QueryRunner): Promise<void> {
    // Null: nobody told the two apart, and what became known to others counts as both.
    await db.query(`
      alter table data_set add column accessed text, add column acquired text,
        add constraint data_set_reach_three_valued
          check (accessed in ('YES', 'NO', 'UNKNOWN') and acquired in ('YES', 'NO', 'UNKNOWN'));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table data_set drop constraint data_set_reach_three_valued, drop column accessed, drop column acquired;
    `);
  }
}

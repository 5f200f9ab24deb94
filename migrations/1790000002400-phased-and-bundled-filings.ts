import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PhasedAndBundledFilings1790000002400 implements MigrationInterface {
  readonly name = 'PhasedAndBundledFilings1790000002400';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table filing
        -- GDPR Art. 33(4): what is said in phases; a later filing names the one it goes with.
        add column more_follows boolean not null default false,
        add column refers_to uuid,
        -- One submission that answers duties of several incidents: the filings of one bundle, with the reasons for it.
        add column bundle_id uuid,
        add column reason_id uuid,
        add constraint filing_refers_to_fk foreign key (organization_id, refers_to)
          references filing (organization_id, id),
        add constraint filing_reason_fk foreign key (organization_id, reason_id)
          references statement (organization_id, id),
        add constraint filing_bundled_with_reason check (bundle_id is null or reason_id is not null);
      create index filing_bundle_idx on filing (organization_id, bundle_id) where bundle_id is not null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index filing_bundle_idx;
      alter table filing drop constraint filing_bundled_with_reason, drop constraint filing_reason_fk,
        drop constraint filing_refers_to_fk, drop column reason_id, drop column bundle_id, drop column refers_to,
        drop column more_follows;
    `);
  }
}

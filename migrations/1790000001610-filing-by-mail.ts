import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support/tenant-table.ts';

export class FilingByMail1790000001610 implements MigrationInterface {
  readonly name = 'FilingByMail1790000001610';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- FILING: one message to one authority. It achieves no coverage; its acceptance is recorded as a filing.
      alter table dispatch drop constraint dispatch_kind_known;
      alter table dispatch add constraint dispatch_kind_known check (kind in ('LIVE', 'TEST', 'FILING'));

      create table filing_order (
        organization_id uuid not null,
        dispatch_id uuid not null,
        incident_id uuid not null,
        obligation_id uuid not null,
        contact_id uuid not null,
        address text not null,
        kind text not null,
        late_reason_id uuid,
        order_reason_id uuid,
        filing_id uuid,
        created_at timestamptz(3) not null,
        constraint filing_order_pk primary key (organization_id, dispatch_id),
        constraint filing_order_dispatch_fk foreign key (organization_id, dispatch_id)
          references dispatch (organization_id, id),
        constraint filing_order_obligation_fk foreign key (organization_id, obligation_id)
          references obligation (organization_id, id),
        constraint filing_order_late_reason_fk foreign key (organization_id, late_reason_id)
          references statement (organization_id, id),
        constraint filing_order_order_reason_fk foreign key (organization_id, order_reason_id)
          references statement (organization_id, id),
        constraint filing_order_filing_fk foreign key (organization_id, filing_id)
          references filing (organization_id, id),
        constraint filing_order_kind_known check (kind in ('INITIAL', 'FOLLOW_UP', 'CORRECTION', 'WITHDRAWAL'))
      );
      create index filing_order_obligation_idx on filing_order (organization_id, obligation_id, created_at);
    `);
    await tenantTable(db, 'filing_order', 'select, insert, update');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table filing_order;
      alter table dispatch drop constraint dispatch_kind_known;
      alter table dispatch add constraint dispatch_kind_known check (kind in ('LIVE', 'TEST'));
    `);
  }
}

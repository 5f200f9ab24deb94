import type { MigrationInterface, QueryRunner } from 'typeorm';
import { inheritIncident } from './support/inherit-incident.ts';
import { tenantTable } from './support/tenant-table.ts';

export class PreparedFilings1790000003500 implements MigrationInterface {
  readonly name = 'PreparedFilings1790000003500';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table prepared_filing (
        organization_id uuid not null,
        id uuid not null,
        obligation_id uuid not null,
        kind text not null,
        form text not null,
        form_version text not null,
        incident_version integer not null,
        -- Percent of what a complete filing owes; whether nothing of it is left.
        completeness smallint not null,
        complete boolean not null,
        rest_follows_by timestamptz(3),
        refers_to uuid,
        -- The content itself, as JSON: a statement, because people wrote a part of it.
        content_id uuid not null,
        content_digest bytea not null,
        late_reason_id uuid,
        reason_id uuid,
        prepared_by uuid,
        prepared_at timestamptz(3) not null,
        constraint prepared_filing_pk primary key (organization_id, id),
        constraint prepared_filing_obligation_fk foreign key (organization_id, obligation_id)
          references obligation (organization_id, id),
        constraint prepared_filing_refers_to_fk foreign key (organization_id, refers_to)
          references filing (organization_id, id),
        constraint prepared_filing_content_fk foreign key (organization_id, content_id)
          references statement (organization_id, id),
        constraint prepared_filing_late_reason_fk foreign key (organization_id, late_reason_id)
          references statement (organization_id, id),
        constraint prepared_filing_reason_fk foreign key (organization_id, reason_id)
          references statement (organization_id, id),
        constraint prepared_filing_kind_known check (kind in ('INITIAL', 'FOLLOW_UP', 'CORRECTION', 'WITHDRAWAL')),
        constraint prepared_filing_percent check (completeness between 0 and 100)
      );
      create index prepared_filing_obligation_idx on prepared_filing (organization_id, obligation_id, prepared_at);
    `);
    await inheritIncident(db, 'prepared_filing', { parent: 'obligation', key: 'obligation_id' });
    await tenantTable(db, 'prepared_filing', 'select, insert');
    await db.query(`
      alter table filing
        add column prepared_id uuid,
        -- Of one made elsewhere: its words, or the file that is it; and the file that proves it.
        add column content_id uuid,
        add column content_file_id uuid,
        add column proof_id uuid,
        add constraint filing_prepared_fk foreign key (organization_id, prepared_id)
          references prepared_filing (organization_id, id),
        add constraint filing_content_fk foreign key (organization_id, content_id)
          references statement (organization_id, id),
        add constraint filing_content_file_fk foreign key (organization_id, content_file_id)
          references attachment (organization_id, id),
        add constraint filing_proof_fk foreign key (organization_id, proof_id)
          references attachment (organization_id, id),
        add constraint filing_one_content check (num_nonnulls(notice_id, prepared_id, content_id, content_file_id) <= 1);
      create index filing_prepared_idx on filing (organization_id, prepared_id) where prepared_id is not null;

      create function tocsin_filed_stays() returns trigger language plpgsql as $$
      begin
        raise exception 'what was filed is never changed: file a correction';
      end $$;
      comment on function tocsin_filed_stays() is 'What was handed in to an authority stays as it was, whoever asks.';
      create trigger prepared_filing_stays before update on prepared_filing
        for each row execute function tocsin_filed_stays();
      create trigger filing_content_stays before update on filing for each row
        when (row(old.obligation_id, old.kind, old.submitted_at, old.reference, old.notice_id, old.notice_version,
                  old.content_digest, old.proof_digest, old.refers_to, old.prepared_id, old.content_id,
                  old.content_file_id, old.proof_id)
              is distinct from
              row(new.obligation_id, new.kind, new.submitted_at, new.reference, new.notice_id, new.notice_version,
                  new.content_digest, new.proof_digest, new.refers_to, new.prepared_id, new.content_id,
                  new.content_file_id, new.proof_id))
        execute function tocsin_filed_stays();
      -- The words of a filing can be erased, and nothing else can become of them.
      create trigger statement_filed_stays before update on statement for each row
        when (old.kind = 'FILED_CONTENT' and (new.text is not null or old.digest <> new.digest or new.kind <> old.kind))
        execute function tocsin_filed_stays();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger statement_filed_stays on statement;
      drop trigger filing_content_stays on filing;
      alter table filing drop constraint filing_one_content, drop constraint filing_proof_fk,
        drop constraint filing_content_file_fk, drop constraint filing_content_fk, drop constraint filing_prepared_fk,
        drop column proof_id, drop column content_file_id, drop column content_id, drop column prepared_id;
      drop table prepared_filing;
      drop function tocsin_filed_stays();
    `);
  }
}

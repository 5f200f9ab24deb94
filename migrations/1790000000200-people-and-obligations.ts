import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support/tenant-table.ts';

export class PeopleAndObligations1790000000200 implements MigrationInterface {
  readonly name = 'PeopleAndObligations1790000000200';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table person_import (
        organization_id uuid not null,
        id uuid not null,
        incident_id uuid not null,
        content_digest bytea not null,
        dry_run boolean not null,
        rows_read integer not null,
        added integer not null,
        merged integer not null,
        rejected integer not null,
        problems jsonb not null,
        people_revision integer,
        imported_by uuid,
        created_at timestamptz(3) not null,
        constraint person_import_pk primary key (organization_id, id),
        constraint person_import_incident_fk foreign key (organization_id, incident_id)
          references incident (organization_id, id)
      );
      create index person_import_incident_idx on person_import (organization_id, incident_id, created_at);

      create table affected_person (
        organization_id uuid not null,
        id uuid not null,
        incident_id uuid not null,
        sealed bytea,
        blind_index bytea,
        kind text,
        jurisdiction text,
        locale text,
        data_set_ids uuid[] not null,
        people_revision integer not null,
        created_at timestamptz(3) not null,
        erased_at timestamptz(3),
        constraint affected_person_pk primary key (organization_id, id),
        constraint affected_person_incident_fk foreign key (organization_id, incident_id)
          references incident (organization_id, id),
        constraint affected_person_blind_index_key unique (organization_id, incident_id, blind_index),
        constraint affected_person_erased_wholly
          check ((sealed is null) = (erased_at is not null) and (blind_index is null) = (erased_at is not null))
      );
      create index affected_person_segment_idx on affected_person (organization_id, incident_id, jurisdiction);
      create index affected_person_page_idx on affected_person (organization_id, incident_id, created_at, id);

      create table obligation (
        organization_id uuid not null,
        id uuid not null,
        incident_id uuid not null,
        rule_id text not null,
        rule_version text not null,
        rule jsonb not null,
        source text not null,
        recipient_kind text not null,
        recipient_key text not null,
        recipient_name text,
        verdict text not null,
        state text not null,
        why jsonb not null,
        open_questions text[] not null,
        start_event text,
        start_at timestamptz(3),
        due_at timestamptz(3),
        provisional boolean not null,
        derivation jsonb not null,
        incident_version integer not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint obligation_pk primary key (organization_id, id),
        constraint obligation_incident_fk foreign key (organization_id, incident_id, incident_version)
          references incident_version (organization_id, incident_id, version),
        constraint obligation_one_per_recipient unique (organization_id, incident_id, rule_id, recipient_key),
        constraint obligation_verdict_known check (verdict in ('REQUIRED', 'NOT_REQUIRED', 'UNDECIDED')),
        constraint obligation_state_known check (state in ('OPEN', 'PARTLY_MET', 'MET', 'LAPSED')),
        constraint obligation_source_known check (source in ('STATUTE', 'PROMISE', 'CONTRACT'))
      );
      -- Those without a date come last: "without undue delay" never gets an invented one.
      create index obligation_due_idx on obligation
        (organization_id, (coalesce(due_at, timestamptz '9999-12-31 00:00:00+00')), id)
        where state in ('OPEN', 'PARTLY_MET');

      create table filing (
        organization_id uuid not null,
        id uuid not null,
        obligation_id uuid not null,
        kind text not null,
        channel text not null,
        filed_with text not null,
        due_at timestamptz(3),
        due_provisional boolean not null,
        submitted_at timestamptz(3) not null,
        late_by_ms bigint,
        late_reason_id uuid,
        reference text,
        notice_id uuid,
        notice_version integer,
        content_digest bytea,
        proof_digest bytea,
        submitted_by uuid,
        recorded_at timestamptz(3) not null,
        constraint filing_pk primary key (organization_id, id),
        constraint filing_obligation_fk foreign key (organization_id, obligation_id)
          references obligation (organization_id, id),
        constraint filing_late_reason_fk foreign key (organization_id, late_reason_id)
          references statement (organization_id, id),
        constraint filing_kind_known check (kind in ('INITIAL', 'FOLLOW_UP', 'CORRECTION', 'WITHDRAWAL')),
        constraint filing_channel_known check (channel in ('MAIL', 'PORTAL', 'POST', 'PHONE', 'DISPATCH')),
        -- GDPR Art. 33(1), second sentence: a late notification is accompanied by reasons.
        constraint filing_late_with_reason check (late_by_ms is null or late_by_ms <= 0 or late_reason_id is not null)
      );
      create index filing_obligation_idx on filing (organization_id, obligation_id, submitted_at);

      create table filing_step (
        organization_id uuid not null,
        id uuid not null,
        filing_id uuid not null,
        state text not null,
        at timestamptz(3) not null,
        reference text,
        recorded_by uuid,
        constraint filing_step_pk primary key (organization_id, id),
        constraint filing_step_filing_fk foreign key (organization_id, filing_id)
          references filing (organization_id, id),
        constraint filing_step_state_known check (state in ('PREPARED', 'SUBMITTED', 'ACKNOWLEDGED', 'REJECTED'))
      );
      create index filing_step_filing_idx on filing_step (organization_id, filing_id, at);

      create table reminder (
        organization_id uuid not null,
        id uuid not null,
        incident_id uuid not null,
        obligation_id uuid not null,
        offset_minutes integer not null,
        fire_at timestamptz(3) not null,
        state text not null,
        settled_at timestamptz(3),
        late boolean not null,
        constraint reminder_pk primary key (organization_id, id),
        constraint reminder_obligation_fk foreign key (organization_id, obligation_id)
          references obligation (organization_id, id),
        constraint reminder_once unique (organization_id, obligation_id, offset_minutes, fire_at),
        constraint reminder_state_known check (state in ('WAITING', 'SENT', 'OVERTAKEN', 'CANCELLED'))
      );
      create index reminder_waiting_idx on reminder (organization_id, incident_id, fire_at) where state = 'WAITING';
    `);
    await tenantTable(db, 'person_import', 'select, insert');
    await tenantTable(db, 'affected_person', 'select, insert, update');
    await tenantTable(db, 'obligation', 'select, insert, update');
    await tenantTable(db, 'filing', 'select, insert');
    await tenantTable(db, 'filing_step', 'select, insert');
    await tenantTable(db, 'reminder', 'select, insert, update');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table reminder, filing_step, filing, obligation, affected_person, person_import');
  }
}

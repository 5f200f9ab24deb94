import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support/tenant-table.ts';

export class IncidentEvidence1790000001250 implements MigrationInterface {
  readonly name = 'IncidentEvidence1790000001250';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table attachment (
        organization_id uuid not null,
        id uuid not null,
        incident_id uuid not null,
        kind text not null,
        name_id uuid not null,
        size bigint not null,
        sha256 bytea not null,
        supersedes_id uuid,
        added_by uuid,
        added_at timestamptz(3) not null,
        constraint attachment_pk primary key (organization_id, id),
        constraint attachment_incident_fk foreign key (organization_id, incident_id)
          references incident (organization_id, id),
        constraint attachment_name_fk foreign key (organization_id, name_id)
          references statement (organization_id, id),
        constraint attachment_supersedes_fk foreign key (organization_id, supersedes_id)
          references attachment (organization_id, id),
        constraint attachment_superseded_once unique (organization_id, supersedes_id),
        constraint attachment_kind_known check (kind in ('EVIDENCE', 'CORRESPONDENCE', 'PROOF')),
        constraint attachment_not_empty check (size > 0)
      );
      create index attachment_incident_idx on attachment (organization_id, incident_id, added_at, id);

      create table attachment_piece (
        organization_id uuid not null,
        incident_id uuid not null,
        attachment_id uuid not null,
        seq integer not null,
        sealed bytea not null,
        constraint attachment_piece_pk primary key (organization_id, attachment_id, seq),
        -- Pieces arrive before size and hash are known, so before their attachment.
        constraint attachment_piece_attachment_fk foreign key (organization_id, attachment_id)
          references attachment (organization_id, id) deferrable initially deferred
      );
      -- Sealed bytes do not compress: trying would cost and gain nothing.
      alter table attachment_piece alter column sealed set storage external;

      create table custody_entry (
        organization_id uuid not null,
        id uuid not null,
        incident_id uuid not null,
        attachment_id uuid not null,
        act text not null,
        happened jsonb not null,
        happened_at timestamptz(3) not null,
        person_id uuid,
        place_id uuid,
        note_id uuid,
        intact boolean,
        recorded_by uuid,
        recorded_at timestamptz(3) not null,
        constraint custody_entry_pk primary key (organization_id, id),
        constraint custody_entry_attachment_fk foreign key (organization_id, attachment_id)
          references attachment (organization_id, id),
        constraint custody_entry_person_fk foreign key (organization_id, person_id)
          references statement (organization_id, id),
        constraint custody_entry_place_fk foreign key (organization_id, place_id)
          references statement (organization_id, id),
        constraint custody_entry_note_fk foreign key (organization_id, note_id)
          references statement (organization_id, id),
        constraint custody_entry_act_known check (act in ('COLLECTED', 'HANDED_OVER', 'NOTED', 'ADDED', 'DOWNLOADED',
          'VERIFIED', 'SUPERSEDED', 'WITHDRAWN')),
        constraint custody_entry_verdict check ((act = 'VERIFIED') = (intact is not null)),
        constraint custody_entry_withdrawn_why check (act <> 'WITHDRAWN' or note_id is not null)
      );
      create index custody_entry_attachment_idx on custody_entry (organization_id, attachment_id, happened_at, id);

      create table correspondence (
        organization_id uuid not null,
        id uuid not null,
        incident_id uuid not null,
        direction text not null,
        party text not null,
        party_name_id uuid,
        channel text not null,
        happened jsonb not null,
        happened_at timestamptz(3) not null,
        subject_id uuid not null,
        body_id uuid,
        obligation_id uuid,
        attachment_ids uuid[] not null,
        corrects_id uuid,
        logged_by uuid,
        logged_at timestamptz(3) not null,
        constraint correspondence_pk primary key (organization_id, id),
        constraint correspondence_incident_fk foreign key (organization_id, incident_id)
          references incident (organization_id, id),
        constraint correspondence_party_name_fk foreign key (organization_id, party_name_id)
          references statement (organization_id, id),
        constraint correspondence_subject_fk foreign key (organization_id, subject_id)
          references statement (organization_id, id),
        constraint correspondence_body_fk foreign key (organization_id, body_id)
          references statement (organization_id, id),
        constraint correspondence_obligation_fk foreign key (organization_id, obligation_id)
          references obligation (organization_id, id),
        constraint correspondence_corrects_fk foreign key (organization_id, corrects_id)
          references correspondence (organization_id, id),
        constraint correspondence_direction_known check (direction in ('IN', 'OUT')),
        constraint correspondence_party_known
          check (party in ('AUTHORITY', 'CUSTOMER', 'PRESS', 'INSURER', 'POLICE', 'OTHER')),
        constraint correspondence_channel_known
          check (channel in ('MAIL', 'PHONE', 'PORTAL', 'POST', 'IN_PERSON', 'OTHER'))
      );
      create index correspondence_incident_idx on correspondence (organization_id, incident_id, happened_at, id);
    `);
    // None can be altered: a file is superseded or withdrawn, a letter corrected by adding.
    await tenantTable(db, 'attachment', 'select, insert');
    await tenantTable(db, 'attachment_piece', 'select, insert');
    await tenantTable(db, 'custody_entry', 'select, insert');
    await tenantTable(db, 'correspondence', 'select, insert');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table correspondence, custody_entry, attachment_piece, attachment');
  }
}

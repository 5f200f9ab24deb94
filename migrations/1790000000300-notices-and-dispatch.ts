import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support/tenant-table.ts';

const PARTITIONS = 8;

export class NoticesAndDispatch1790000000300 implements MigrationInterface {
  readonly name = 'NoticesAndDispatch1790000000300';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table notice (
        organization_id uuid not null,
        id uuid not null,
        incident_id uuid not null,
        audience text not null,
        locale text not null,
        template_id text not null,
        current_version integer not null,
        created_by uuid,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint notice_pk primary key (organization_id, id),
        constraint notice_incident_fk foreign key (organization_id, incident_id)
          references incident (organization_id, id),
        constraint notice_audience_known check (audience in ('PEOPLE', 'AUTHORITY', 'CONTROLLER'))
      );
      create index notice_incident_idx on notice (organization_id, incident_id, created_at);

      create table notice_obligation (
        organization_id uuid not null,
        notice_id uuid not null,
        obligation_id uuid not null,
        constraint notice_obligation_pk primary key (organization_id, notice_id, obligation_id),
        constraint notice_obligation_notice_fk foreign key (organization_id, notice_id)
          references notice (organization_id, id),
        constraint notice_obligation_obligation_fk foreign key (organization_id, obligation_id)
          references obligation (organization_id, id)
      );
      create index notice_obligation_obligation_idx on notice_obligation (organization_id, obligation_id);

      create table notice_version (
        organization_id uuid not null,
        notice_id uuid not null,
        version integer not null,
        subject text not null,
        body text not null,
        template_version text not null,
        elements jsonb not null,
        incident_version integer not null,
        content_hash bytea not null,
        written_by uuid,
        written_at timestamptz(3) not null,
        constraint notice_version_pk primary key (organization_id, notice_id, version),
        constraint notice_version_notice_fk foreign key (organization_id, notice_id)
          references notice (organization_id, id)
      );

      create table approval (
        organization_id uuid not null,
        id uuid not null,
        notice_id uuid not null,
        notice_version integer not null,
        verdict text not null,
        content_hash bytea not null,
        audience jsonb not null,
        audience_hash bytea not null,
        decided_by uuid not null,
        decided_at timestamptz(3) not null,
        opinion_id uuid,
        constraint approval_pk primary key (organization_id, id),
        constraint approval_version_fk foreign key (organization_id, notice_id, notice_version)
          references notice_version (organization_id, notice_id, version),
        constraint approval_opinion_fk foreign key (organization_id, opinion_id)
          references statement (organization_id, id),
        constraint approval_verdict_known check (verdict in ('APPROVED', 'REFUSED'))
      );
      create index approval_notice_idx on approval (organization_id, notice_id, notice_version, decided_at);

      create table dispatch (
        organization_id uuid not null,
        id uuid not null,
        incident_id uuid not null,
        notice_id uuid not null,
        notice_version integer not null,
        approval_id uuid not null,
        kind text not null,
        state text not null,
        transport text not null,
        uncertain_policy text not null,
        total integer not null,
        pause_reason text,
        started_by uuid,
        created_at timestamptz(3) not null,
        completed_at timestamptz(3),
        updated_at timestamptz(3) not null,
        constraint dispatch_pk primary key (organization_id, id),
        constraint dispatch_notice_version_fk foreign key (organization_id, notice_id, notice_version)
          references notice_version (organization_id, notice_id, version),
        constraint dispatch_approval_fk foreign key (organization_id, approval_id)
          references approval (organization_id, id),
        constraint dispatch_kind_known check (kind in ('LIVE', 'TEST')),
        constraint dispatch_state_known check (state in ('RUNNING', 'PAUSED', 'COMPLETED', 'CANCELLED')),
        constraint dispatch_transport_known check (transport in ('SMTP', 'FILE')),
        constraint dispatch_uncertain_policy_known check (uncertain_policy in ('RESEND_ONCE', 'HOLD'))
      );
      create index dispatch_incident_idx on dispatch (organization_id, incident_id, created_at);
      -- One live run for one approval: two people pressing the button start it once.
      create unique index dispatch_one_live_per_approval on dispatch (organization_id, approval_id)
        where kind = 'LIVE' and state <> 'CANCELLED';

      -- Ids and instants only: which dispatches a worker's sender loop should look at. No row-level security.
      create table running_dispatch (
        organization_id uuid not null,
        dispatch_id uuid not null,
        since timestamptz(3) not null,
        constraint running_dispatch_pk primary key (organization_id, dispatch_id)
      );
      grant select, insert, update, delete on running_dispatch to tocsin_app;

      create table delivery (
        organization_id uuid not null,
        dispatch_id uuid not null,
        id uuid not null,
        person_id uuid,
        channel text not null,
        state text not null,
        attempt integer not null,
        resends integer not null,
        worker_id uuid,
        claimed_at timestamptz(3),
        next_at timestamptz(3),
        response text,
        address_digest bytea,
        jurisdiction text,
        updated_at timestamptz(3) not null,
        constraint delivery_pk primary key (organization_id, dispatch_id, id),
        constraint delivery_one_per_person unique (organization_id, dispatch_id, person_id, channel),
        constraint delivery_state_known check (state in ('PENDING', 'CLAIMED', 'SENDING', 'ACCEPTED', 'DEFERRED',
          'FAILED', 'UNCERTAIN', 'SUPPRESSED', 'CANCELLED'))
      ) partition by hash (dispatch_id);
      create index delivery_claim_idx on delivery (organization_id, dispatch_id, next_at, id)
        where state in ('PENDING', 'DEFERRED');
      create index delivery_in_flight_idx on delivery (organization_id, dispatch_id, worker_id)
        where state in ('CLAIMED', 'SENDING');
      create index delivery_state_idx on delivery (organization_id, dispatch_id, state, id);

      create table coverage (
        organization_id uuid not null,
        dispatch_id uuid not null,
        obligation_id uuid not null,
        segment text not null,
        total integer not null,
        reached integer not null,
        unreached integer not null,
        uncertain integer not null,
        computed_at timestamptz(3) not null,
        constraint coverage_pk primary key (organization_id, dispatch_id, obligation_id, segment),
        constraint coverage_dispatch_fk foreign key (organization_id, dispatch_id)
          references dispatch (organization_id, id),
        constraint coverage_obligation_fk foreign key (organization_id, obligation_id)
          references obligation (organization_id, id)
      );
      create index coverage_obligation_idx on coverage (organization_id, obligation_id);
    `);
    for (let n = 0; n < PARTITIONS; n += 1) {
      // No grants on a partition: a granted one is read past its parent's policy.
      await db.query(`create table delivery_${n} partition of delivery
        for values with (modulus ${PARTITIONS}, remainder ${n})`);
    }
    await tenantTable(db, 'notice', 'select, insert, update');
    await tenantTable(db, 'notice_obligation', 'select, insert');
    await tenantTable(db, 'notice_version', 'select, insert');
    await tenantTable(db, 'approval', 'select, insert');
    await tenantTable(db, 'dispatch', 'select, insert, update');
    await tenantTable(db, 'delivery', 'select, insert, update');
    await tenantTable(db, 'coverage', 'select, insert, update');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table coverage, delivery, running_dispatch, dispatch, approval, notice_version, notice_obligation, notice
    `);
  }
}

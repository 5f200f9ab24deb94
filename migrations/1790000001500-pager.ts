import type { MigrationInterface, QueryRunner } from 'typeorm';
import { inheritIncident } from './support/inherit-incident.ts';
import { tenantTable } from './support/tenant-table.ts';

export class Pager1790000001500 implements MigrationInterface {
  readonly name = 'Pager1790000001500';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table pager_setting (
        organization_id uuid not null,
        offsets_minutes integer[],
        steps jsonb,
        within_minutes integer,
        updated_at timestamptz(3) not null,
        constraint pager_setting_pk primary key (organization_id)
      );

      create table pager_endpoint (
        organization_id uuid not null,
        id uuid not null,
        host text not null,
        -- URL and secrets, under a key of the organization: a path may itself be a password.
        sealed bytea not null,
        previous_until timestamptz(3),
        created_by uuid,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        disabled_at timestamptz(3),
        disabled_why text,
        constraint pager_endpoint_pk primary key (organization_id, id),
        constraint pager_endpoint_disabled_wholly check ((disabled_at is null) = (disabled_why is null)),
        constraint pager_endpoint_why_known check (disabled_why in ('GONE', 'MEMBER'))
      );

      create table alert (
        organization_id uuid not null,
        id uuid not null,
        incident_id uuid not null,
        kind text not null,
        subject_ids uuid[] not null,
        due_at timestamptz(3),
        state text not null,
        step integer not null,
        opened_at timestamptz(3) not null,
        paged_at timestamptz(3) not null,
        next_at timestamptz(3),
        exhausted_at timestamptz(3),
        acknowledged_at timestamptz(3),
        acknowledged_by uuid,
        constraint alert_pk primary key (organization_id, id),
        -- No foreign key to the incident: it would lock the incident after the record, against the order of locks.
        constraint alert_kind_known
          check (kind in ('CLOCK', 'DISPATCH_PAUSED', 'UNCERTAIN', 'BREAK_GLASS', 'HOLD_ENDED')),
        constraint alert_state_known check (state in ('OPEN', 'ACKNOWLEDGED', 'ENDED')),
        constraint alert_acknowledged_wholly
          check ((state = 'ACKNOWLEDGED') = (acknowledged_at is not null))
      );
      create index alert_incident_idx on alert (organization_id, incident_id, opened_at, id);
      create index alert_page_idx on alert (organization_id, opened_at, id);

      create table page_delivery (
        organization_id uuid not null,
        id uuid not null,
        alert_id uuid,
        kind text not null,
        step integer not null,
        channel text not null,
        member_id uuid,
        contact_id uuid,
        endpoint_id uuid,
        body text,
        state text not null,
        attempts integer not null,
        last_status integer,
        last_problem text,
        next_attempt_at timestamptz(3),
        created_at timestamptz(3) not null,
        settled_at timestamptz(3),
        constraint page_delivery_pk primary key (organization_id, id),
        constraint page_delivery_alert_fk foreign key (organization_id, alert_id)
          references alert (organization_id, id),
        constraint page_delivery_endpoint_fk foreign key (organization_id, endpoint_id)
          references pager_endpoint (organization_id, id),
        constraint page_delivery_kind_known check
          (kind in ('CLOCK', 'ESCALATION', 'DISPATCH_PAUSED', 'UNCERTAIN', 'BREAK_GLASS', 'HOLD_ENDED', 'TEST')),
        constraint page_delivery_channel_known check (channel in ('MAIL', 'WEBHOOK')),
        constraint page_delivery_one_recipient check (num_nonnulls(member_id, contact_id, endpoint_id) = 1),
        constraint page_delivery_state_known
          check (state in ('PENDING', 'DELIVERED', 'FAILED', 'UNCERTAIN', 'CANCELLED'))
      );
      create index page_delivery_alert_idx on page_delivery (organization_id, alert_id, created_at);
      create index page_delivery_endpoint_idx on page_delivery (organization_id, endpoint_id, created_at);

      create table incident_channel (
        organization_id uuid not null,
        incident_id uuid not null,
        mail boolean not null,
        set_by uuid,
        set_at timestamptz(3) not null,
        constraint incident_channel_pk primary key (organization_id, incident_id),
        constraint incident_channel_incident_fk foreign key (organization_id, incident_id)
          references incident (organization_id, id)
      );

      create table snooze (
        organization_id uuid not null,
        obligation_id uuid not null,
        due_at timestamptz(3) not null,
        until timestamptz(3) not null,
        set_by uuid,
        set_at timestamptz(3) not null,
        constraint snooze_pk primary key (organization_id, obligation_id),
        constraint snooze_obligation_fk foreign key (organization_id, obligation_id)
          references obligation (organization_id, id),
        -- The reminder at the due instant always fires.
        constraint snooze_never_past_due check (until <= due_at)
      );

      create table set_clock (
        organization_id uuid not null,
        obligation_id uuid not null,
        place text,
        zone text not null,
        outcome text,
        note_id uuid,
        attachment_id uuid,
        set_by uuid,
        set_at timestamptz(3) not null,
        settled_by uuid,
        settled_at timestamptz(3),
        constraint set_clock_pk primary key (organization_id, obligation_id),
        constraint set_clock_obligation_fk foreign key (organization_id, obligation_id)
          references obligation (organization_id, id),
        constraint set_clock_note_fk foreign key (organization_id, note_id)
          references statement (organization_id, id),
        constraint set_clock_attachment_fk foreign key (organization_id, attachment_id)
          references attachment (organization_id, id),
        constraint set_clock_outcome_known check (outcome in ('DONE', 'WITHDRAWN', 'PRESERVED', 'LOST')),
        constraint set_clock_settled_wholly check ((outcome is null) = (settled_at is null))
      );

      alter table obligation drop constraint obligation_source_known, add constraint obligation_source_known
        check (source in ('STATUTE', 'PROMISE', 'CONTRACT', 'AD_HOC', 'EVIDENCE'));
    `);
    await inheritIncident(db, 'page_delivery', { parent: 'alert', key: 'alert_id' });
    for (const table of ['snooze', 'set_clock'])
      await inheritIncident(db, table, { parent: 'obligation', key: 'obligation_id' });
    await tenantTable(db, 'pager_setting', 'select, insert, update');
    await tenantTable(db, 'pager_endpoint', 'select, insert, update');
    await tenantTable(db, 'alert', 'select, insert, update');
    await tenantTable(db, 'page_delivery', 'select, insert, update');
    await tenantTable(db, 'incident_channel', 'select, insert, update');
    await tenantTable(db, 'snooze', 'select, insert, update');
    await tenantTable(db, 'set_clock', 'select, insert, update');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table obligation drop constraint obligation_source_known, add constraint obligation_source_known
        check (source in ('STATUTE', 'PROMISE', 'CONTRACT'));
      drop table set_clock, snooze, incident_channel, page_delivery, alert, pager_endpoint, pager_setting;
    `);
  }
}

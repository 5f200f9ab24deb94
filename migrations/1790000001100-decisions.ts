import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support/tenant-table.ts';

export class Decisions1790000001100 implements MigrationInterface {
  readonly name = 'Decisions1790000001100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table obligation_decision (
        organization_id uuid not null,
        id uuid not null,
        obligation_id uuid not null,
        incident_id uuid not null,
        ground text not null,
        exemption_id text,
        verdict text not null,
        state_before text not null,
        rule_version text not null,
        incident_version integer not null,
        facts jsonb not null,
        facts_digest bytea not null,
        rationale_id uuid not null,
        decided_by uuid not null,
        decided_at timestamptz(3) not null,
        ended_as text,
        ended_at timestamptz(3),
        ended_by uuid,
        end_reason_id uuid,
        changed_facts text[],
        constraint obligation_decision_pk primary key (organization_id, id),
        constraint obligation_decision_of unique (organization_id, obligation_id, id),
        constraint obligation_decision_obligation_fk foreign key (organization_id, obligation_id)
          references obligation (organization_id, id),
        constraint obligation_decision_version_fk foreign key (organization_id, incident_id, incident_version)
          references incident_version (organization_id, incident_id, version),
        constraint obligation_decision_rationale_fk foreign key (organization_id, rationale_id)
          references statement (organization_id, id),
        constraint obligation_decision_member_fk foreign key (organization_id, decided_by)
          references member (organization_id, id),
        constraint obligation_decision_end_reason_fk foreign key (organization_id, end_reason_id)
          references statement (organization_id, id),
        constraint obligation_decision_ground_known check (ground in ('EXEMPTION', 'DOES_NOT_APPLY', 'DEPARTURE')),
        constraint obligation_decision_exemption_named check ((ground = 'EXEMPTION') = (exemption_id is not null)),
        constraint obligation_decision_ended_wholly
          check ((ended_as is null) = (ended_at is null) and (ended_as is null or ended_as in ('REOPENED', 'WITHDRAWN', 'OVERTAKEN')))
      );
      create unique index obligation_decision_one_standing on obligation_decision (organization_id, obligation_id)
        where ended_at is null;

      -- Nobody is rid of a duty without a person who says so and why: the row of the decision has both.
      alter table obligation add column decision_id uuid;
      alter table obligation drop constraint obligation_state_known;
      alter table obligation add constraint obligation_state_known
        check (state in ('OPEN', 'PARTLY_MET', 'MET', 'LAPSED', 'DECIDED'));
      alter table obligation add constraint obligation_decided_by_a_person
        check ((state = 'DECIDED') = (decision_id is not null));
      alter table obligation add constraint obligation_decision_fk foreign key (organization_id, id, decision_id)
        references obligation_decision (organization_id, obligation_id, id);

      create table obligation_due (
        organization_id uuid not null,
        id uuid not null,
        obligation_id uuid not null,
        due_at timestamptz(3),
        provisional boolean not null,
        start_event text,
        start_at timestamptz(3),
        says text not null,
        rule_version text not null,
        incident_version integer not null,
        set_by uuid,
        set_at timestamptz(3) not null,
        reason_id uuid,
        constraint obligation_due_pk primary key (organization_id, id),
        constraint obligation_due_obligation_fk foreign key (organization_id, obligation_id)
          references obligation (organization_id, id),
        constraint obligation_due_reason_fk foreign key (organization_id, reason_id)
          references statement (organization_id, id)
      );
      create index obligation_due_obligation_idx on obligation_due (organization_id, obligation_id, set_at);
    `);
    await tenantTable(db, 'obligation_decision', 'select, insert, update');
    await tenantTable(db, 'obligation_due', 'select, insert');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table obligation drop constraint obligation_decision_fk;
      alter table obligation drop constraint obligation_decided_by_a_person;
      alter table obligation drop constraint obligation_state_known;
      -- Forced row-level security hides every row from the owner, without an error.
      alter table obligation no force row level security;
      update obligation set state = 'OPEN' where state = 'DECIDED';
      alter table obligation force row level security;
      alter table obligation add constraint obligation_state_known
        check (state in ('OPEN', 'PARTLY_MET', 'MET', 'LAPSED'));
      alter table obligation drop column decision_id;
      drop table obligation_due, obligation_decision;
    `);
  }
}

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

      create table law_enforcement_hold (
        organization_id uuid not null,
        id uuid not null,
        incident_id uuid not null,
        written boolean not null,
        stated_at timestamptz(3) not null,
        until timestamptz(3),
        ends_at timestamptz(3),
        everything boolean not null,
        jurisdictions text[] not null,
        regimes text[] not null,
        agency_id uuid not null,
        officer_id uuid not null,
        reason_id uuid not null,
        placed_by uuid not null,
        placed_at timestamptz(3) not null,
        lifted_by uuid,
        lifted_at timestamptz(3),
        lift_reason_id uuid,
        lapsed_at timestamptz(3),
        constraint law_enforcement_hold_pk primary key (organization_id, id),
        constraint law_enforcement_hold_incident_fk foreign key (organization_id, incident_id)
          references incident (organization_id, id),
        constraint law_enforcement_hold_agency_fk foreign key (organization_id, agency_id)
          references statement (organization_id, id),
        constraint law_enforcement_hold_officer_fk foreign key (organization_id, officer_id)
          references statement (organization_id, id),
        constraint law_enforcement_hold_reason_fk foreign key (organization_id, reason_id)
          references statement (organization_id, id),
        constraint law_enforcement_hold_lift_reason_fk foreign key (organization_id, lift_reason_id)
          references statement (organization_id, id),
        constraint law_enforcement_hold_scoped
          check (everything = (cardinality(jurisdictions) = 0 and cardinality(regimes) = 0)),
        -- 45 CFR 164.412(b): an oral statement counts for a time; only a written one may stand until it is lifted.
        constraint law_enforcement_hold_oral_ends check (written or ends_at is not null)
      );
      create index law_enforcement_hold_incident_idx on law_enforcement_hold (organization_id, incident_id, placed_at);

      create table organization_rule (
        organization_id uuid not null,
        id uuid not null,
        rule_id text not null,
        version text not null,
        rule jsonb not null,
        policy_id uuid,
        put_by uuid,
        put_at timestamptz(3) not null,
        last_day date,
        retired_by uuid,
        retired_at timestamptz(3),
        retire_reason_id uuid,
        constraint organization_rule_pk primary key (organization_id, id),
        constraint organization_rule_version_key unique (organization_id, rule_id, version),
        constraint organization_rule_organization_fk foreign key (organization_id) references organization (id),
        constraint organization_rule_policy_fk foreign key (organization_id, policy_id)
          references policy (organization_id, id),
        constraint organization_rule_reason_fk foreign key (organization_id, retire_reason_id)
          references statement (organization_id, id),
        constraint organization_rule_retired_wholly
          check ((last_day is null) = (retired_at is null) and (last_day is null) = (retire_reason_id is null))
      );

      create table policy_confirmation (
        organization_id uuid not null,
        policy_id uuid not null,
        effective_from date not null,
        reading text,
        rationale_id uuid not null,
        confirmed_by uuid not null,
        confirmed_at timestamptz(3) not null,
        -- Once per version: another reading takes another version of the policy.
        constraint policy_confirmation_pk primary key (organization_id, policy_id),
        constraint policy_confirmation_policy_fk foreign key (organization_id, policy_id)
          references policy (organization_id, id),
        constraint policy_confirmation_rationale_fk foreign key (organization_id, rationale_id)
          references statement (organization_id, id),
        constraint policy_confirmation_member_fk foreign key (organization_id, confirmed_by)
          references member (organization_id, id)
      );

      alter table obligation add column held_by uuid;
      alter table obligation add column held_until timestamptz(3);
      alter table obligation add constraint obligation_held_by_fk foreign key (organization_id, held_by)
        references law_enforcement_hold (organization_id, id);
    `);
    await tenantTable(db, 'law_enforcement_hold', 'select, insert, update');
    await tenantTable(db, 'organization_rule', 'select, insert, update');
    await tenantTable(db, 'policy_confirmation', 'select, insert');
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
      alter table obligation drop column decision_id, drop column held_by, drop column held_until;
      drop table policy_confirmation, organization_rule, law_enforcement_hold, obligation_due, obligation_decision;
    `);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support/tenant-table.ts';

export class IncidentRoom1790000001200 implements MigrationInterface {
  readonly name = 'IncidentRoom1790000001200';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table statement add column erased_by uuid;

      create table incident_task (
        organization_id uuid not null,
        id uuid not null,
        incident_id uuid not null,
        title text not null,
        owner_id uuid,
        due_at timestamptz(3),
        state text not null,
        created_by uuid,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        closed_by uuid,
        closed_at timestamptz(3),
        constraint incident_task_pk primary key (organization_id, id),
        constraint incident_task_incident_fk foreign key (organization_id, incident_id)
          references incident (organization_id, id),
        constraint incident_task_owner_fk foreign key (organization_id, owner_id)
          references member (organization_id, id),
        constraint incident_task_state_known check (state in ('OPEN', 'DONE', 'DROPPED')),
        constraint incident_task_closed_wholly check ((state = 'OPEN') = (closed_at is null))
      );
      create index incident_task_incident_idx on incident_task
        (organization_id, incident_id, (coalesce(due_at, timestamptz '9999-12-31 00:00:00+00')), id);
      create index incident_task_open_idx on incident_task
        (organization_id, (coalesce(due_at, timestamptz '9999-12-31 00:00:00+00')), id) where state = 'OPEN';

      create table incident_question (
        organization_id uuid not null,
        id uuid not null,
        incident_id uuid not null,
        text_id uuid not null,
        owner_id uuid,
        wanted_by timestamptz(3),
        state text not null,
        answer_id uuid,
        asked_by uuid,
        asked_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        settled_by uuid,
        settled_at timestamptz(3),
        constraint incident_question_pk primary key (organization_id, id),
        constraint incident_question_incident_fk foreign key (organization_id, incident_id)
          references incident (organization_id, id),
        constraint incident_question_owner_fk foreign key (organization_id, owner_id)
          references member (organization_id, id),
        constraint incident_question_text_fk foreign key (organization_id, text_id)
          references statement (organization_id, id),
        constraint incident_question_answer_fk foreign key (organization_id, answer_id)
          references statement (organization_id, id),
        constraint incident_question_state_known check (state in ('OPEN', 'ANSWERED', 'WITHDRAWN')),
        constraint incident_question_settled_wholly check (
          (state = 'OPEN') = (settled_at is null) and (state <> 'ANSWERED' or answer_id is not null))
      );
      create index incident_question_incident_idx on incident_question
        (organization_id, incident_id, (coalesce(wanted_by, timestamptz '9999-12-31 00:00:00+00')), id);

      create table incident_comment (
        organization_id uuid not null,
        id uuid not null,
        incident_id uuid not null,
        about_kind text,
        about_id uuid,
        privileged boolean not null,
        text_id uuid not null,
        corrects_id uuid,
        author_id uuid,
        written_at timestamptz(3) not null,
        constraint incident_comment_pk primary key (organization_id, id),
        constraint incident_comment_incident_fk foreign key (organization_id, incident_id)
          references incident (organization_id, id),
        constraint incident_comment_text_fk foreign key (organization_id, text_id)
          references statement (organization_id, id),
        constraint incident_comment_corrects_fk foreign key (organization_id, corrects_id)
          references incident_comment (organization_id, id),
        constraint incident_comment_about_wholly check ((about_kind is null) = (about_id is null))
      );
      create index incident_comment_incident_idx on incident_comment (organization_id, incident_id, written_at, id);

      create table incident_decision (
        organization_id uuid not null,
        id uuid not null,
        incident_id uuid not null,
        decided_by uuid,
        decider_name_id uuid,
        decided_at timestamptz(3) not null,
        what_id uuid not null,
        why_id uuid not null,
        corrects_id uuid,
        logged_by uuid,
        logged_at timestamptz(3) not null,
        constraint incident_decision_pk primary key (organization_id, id),
        constraint incident_decision_incident_fk foreign key (organization_id, incident_id)
          references incident (organization_id, id),
        constraint incident_decision_decided_by_fk foreign key (organization_id, decided_by)
          references member (organization_id, id),
        constraint incident_decision_decider_name_fk foreign key (organization_id, decider_name_id)
          references statement (organization_id, id),
        constraint incident_decision_what_fk foreign key (organization_id, what_id)
          references statement (organization_id, id),
        constraint incident_decision_why_fk foreign key (organization_id, why_id)
          references statement (organization_id, id),
        constraint incident_decision_corrects_fk foreign key (organization_id, corrects_id)
          references incident_decision (organization_id, id),
        -- A decision has a name to it: a member, or somebody who has no account here.
        constraint incident_decision_named check ((decided_by is null) <> (decider_name_id is null))
      );
      create index incident_decision_incident_idx on incident_decision
        (organization_id, incident_id, decided_at, id);
    `);
    await tenantTable(db, 'incident_task', 'select, insert, update');
    await tenantTable(db, 'incident_question', 'select, insert, update');
    // Corrected by adding: what was said and decided is never changed.
    await tenantTable(db, 'incident_comment', 'select, insert');
    await tenantTable(db, 'incident_decision', 'select, insert');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table incident_decision, incident_comment, incident_question, incident_task;
      alter table statement drop column erased_by;
    `);
  }
}

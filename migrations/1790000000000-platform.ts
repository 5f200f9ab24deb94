import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support/tenant-table.ts';

export class Platform1790000000000 implements MigrationInterface {
  readonly name = 'Platform1790000000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function uuid_v7() returns uuid language sql volatile parallel safe as $$
        select encode(
          set_bit(set_bit(
            overlay(uuid_send(gen_random_uuid())
              placing substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
              from 1 for 6),
            52, 1), 53, 1), 'hex')::uuid
      $$;
      comment on function uuid_v7() is
        'RFC 9562 version 7 for bulk statements; PostgreSQL 15 has none of its own.';

      create function tocsin_tenant() returns uuid language sql stable parallel safe as $$
        select nullif(current_setting('tocsin.organization', true), '')::uuid
      $$;
      comment on function tocsin_tenant() is
        'The organization of this transaction; null outside one, so that policies match nothing.';

      create table organization (
        id uuid not null,
        name text not null,
        legal_name text,
        profile text,
        postal_address text,
        time_zone text not null,
        establishments text[],
        main_establishment text,
        representatives text[] not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint organization_pk primary key (id)
      );

      create table member (
        organization_id uuid not null,
        id uuid not null,
        name text not null,
        email text,
        roles text[] not null,
        created_at timestamptz(3) not null,
        disabled_at timestamptz(3),
        constraint member_pk primary key (organization_id, id),
        constraint member_organization_fk foreign key (organization_id) references organization (id),
        constraint member_roles_known check (roles <@ array['OPERATOR', 'REPORTER', 'RESPONDER', 'APPROVER',
          'DECISION_MAKER', 'AUDITOR', 'ADMINISTRATOR', 'SERVICE_CLIENT'])
      );

      create table access_token (
        organization_id uuid not null,
        id uuid not null,
        member_id uuid not null,
        name text not null,
        token_hash bytea not null,
        scopes text[],
        expires_at timestamptz(3) not null,
        created_at timestamptz(3) not null,
        last_used_at timestamptz(3),
        revoked_at timestamptz(3),
        constraint access_token_pk primary key (organization_id, id),
        constraint access_token_member_fk foreign key (organization_id, member_id)
          references member (organization_id, id),
        constraint access_token_hash_key unique (organization_id, token_hash)
      );

      create table event_head (
        organization_id uuid not null,
        seq bigint not null,
        at timestamptz(3) not null,
        hash bytea not null,
        constraint event_head_pk primary key (organization_id)
      );

      create table event (
        organization_id uuid not null,
        seq bigint not null,
        id uuid not null,
        type text not null,
        at timestamptz(3) not null,
        actor jsonb not null,
        incident_id uuid,
        details jsonb not null,
        previous_hash bytea not null,
        hash bytea not null,
        constraint event_pk primary key (organization_id, seq),
        constraint event_id_key unique (organization_id, id)
      );
      create index event_incident_idx on event (organization_id, incident_id, seq);

      create table statement (
        organization_id uuid not null,
        id uuid not null,
        incident_id uuid,
        kind text not null,
        text text,
        salt bytea,
        digest bytea not null,
        made_by uuid,
        made_at timestamptz(3) not null,
        erased_at timestamptz(3),
        constraint statement_pk primary key (organization_id, id),
        constraint statement_erased_wholly check ((text is null) = (salt is null) and (text is null) = (erased_at is not null))
      );
      create index statement_incident_idx on statement (organization_id, incident_id, made_at);

      create table idempotency_key (
        organization_id uuid not null,
        token_id uuid not null,
        key text not null,
        request_hash bytea not null,
        result jsonb,
        created_at timestamptz(3) not null,
        constraint idempotency_key_pk primary key (organization_id, token_id, key)
      );
      create index idempotency_key_age_idx on idempotency_key (organization_id, created_at);

      create table organization_key (
        organization_id uuid not null,
        id uuid not null,
        master_key_id text not null,
        wrapped bytea not null,
        created_at timestamptz(3) not null,
        constraint organization_key_pk primary key (organization_id, id),
        constraint organization_key_one unique (organization_id)
      );

      create table incident_key (
        organization_id uuid not null,
        incident_id uuid not null,
        wrapped bytea,
        created_at timestamptz(3) not null,
        destroyed_at timestamptz(3),
        constraint incident_key_pk primary key (organization_id, incident_id),
        constraint incident_key_destroyed_wholly check ((wrapped is null) = (destroyed_at is not null))
      );

      -- Ids and instants only: what is due or alive before a tenant is known. No row-level security on these.
      create table wakeup (
        id uuid not null,
        due_at timestamptz(3) not null,
        organization_id uuid not null,
        kind text not null,
        subject_id uuid not null,
        retry_at timestamptz(3),
        done_at timestamptz(3),
        constraint wakeup_pk primary key (id),
        constraint wakeup_subject_key unique (organization_id, kind, subject_id, due_at)
      );
      create index wakeup_due_idx on wakeup (due_at, id) where done_at is null;

      create table worker (
        id uuid not null,
        started_at timestamptz(3) not null,
        heartbeat_at timestamptz(3) not null,
        stopped_at timestamptz(3),
        constraint worker_pk primary key (id)
      );

      grant usage on schema public to tocsin_app;
      grant select, insert, update, delete on wakeup, worker to tocsin_app;
      grant execute on function uuid_v7(), tocsin_tenant() to tocsin_app;
      grant select on migration to tocsin_app;

      alter table organization enable row level security;
      alter table organization force row level security;
      create policy organization_tenant on organization using (id = tocsin_tenant()) with check (id = tocsin_tenant());
      grant select, insert, update on organization to tocsin_app;
    `);
    await tenantTable(db, 'member', 'select, insert, update');
    await tenantTable(db, 'access_token', 'select, insert, update');
    await tenantTable(db, 'event_head', 'select, insert, update');
    // No update, no delete, no truncate: the record only grows.
    await tenantTable(db, 'event', 'select, insert');
    await tenantTable(db, 'statement', 'select, insert, update');
    await tenantTable(db, 'idempotency_key', 'select, insert, update, delete');
    await tenantTable(db, 'organization_key', 'select, insert, update');
    await tenantTable(db, 'incident_key', 'select, insert, update');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table worker, wakeup, incident_key, organization_key, idempotency_key, statement, event, event_head,
        access_token, member, organization;
      drop function tocsin_tenant();
      drop function uuid_v7();
      revoke all on migration from tocsin_app;
      revoke usage on schema public from tocsin_app;
    `);
  }
}

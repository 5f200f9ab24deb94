import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support/tenant-table.ts';

const STATES = `'PENDING', 'CLAIMED', 'SENDING', 'ACCEPTED', 'DEFERRED', 'FAILED', 'UNCERTAIN', 'SUPPRESSED', 'CANCELLED'`;

export class PeopleInFull1790000001700 implements MigrationInterface {
  readonly name = 'PeopleInFull1790000001700';

  async up(db: QueryRunner): Promise<void> {
    // Residence unknown is one thing, 'ZZ', in people, ledger and coverage. Behind the walls the owner would see no row.
    await withoutForce(db, ['affected_person', 'delivery', 'coverage'], async () => {
      await db.query(`
        update affected_person set jurisdiction = 'ZZ' where jurisdiction is null;
        update delivery set jurisdiction = 'ZZ' where jurisdiction is null;
        update coverage z set total = z.total + u.total, reached = z.reached + u.reached,
               unreached = z.unreached + u.unreached, uncertain = z.uncertain + u.uncertain
          from coverage u where z.segment = 'ZZ' and u.segment = 'unknown'
           and z.organization_id = u.organization_id and z.dispatch_id = u.dispatch_id and z.obligation_id = u.obligation_id;
        delete from coverage u using coverage z where z.segment = 'ZZ' and u.segment = 'unknown'
           and z.organization_id = u.organization_id and z.dispatch_id = u.dispatch_id and z.obligation_id = u.obligation_id;
        update coverage set segment = 'ZZ' where segment = 'unknown';
      `);
    });
    await db.query(`
      alter table affected_person
        alter column jurisdiction set default 'ZZ',
        alter column jurisdiction set not null,
        add column age_band text not null default 'UNKNOWN',
        add column has_mail boolean not null default true,
        add column has_post boolean not null default false,
        add column has_guardian boolean not null default false,
        add column has_birth_date boolean not null default false,
        add column do_not_contact boolean not null default false,
        add column removed_at timestamptz(3),
        add column removed_reason_id uuid,
        add constraint affected_person_age_band_known
          check (age_band in ('UNDER_13', 'AGED_13_TO_17', 'ADULT', 'UNKNOWN')),
        add constraint affected_person_removed_wholly check ((removed_at is null) = (removed_reason_id is null)),
        add constraint affected_person_removed_reason_fk foreign key (organization_id, removed_reason_id)
          references statement (organization_id, id);
      create index affected_person_minor_idx on affected_person (organization_id, incident_id, id)
        where age_band in ('UNDER_13', 'AGED_13_TO_17');

      alter table person_import add column summary jsonb not null default '{}';

      -- Keeps an erased person from coming back with the next file, without saying who it was.
      create table erased_address (
        organization_id uuid not null,
        incident_id uuid not null,
        digest bytea not null,
        erased_at timestamptz(3) not null,
        keep_until timestamptz(3) not null,
        constraint erased_address_pk primary key (organization_id, incident_id, digest),
        constraint erased_address_incident_fk foreign key (organization_id, incident_id)
          references incident (organization_id, id)
      );

      create table person_reveal (
        organization_id uuid not null,
        id uuid not null,
        incident_id uuid not null,
        person_id uuid not null,
        member_id uuid not null,
        reason_id uuid not null,
        revealed_at timestamptz(3) not null,
        constraint person_reveal_pk primary key (organization_id, id),
        constraint person_reveal_person_fk foreign key (organization_id, person_id)
          references affected_person (organization_id, id),
        constraint person_reveal_reason_fk foreign key (organization_id, reason_id)
          references statement (organization_id, id)
      );
      create index person_reveal_member_idx on person_reveal (organization_id, member_id, revealed_at);

      -- '*' stands for every country that has no row of its own.
      create table guardian_policy (
        organization_id uuid not null,
        country text not null,
        aged_13_to_17 text not null,
        age_unknown text not null,
        updated_by uuid,
        updated_at timestamptz(3) not null,
        constraint guardian_policy_pk primary key (organization_id, country),
        constraint guardian_policy_organization_fk foreign key (organization_id) references organization (id),
        constraint guardian_policy_aged_13_to_17_known
          check (aged_13_to_17 in ('CHILD_AND_GUARDIAN', 'CHILD', 'GUARDIAN')),
        constraint guardian_policy_age_unknown_known check (age_unknown in ('AS_ADULT', 'AS_13_TO_17', 'WITHHOLD'))
      );

      -- A controller asked its processor to write to the people of a data set.
      create table data_set_mandate (
        organization_id uuid not null,
        incident_id uuid not null,
        data_set_id uuid not null,
        ground_id uuid not null,
        recorded_by uuid,
        recorded_at timestamptz(3) not null,
        constraint data_set_mandate_pk primary key (organization_id, data_set_id),
        constraint data_set_mandate_data_set_fk foreign key (organization_id, data_set_id)
          references data_set (organization_id, id),
        constraint data_set_mandate_ground_fk foreign key (organization_id, ground_id)
          references statement (organization_id, id)
      );
      create index data_set_mandate_incident_idx on data_set_mandate (organization_id, incident_id);

      alter table delivery
        alter column jurisdiction set default 'ZZ',
        alter column jurisdiction set not null,
        add column recipient text not null default 'PERSON',
        add constraint delivery_recipient_known check (recipient in ('PERSON', 'GUARDIAN')),
        drop constraint delivery_state_known,
        add constraint delivery_state_known check (state in (${STATES}, 'WITHHELD')),
        drop constraint delivery_one_per_person,
        add constraint delivery_one_per_recipient unique (organization_id, dispatch_id, person_id, recipient, channel);
    `);
    await tenantTable(db, 'erased_address', 'select, insert, update, delete');
    await tenantTable(db, 'person_reveal', 'select, insert');
    await tenantTable(db, 'guardian_policy', 'select, insert, update, delete');
    await tenantTable(db, 'data_set_mandate', 'select, insert, update');
  }

  async down(db: QueryRunner): Promise<void> {
    // What the older schema cannot say: a guardian's row goes, a withheld one was not reached.
    await withoutForce(db, ['delivery', 'affected_person'], async () => {
      await db.query(`
        delete from delivery where recipient = 'GUARDIAN';
        update delivery set state = 'FAILED' where state = 'WITHHELD';
      `);
    });
    await db.query(`
      alter table delivery
        drop constraint delivery_one_per_recipient,
        add constraint delivery_one_per_person unique (organization_id, dispatch_id, person_id, channel),
        drop constraint delivery_state_known,
        add constraint delivery_state_known check (state in (${STATES})),
        drop constraint delivery_recipient_known,
        drop column recipient,
        alter column jurisdiction drop not null,
        alter column jurisdiction drop default;
      drop table data_set_mandate, guardian_policy, person_reveal, erased_address;
      alter table person_import drop column summary;
      drop index affected_person_minor_idx;
      alter table affected_person
        drop constraint affected_person_removed_reason_fk,
        drop constraint affected_person_removed_wholly,
        drop constraint affected_person_age_band_known,
        drop column removed_reason_id,
        drop column removed_at,
        drop column do_not_contact,
        drop column has_birth_date,
        drop column has_guardian,
        drop column has_post,
        drop column has_mail,
        drop column age_band,
        alter column jurisdiction drop not null,
        alter column jurisdiction drop default;
    `);
  }
}

async function withoutForce(
  db: QueryRunner,
  tables: readonly string[],
  move: () => Promise<void>,
): Promise<void> {
  for (const table of tables) await db.query(`alter table ${table} no force row level security`);
  await move();
  for (const table of tables) await db.query(`alter table ${table} force row level security`);
}

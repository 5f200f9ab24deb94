import type { DateTime } from 'luxon';
import { Extensions, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { ImpreciseTime } from '../domain/facts.ts';
import { type IncidentState, incidentStates } from '../domain/lifecycle.ts';
import type { Permission } from '../domain/permissions.ts';
import { timeWarnings } from '../domain/time-warnings.ts';
import { connectionType } from '../platform/graphql/paging.ts';
import { Instant, TimeZone } from '../platform/graphql/scalars.ts';
import { earliest } from './imprecise-time.ts';
import type { IncidentRow } from './incident.row.ts';

const rule = { permission: 'incident:read' satisfies Permission };

export const IncidentStateEnum = Object.fromEntries(incidentStates.map((state) => [state, state])) as {
  [S in IncidentState]: S;
};
registerEnumType(IncidentStateEnum, {
  name: 'IncidentState',
  description: 'Where an incident is in its life.',
  valuesConfig: {
    REPORTED: { description: 'Somebody logged it.' },
    INVESTIGATING: { description: 'The facts are being found.' },
    CONTAINED: { description: 'It does no more harm.' },
    CLOSED: { description: 'Every obligation is settled.' },
    MERGED: { description: 'Absorbed by another incident, which carries what it owed.' },
    DISMISSED: { description: 'An event, not a breach: a named person decided so.' },
  },
});

@Extensions(rule)
@ObjectType({
  description:
    'A time as it is known: an instant, how imprecise it is, and the zone in which it was typed. Clocks use its earliest bound.',
})
export class KnownTime {
  @Field(() => Instant, { description: 'The instant, as typed.' }) at!: DateTime;
  @Field(() => Int, { description: 'It may be this many minutes earlier or later.' })
  toleranceMinutes!: number;
  @Field(() => TimeZone, { description: 'The zone in which it was typed.' }) zone!: string;
  @Field(() => Instant, { description: 'The earliest it may have been: what clocks start from.' })
  earliest!: DateTime;
}

@Extensions(rule)
@ObjectType({ description: 'A suspected or confirmed security incident and what is known of it.' })
export class Incident {
  @Field(() => ID, { description: 'The incident.' }) id!: string;
  @Field(() => String, {
    description: 'A number people can say aloud ("2026-4817-3"): the last digit tells when one was misheard.',
  })
  reference!: string;
  @Field(() => String, { description: 'A few words.' }) title!: string;
  @Field(() => IncidentStateEnum, { description: 'Where it is in its life.' }) state!: IncidentState;
  @Field(() => Boolean, {
    description: 'An exercise: pages staff, labelled, and never reaches a real recipient.',
  })
  exercise!: boolean;
  @Field(() => KnownTime, { nullable: true, description: 'When it began; null: not known.' })
  occurredFrom!: KnownTime | null;
  @Field(() => KnownTime, { nullable: true, description: 'When it ended; null: not known, or not yet.' })
  occurredTo!: KnownTime | null;
  @Field(() => KnownTime, { nullable: true, description: 'The first signal from anyone.' })
  detected!: KnownTime | null;
  @Field(() => KnownTime, {
    nullable: true,
    description:
      'Legal awareness as declared by a named person; null: not declared, and a worst-case clock runs from the first signal.',
  })
  aware!: KnownTime | null;
  @Field(() => KnownTime, {
    nullable: true,
    description: 'When it was contained; null: not known, or not yet.',
  })
  contained!: KnownTime | null;
  /** What its times say by themselves; a field of its own adds what the organization claims. */
  warnings!: string[];
  /** Whether it is recorded when a processor informed the organization. */
  toldByProcessor!: boolean;
  @Field(() => Int, { description: 'Version of the facts, from 1; verdicts name the one they used.' })
  version!: number;
  @Field(() => Instant, { description: 'When it was reported here.' }) createdAt!: DateTime;
  @Field(() => Instant, { description: 'When anything of it last changed.' }) updatedAt!: DateTime;
}

export const IncidentConnection = connectionType(Incident, 'Incident', 'incident:read');

/** A time as it is shown. */
export function toKnownTime(time: ImpreciseTime | null): KnownTime | null {
  return (
    time &&
    Object.assign(new KnownTime(), {
      ...time,
      at: earliest({ ...time, toleranceMinutes: 0 }),
      earliest: earliest(time),
    })
  );
}

const ROW = Symbol('row');
interface Shown {
  readonly [ROW]: IncidentRow;
}

const shownTimes = ['occurredFrom', 'occurredTo', 'detected', 'aware', 'contained'] as const;

// Times and warnings are made when somebody asks for them: a list of a hundred rarely does.
const lazily: object = Object.create(Incident.prototype, {
  ...Object.fromEntries(
    shownTimes.map((key) => [
      key,
      {
        get(this: Shown) {
          return toKnownTime(this[ROW][key]);
        },
      },
    ]),
  ),
  toldByProcessor: {
    get(this: Shown) {
      return this[ROW].milestones['informed_by_processor'] !== undefined;
    },
  },
  warnings: {
    get(this: Shown) {
      return timeWarnings(this[ROW], this[ROW].updatedAt);
    },
  },
});

export function toIncident(row: IncidentRow): Incident {
  const { id, reference, title, state, exercise, version, createdAt, updatedAt } = row;
  const known = { id, reference, title, state, exercise, version, createdAt, updatedAt };
  return Object.assign(Object.create(lazily), known, { [ROW]: row });
}

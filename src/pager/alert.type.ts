import type { DateTime } from 'luxon';
import { Extensions, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { connectionType } from '../platform/graphql/paging.ts';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import { Instant } from '../platform/graphql/scalars.ts';
import { type AlertKind, type AlertRow, type AlertState, alertKinds, alertStates } from './alert.row.ts';

const rule = { permission: 'incident:read' satisfies Permission };

const AlertKindEnum = Object.fromEntries(alertKinds.map((kind) => [kind, kind])) as { [K in AlertKind]: K };
registerEnumType(AlertKindEnum, {
  name: 'AlertKind',
  description: 'What a person is paged for.',
  valuesConfig: {
    CLOCK: { description: 'Clocks of the incident: a reminder of theirs came.' },
    DISPATCH_PAUSED: { description: 'The sending of a notice paused by itself.' },
    UNCERTAIN: { description: 'It is uncertain whether an authority got what was sent.' },
    BREAK_GLASS: { description: 'A notice was approved in an emergency: review it.' },
    HOLD_ENDED: { description: 'A hold ended: what waited for it can go on.' },
  },
});
const AlertStateEnum = Object.fromEntries(alertStates.map((state) => [state, state])) as {
  [S in AlertState]: S;
};
registerEnumType(AlertStateEnum, {
  name: 'AlertState',
  description: 'Whether somebody has it.',
  valuesConfig: {
    OPEN: { description: 'Nobody has acknowledged it.' },
    ACKNOWLEDGED: { description: 'A member has it.' },
    ENDED: { description: 'The incident is over; nobody acknowledged it.' },
  },
});

@Extensions(rule)
@ObjectType({
  description:
    'Something of an incident that a person must look at. Until a member acknowledges it, the next step of the escalation is paged, and the next. Later reminders come all the same.',
})
export class Alert {
  @Field(() => ID, { description: 'The alert.' }) id!: string;
  @Field(() => ID, { description: 'The incident it is about.' }) incidentId!: string;
  @Field(() => AlertKindEnum, { description: 'What it is about.' }) kind!: AlertKind;
  @Field(() => [ID], { description: 'The obligations, dispatch or notice it is about.' })
  subjectIds!: string[];
  @Field(() => Instant, { nullable: true, description: 'The earliest due instant; null: none.' })
  dueAt!: DateTime | null;
  @Field(() => AlertStateEnum, { description: 'Whether somebody has it.' }) state!: AlertState;
  @Field(() => Int, { description: 'How often it was escalated; 0: only the first page went out.' })
  step!: number;
  @Field(() => Instant, { description: 'When the first page went out.' }) openedAt!: DateTime;
  @Field(() => Instant, { description: 'When the last page went out.' }) pagedAt!: DateTime;
  @Field(() => Instant, { nullable: true, description: 'When the next step is paged; null: none is.' })
  nextAt!: DateTime | null;
  @Field(() => Instant, {
    nullable: true,
    description: 'When nobody had answered any step, and paging ended; null: it has not.',
  })
  exhaustedAt!: DateTime | null;
  @Field(() => Instant, { nullable: true, description: 'When a member acknowledged it; null: nobody has.' })
  acknowledgedAt!: DateTime | null;
  @Field(() => ID, { nullable: true, description: 'The member who did.' })
  acknowledgedById!: string | null;
}
export const AlertConnection = connectionType(Alert, 'Alert', 'incident:read');

@InputType({ description: 'Which alerts.' })
export class AlertFilterInput {
  @Field(() => [AlertStateEnum], { nullable: true, description: 'In one of these states; absent: OPEN.' })
  states?: AlertState[] | null;
  @Field(() => ID, { nullable: true, description: 'Of this incident; absent: of all.' })
  incidentId?: string | null;
}

@InputType({ description: 'What a member takes on: an alert, or all open ones of an incident.' })
export class AcknowledgeInput extends RepeatableInput {
  @Field(() => ID, { nullable: true, description: 'The alert.' }) alertId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The incident.' }) incidentId?: string | null;
}

export function toAlert({ acknowledgedBy: acknowledgedById, ...row }: AlertRow): Alert {
  const { organizationId: _, ...shown } = row;
  return Object.assign(new Alert(), { ...shown, acknowledgedById });
}

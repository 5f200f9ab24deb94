import type { DateTime } from 'luxon';
import { Extensions, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import { Instant, TimeZone } from '../platform/graphql/scalars.ts';
import { type ClockOutcome, clockOutcomes } from './set-clock.row.ts';

const rule = { permission: 'obligation:read' satisfies Permission };

export const ClockOutcomeEnum = Object.fromEntries(clockOutcomes.map((outcome) => [outcome, outcome])) as {
  [O in ClockOutcome]: O;
};
registerEnumType(ClockOutcomeEnum, {
  name: 'ClockOutcome',
  description: 'How a clock that a person set ended.',
  valuesConfig: {
    DONE: { description: 'What was asked for was given.' },
    WITHDRAWN: { description: 'It is not asked for any more.' },
    PRESERVED: { description: 'The evidence is kept.' },
    LOST: { description: 'The evidence is gone.' },
  },
});

@Extensions(rule)
@ObjectType({
  description:
    'What a person said of a clock that no rule knows: an answer asked for by a time, or evidence that expires.',
})
export class SetClock {
  @Field(() => String, { nullable: true, description: 'Who asked; null for evidence.' })
  askedBy!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Where the evidence lies; null for an answer asked for.',
  })
  where!: string | null;
  @Field(() => TimeZone, { description: 'The zone in which its due instant was given.' }) zone!: string;
  @Field(() => ClockOutcomeEnum, { nullable: true, description: 'How it ended; null: it runs.' })
  outcome!: ClockOutcome | null;
  @Field(() => String, { nullable: true, description: 'What was said about that; null: nothing, or erased.' })
  note!: string | null;
  @Field(() => ID, { nullable: true, description: 'The attachment in which the evidence is kept.' })
  attachmentId!: string | null;
  @Field(() => Instant, { nullable: true, description: 'When it ended.' }) settledAt!: DateTime | null;
  @Field(() => ID, { nullable: true, description: 'The member who ended it.' }) settledById!: string | null;
}

@InputType({ description: 'Something asked for by a time.' })
export class SetClockInput extends RepeatableInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => String, { description: 'What is asked for, in 300 characters at the most.' }) title!: string;
  @Field(() => String, { description: 'Who asked.' }) askedBy!: string;
  @Field(() => Instant, { description: 'Until when.' }) dueAt!: DateTime;
  @Field(() => TimeZone, {
    nullable: true,
    description: "The zone in which that was given; the organization's if absent.",
  })
  zone?: string | null;
}

@InputType({ description: 'Evidence that expires.' })
export class WatchEvidenceInput extends RepeatableInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => String, { description: 'What it is, in 300 characters at the most.' }) what!: string;
  @Field(() => String, { description: 'Where it lies.' }) where!: string;
  @Field(() => Instant, { description: 'When it will be gone.' }) expiresAt!: DateTime;
  @Field(() => TimeZone, {
    nullable: true,
    description: "The zone in which that was given; the organization's if absent.",
  })
  zone?: string | null;
}

@InputType({ description: 'Another due instant of a clock that a person set.' })
export class MoveClockInput extends RepeatableInput {
  @Field(() => ID, { description: 'The obligation whose clock it is.' }) obligationId!: string;
  @Field(() => Instant, { description: 'The new due instant.' }) dueAt!: DateTime;
  @Field(() => TimeZone, {
    nullable: true,
    description: 'The zone in which it was given; as before if absent.',
  })
  zone?: string | null;
  @Field(() => String, { nullable: true, description: 'Why; needed when it is later.' }) reason?:
    | string
    | null;
}

@InputType({ description: 'How a clock that a person set ended.' })
export class SettleClockInput extends RepeatableInput {
  @Field(() => ID, { description: 'The obligation whose clock it is.' }) obligationId!: string;
  @Field(() => ClockOutcomeEnum, {
    description: 'DONE or WITHDRAWN of what was asked for; PRESERVED or LOST of evidence.',
  })
  outcome!: ClockOutcome;
  @Field(() => String, {
    nullable: true,
    description: 'How that came about; needed with WITHDRAWN and LOST.',
  })
  note?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'With PRESERVED: the attachment of this incident that is the evidence.',
  })
  attachmentId?: string | null;
}

@InputType({ description: 'For how long reminders keep quiet.' })
export class SnoozeInput extends RepeatableInput {
  @Field(() => ID, { nullable: true, description: 'One clock.' }) obligationId?: string | null;
  @Field(() => ID, { nullable: true, description: 'All clocks of an incident that are not due yet.' })
  incidentId?: string | null;
  @Field(() => Instant, { description: 'Until when: the earliest due instant at the latest.' })
  until!: DateTime;
}

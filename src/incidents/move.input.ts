import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';

/** Closing has a mutation of its own: obligations have a say in it. */
export const MoveEnum = {
  INVESTIGATE: 'INVESTIGATE',
  CONTAIN: 'CONTAIN',
  DISMISS: 'DISMISS',
  REOPEN: 'REOPEN',
} as const;
registerEnumType(MoveEnum, {
  name: 'IncidentMove',
  description: 'A step in the life of an incident.',
  valuesConfig: {
    INVESTIGATE: { description: 'The facts are being found.' },
    CONTAIN: { description: 'It does no more harm.' },
    DISMISS: { description: 'It was an event, not a breach; needs a reason.' },
    REOPEN: { description: 'It goes on after all; needs a reason.' },
  },
});

@InputType({ description: 'A step in the life of an incident.' })
export class MoveIncidentInput extends RepeatableInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => MoveEnum, { description: 'Which step.' }) move!: keyof typeof MoveEnum;
  @Field(() => String, {
    nullable: true,
    description: 'Why; required to dismiss and to reopen (REASON_REQUIRED).',
  })
  reason?: string | null;
}

@InputType({ description: 'An incident to close.' })
export class CloseIncidentInput extends RepeatableInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => String, { nullable: true, description: 'A last word.' }) reason?: string | null;
}

import type { DateTime } from 'luxon';
import { Extensions, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { connectionType } from '../../platform/graphql/paging.ts';
import { RepeatableInput } from '../../platform/graphql/repeatable.type.ts';
import { Instant } from '../../platform/graphql/scalars.ts';
import { type QuestionRow, type QuestionState, questionStates } from './question.row.ts';

const QuestionStateEnum = Object.fromEntries(questionStates.map((state) => [state, state])) as {
  [S in QuestionState]: S;
};
registerEnumType(QuestionStateEnum, {
  name: 'QuestionState',
  description: 'Whether a question still waits for an answer.',
  valuesConfig: {
    OPEN: { description: 'Nobody knows yet.' },
    ANSWERED: { description: 'Somebody found out.' },
    WITHDRAWN: { description: 'It need not be answered any more.' },
  },
});

@Extensions({ permission: 'incident:read' satisfies Permission })
@ObjectType({
  description: 'What the team wants to find out. What rules ask stands on the obligations (openQuestions).',
})
export class IncidentQuestion {
  @Field(() => ID, { description: 'The question.' }) id!: string;
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => Instant, { nullable: true, description: 'By when the answer is wanted; null: no date.' })
  wantedBy!: DateTime | null;
  @Field(() => QuestionStateEnum, { description: 'Whether it still waits for an answer.' })
  state!: QuestionState;
  @Field(() => Instant, { description: 'When it was asked.' }) askedAt!: DateTime;
  @Field(() => Instant, { description: 'When it last changed.' }) updatedAt!: DateTime;
  @Field(() => Instant, { nullable: true, description: 'When it was answered or withdrawn; null: open.' })
  settledAt!: DateTime | null;
  textId!: string;
  answerId!: string | null;
  ownerId!: string | null;
  askedBy!: string | null;
  settledBy!: string | null;
}

export const IncidentQuestionConnection = connectionType(
  IncidentQuestion,
  'IncidentQuestion',
  'incident:read',
);

@InputType({ description: 'What the team does not know yet.' })
export class AskQuestionInput extends RepeatableInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => String, { description: 'The question, up to 10,000 characters; erasable.' }) text!: string;
  @Field(() => ID, { nullable: true, description: 'The member who finds out; absent: nobody yet.' })
  ownerId?: string | null;
  @Field(() => Instant, { nullable: true, description: 'By when the answer is wanted; absent: no date.' })
  wantedBy?: DateTime | null;
}

@InputType({ description: 'Another owner or date of an open question. A field left out stays as it is.' })
export class AmendQuestionInput extends RepeatableInput {
  @Field(() => ID, { description: 'The question.' }) questionId!: string;
  @Field(() => ID, { nullable: true, description: 'Another owner; null: nobody.' }) ownerId?: string | null;
  @Field(() => Instant, { nullable: true, description: 'Another date; null: none.' })
  wantedBy?: DateTime | null;
}

@InputType({ description: 'The answer to a question.' })
export class AnswerQuestionInput extends RepeatableInput {
  @Field(() => ID, { description: 'The question.' }) questionId!: string;
  @Field(() => String, { description: 'The answer, up to 10,000 characters; erasable.' }) answer!: string;
}

@InputType({ description: 'A question to take back.' })
export class WithdrawQuestionInput extends RepeatableInput {
  @Field(() => ID, { description: 'The question.' }) questionId!: string;
  @Field(() => String, { description: 'Why, in a few words.' }) reason!: string;
}

export function toIncidentQuestion(row: QuestionRow): IncidentQuestion {
  return Object.assign(new IncidentQuestion(), row);
}

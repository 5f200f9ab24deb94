import type { DateTime } from 'luxon';
import { Extensions, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { RepeatableInput } from '../../platform/graphql/repeatable.type.ts';
import { Instant } from '../../platform/graphql/scalars.ts';
import type { ChangeRequestSaid } from './change-request.batch.ts';
import type { ChangeState } from './change-request.row.ts';

const ChangeStateEnum = {
  OPEN: 'OPEN',
  RESOLVED: 'RESOLVED',
  WITHDRAWN: 'WITHDRAWN',
  OVERRIDDEN: 'OVERRIDDEN',
} as const satisfies { [S in ChangeState]: S };
registerEnumType(ChangeStateEnum, {
  name: 'ChangeRequestState',
  description: 'What became of a change that was asked for.',
  valuesConfig: {
    OPEN: { description: 'Nobody has answered it: the notice cannot be approved.' },
    RESOLVED: { description: 'A later version answers it, as the note says.' },
    WITHDRAWN: { description: 'Who asked took it back.' },
    OVERRIDDEN: { description: 'The decision-maker goes without it, for the reason in the note.' },
  },
});

@Extensions({ permission: 'notice:read' satisfies Permission })
@ObjectType({ description: 'A change somebody asked for; while it is open, nobody approves the notice.' })
export class ChangeRequest {
  @Field(() => ID, { description: 'The request.' }) id!: string;
  @Field(() => Int, { description: 'The version it is about.' }) version!: number;
  @Field(() => String, {
    nullable: true,
    description: 'Key of the content element it is about; null: the text as a whole.',
  })
  element!: string | null;
  @Field(() => String, { nullable: true, description: 'What is to change; null if it was erased.' })
  text!: string | null;
  @Field(() => ID, { description: 'The member who asked.' }) askedBy!: string;
  @Field(() => Instant, { description: 'When.' }) askedAt!: DateTime;
  @Field(() => ChangeStateEnum, { description: 'What became of it.' }) state!: ChangeState;
  @Field(() => Int, {
    nullable: true,
    description: 'The version that was current when it was closed; null: it is open.',
  })
  closedVersion!: number | null;
  @Field(() => String, {
    nullable: true,
    description: 'What was changed, or why it was not; null: nothing said, or erased.',
  })
  note!: string | null;
  @Field(() => ID, { nullable: true, description: 'The member who closed it; null: it is open.' })
  closedBy!: string | null;
  @Field(() => Instant, { nullable: true, description: 'When; null: it is open.' })
  closedAt!: DateTime | null;
}

export function toChangeRequest({ row, text, note }: ChangeRequestSaid): ChangeRequest {
  const { id, noticeVersion: version, element, askedBy, askedAt, state } = row;
  const { closedVersion, closedBy, closedAt } = row;
  return Object.assign(new ChangeRequest(), {
    ...{ id, version, element, text, askedBy, askedAt, state },
    ...{ closedVersion, note, closedBy, closedAt },
  });
}

@InputType({ description: 'A change of the current version that you ask for.' })
export class RequestChangeInput extends RepeatableInput {
  @Field(() => ID, { description: 'The notice.' }) noticeId!: string;
  @Field(() => Int, { description: 'The version you read.' }) version!: number;
  @Field(() => String, {
    nullable: true,
    description: 'Key of the content element it is about; absent: the text as a whole.',
  })
  element?: string | null;
  @Field(() => String, { description: 'What is to change.' }) text!: string;
}

@InputType({ description: 'A request that a later version answers.' })
export class ResolveChangeRequestInput extends RepeatableInput {
  @Field(() => ID, { description: 'The request.' }) changeRequestId!: string;
  @Field(() => String, { description: 'What was changed.' }) note!: string;
}

@InputType({ description: 'A request you take back.' })
export class WithdrawChangeRequestInput extends RepeatableInput {
  @Field(() => ID, { description: 'The request, which you made.' }) changeRequestId!: string;
}

@InputType({ description: 'A request that is not followed.' })
export class OverrideChangeRequestInput extends RepeatableInput {
  @Field(() => ID, { description: 'The request.' }) changeRequestId!: string;
  @Field(() => String, { description: 'Why the notice goes without the change.' }) reason!: string;
}

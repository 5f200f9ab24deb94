import { Field, ID, InputType, Int } from 'type-graphql';
import { RepeatableInput } from '../../platform/graphql/repeatable.type.ts';
import type { OpinionCapacity } from '../notice-opinion.row.ts';
import { OpinionCapacityEnum } from './notice-decision.input.ts';

@InputType({ description: 'An approval of one exact version.' })
export class ApproveNoticeInput extends RepeatableInput {
  @Field(() => ID, { description: 'The notice.' }) noticeId!: string;
  @Field(() => Int, { description: 'The version you read.' }) version!: number;
  @Field(() => OpinionCapacityEnum, {
    nullable: true,
    description: 'As what you approve it, where the policy asks for a capacity.',
  })
  capacity?: OpinionCapacity | null;
  @Field(() => String, { nullable: true, description: 'An opinion to keep with it.' }) opinion?:
    | string
    | null;
}

@InputType({ description: 'A refusal of one exact version.' })
export class RefuseNoticeInput extends RepeatableInput {
  @Field(() => ID, { description: 'The notice.' }) noticeId!: string;
  @Field(() => Int, { description: 'The version you read.' }) version!: number;
  @Field(() => String, { description: 'Why; its author needs to know.' }) opinion!: string;
}

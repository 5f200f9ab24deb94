import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import type { NoticeProblemCode } from '../../domain/notice-problem.ts';
import { RepeatableInput } from '../../platform/graphql/repeatable.type.ts';
import type { ReviewOutcome } from '../glass-review.row.ts';
import type { OpinionCapacity, OpinionStance } from '../notice-opinion.row.ts';
import { NoticeProblemCodeEnum } from '../notice-problem.type.ts';

export const OpinionCapacityEnum = { DPO: 'DPO', COUNSEL: 'COUNSEL', OTHER: 'OTHER' } as const;
registerEnumType(OpinionCapacityEnum, {
  name: 'OpinionCapacity',
  description: 'As what somebody gives an opinion.',
  valuesConfig: {
    DPO: { description: 'As, or for, the data protection officer (GDPR Art. 39(1)).' },
    COUNSEL: { description: 'As counsel.' },
    OTHER: { description: 'As somebody else who was asked.' },
  },
});

export const OpinionStanceEnum = { SUPPORT: 'SUPPORT', DISSENT: 'DISSENT' } as const;
registerEnumType(OpinionStanceEnum, {
  name: 'OpinionStance',
  description: 'Whether an opinion is for a version or against it.',
  valuesConfig: {
    SUPPORT: { description: 'For it.' },
    DISSENT: { description: 'Against it; recorded and shown, and binding nobody.' },
  },
});

export const ReviewOutcomeEnum = { CONFIRMED: 'CONFIRMED', OBJECTED: 'OBJECTED' } as const;
registerEnumType(ReviewOutcomeEnum, {
  name: 'ReviewOutcome',
  description: 'What the review of an approval under break-glass came to.',
  valuesConfig: {
    CONFIRMED: { description: 'It was right.' },
    OBJECTED: {
      description: 'It was not: the approval is taken back, and what was not sent yet is not sent.',
    },
  },
});

@InputType({ description: 'A text that is right where the record says otherwise.' })
export class ConfirmNoticeInput extends RepeatableInput {
  @Field(() => ID, { description: 'The notice.' }) noticeId!: string;
  @Field(() => Int, { description: 'The version you read.' }) version!: number;
  @Field(() => String, { description: 'Why the text is right.' }) reason!: string;
}

@InputType({ description: 'Warnings that somebody answers for.' })
export class OverrideWarningsInput extends RepeatableInput {
  @Field(() => ID, { description: 'The notice.' }) noticeId!: string;
  @Field(() => Int, { description: 'The version you read.' }) version!: number;
  @Field(() => [String], {
    nullable: true,
    description: 'The warnings meant, as problems { key } names them.',
  })
  keys!: string[] | null;
  @Field(() => [NoticeProblemCodeEnum], {
    nullable: true,
    description: 'All warnings of these kinds that stand on the version.',
  })
  codes!: NoticeProblemCode[] | null;
  @Field(() => String, { description: 'Why the text goes out with them.' }) reason!: string;
}

@InputType({ description: 'What the data protection officer or counsel thinks of a version.' })
export class GiveOpinionInput extends RepeatableInput {
  @Field(() => ID, { description: 'The notice.' }) noticeId!: string;
  @Field(() => Int, { description: 'The version it is about.' }) version!: number;
  @Field(() => OpinionCapacityEnum, { description: 'As what it is given.' }) capacity!: OpinionCapacity;
  @Field(() => OpinionStanceEnum, { description: 'For or against.' }) stance!: OpinionStance;
  @Field(() => String, { description: 'The opinion.' }) text!: string;
}

@InputType({ description: 'An approval without a second person.' })
export class BreakGlassInput extends RepeatableInput {
  @Field(() => ID, { description: 'The notice.' }) noticeId!: string;
  @Field(() => Int, { description: 'The version you read.' }) version!: number;
  @Field(() => String, { description: 'Why nobody else can approve it in time.' }) reason!: string;
}

@InputType({ description: 'The review of an approval under break-glass.' })
export class ReviewBreakGlassInput extends RepeatableInput {
  @Field(() => ID, { description: 'The approval, as in notice { glassReviews { approvalId } }.' })
  approvalId!: string;
  @Field(() => ReviewOutcomeEnum, { description: 'What it came to.' }) outcome!: ReviewOutcome;
  @Field(() => String, { nullable: true, description: 'What you have to say; needed with an objection.' })
  comment?: string | null;
}

@InputType({ description: 'People added after an approval, confirmed for the same text.' })
export class ApproveWaveInput extends RepeatableInput {
  @Field(() => ID, { description: 'The notice.' }) noticeId!: string;
  @Field(() => Int, { description: 'Its current version, which is approved.' }) version!: number;
  @Field(() => Int, { description: 'How many people notice { wave { added } } showed you.' }) added!: number;
  @Field(() => OpinionCapacityEnum, {
    nullable: true,
    description: 'As what you confirm them, where the policy asks for a capacity.',
  })
  capacity?: OpinionCapacity | null;
}

@InputType({ description: 'For how long before a date break-glass is open.' })
export class SetBreakGlassHoursInput extends RepeatableInput {
  @Field(() => Int, { description: 'Hours, from 1 to 72.' }) hours!: number;
}

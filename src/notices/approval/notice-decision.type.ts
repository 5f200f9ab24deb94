import type { DateTime } from 'luxon';
import { Extensions, Field, ID, Int, ObjectType } from 'type-graphql';
import type { NoticeProblemCode } from '../../domain/notice-problem.ts';
import type { Permission } from '../../domain/permissions.ts';
import { Instant } from '../../platform/graphql/scalars.ts';
import type { GlassReviewRow, ReviewOutcome } from '../glass-review.row.ts';
import type { NoticeConfirmationRow } from '../notice-confirmation.row.ts';
import type { NoticeOpinionRow, OpinionCapacity, OpinionStance } from '../notice-opinion.row.ts';
import { NoticeProblemCodeEnum } from '../notice-problem.type.ts';
import { OpinionCapacityEnum, OpinionStanceEnum, ReviewOutcomeEnum } from './notice-decision.input.ts';

const rule = { permission: 'notice:read' satisfies Permission };

@Extensions(rule)
@ObjectType({ description: 'An opinion on one version: shown to whoever decides, and binding nobody.' })
export class NoticeOpinion {
  @Field(() => ID, { description: 'The opinion.' }) id!: string;
  @Field(() => Int, { description: 'The version it is about.' }) version!: number;
  @Field(() => OpinionCapacityEnum, { description: 'As what it was given.' }) capacity!: OpinionCapacity;
  @Field(() => OpinionStanceEnum, { description: 'For or against.' }) stance!: OpinionStance;
  @Field(() => String, { nullable: true, description: 'The opinion; null if it was erased.' }) text!:
    | string
    | null;
  @Field(() => ID, { description: 'The member who gave it.' }) by!: string;
  @Field(() => Instant, { description: 'When.' }) at!: DateTime;
}

@Extensions(rule)
@ObjectType({
  description:
    'A named person answers for problems of a text: that it is true where the record says otherwise, or for a warning.',
})
export class NoticeConfirmation {
  @Field(() => Int, { description: 'The version of the notice.' }) version!: number;
  @Field(() => Int, {
    description:
      'The version of the facts it was held against; where it held the text true, later ones ask anew.',
  })
  incidentVersion!: number;
  @Field(() => Boolean, {
    description: 'True: warnings were overridden. False: the decision-maker held the text to be true.',
  })
  isOverride!: boolean;
  @Field(() => [NoticeProblemCodeEnum], { description: 'What kinds of problems it answers for.' })
  codes!: NoticeProblemCode[];
  @Field(() => String, { nullable: true, description: 'Why; null if it was erased.' }) reason!: string | null;
  @Field(() => ID, { description: 'The member who said so.' }) by!: string;
  @Field(() => Instant, { description: 'When.' }) at!: DateTime;
}

@Extensions(rule)
@ObjectType({ description: 'An approval under break-glass and its review by another person.' })
export class GlassReview {
  @Field(() => ID, { description: 'The approval.' }) approvalId!: string;
  @Field(() => ID, { description: 'The notice.' }) noticeId!: string;
  @Field(() => ID, { description: 'The member who approved alone.' }) brokenBy!: string;
  @Field(() => String, { nullable: true, description: 'Why nobody else could; null if it was erased.' })
  reason!: string | null;
  @Field(() => Instant, {
    description: "By when another person reviews it: the end of the next day in the organization's zone.",
  })
  dueAt!: DateTime;
  @Field(() => ReviewOutcomeEnum, { nullable: true, description: 'What it came to; null: it is open.' })
  outcome!: ReviewOutcome | null;
  @Field(() => String, { nullable: true, description: 'What the reviewer said; null: nothing, or erased.' })
  comment!: string | null;
  @Field(() => ID, { nullable: true, description: 'The reviewer; null: it is open.' })
  reviewedBy!: string | null;
  @Field(() => Instant, { nullable: true, description: 'When it was reviewed; null: it is open.' })
  reviewedAt!: DateTime | null;
}

@Extensions(rule)
@ObjectType({ description: 'How many of the people added since an approval live in one place.' })
export class WavePlace {
  @Field(() => String, { description: 'ISO 3166 code; "ZZ": residence unknown.' }) jurisdiction!: string;
  @Field(() => Int, { description: 'How many.' }) count!: number;
}

@Extensions(rule)
@ObjectType({
  description: 'People added after the approval of a text: they get it once a wave is approved.',
})
export class PendingWave {
  @Field(() => Int, { description: 'How many.' }) added!: number;
  @Field(() => [WavePlace], { description: 'The same by residence, most people first.' })
  byJurisdiction!: WavePlace[];
}

export function toNoticeOpinion(row: NoticeOpinionRow, text: string | null): NoticeOpinion {
  const { id, noticeVersion: version, capacity, stance, givenBy: by, givenAt: at } = row;
  return Object.assign(new NoticeOpinion(), { id, version, capacity, stance, text, by, at });
}

export function toNoticeConfirmation(row: NoticeConfirmationRow, reason: string | null): NoticeConfirmation {
  const { noticeVersion: version, incidentVersion, confirmedBy: by, confirmedAt: at, kind, codes } = row;
  const isOverride = kind === 'OVERRIDE';
  return Object.assign(new NoticeConfirmation(), {
    version,
    incidentVersion,
    isOverride,
    codes,
    reason,
    by,
    at,
  });
}

export function toGlassReview(
  row: GlassReviewRow,
  { reason, comment }: { readonly reason: string | null; readonly comment: string | null },
): GlassReview {
  const { approvalId, noticeId, brokenBy, dueAt, outcome, reviewedBy, reviewedAt } = row;
  return Object.assign(new GlassReview(), {
    ...{ approvalId, noticeId, brokenBy, dueAt, outcome, reviewedBy, reviewedAt, reason, comment },
  });
}

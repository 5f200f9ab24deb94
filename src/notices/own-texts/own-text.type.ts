import type { DateTime } from 'luxon';
import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { Instant } from '../../platform/graphql/scalars.ts';

const rule = { permission: 'organization:read' satisfies Permission };

@Extensions(rule)
@ObjectType({ description: 'That counsel has read a version of a text.' })
export class TemplateReview {
  @Field(() => String, { nullable: true, description: 'Who read it, in words; null: erased since.' })
  counsel!: string | null;
  @Field(() => Instant, { description: 'When that was recorded.' }) recordedAt!: DateTime;
}

@Extensions(rule)
@ObjectType({ description: 'A text in one language, as your organization drafts from it.' })
export class NoticeTemplateText {
  @Field(() => String, { description: 'Its language (BCP 47).' }) locale!: string;
  @Field(() => String, { description: 'Its version; "own-3" for the third of your own.' }) version!: string;
  @Field(() => Boolean, { description: 'Whether the words are your own rather than those shipped.' })
  own!: boolean;
  @Field(() => String, { description: 'Front matter and Markdown.' }) source!: string;
  @Field(() => [String], { description: 'The content elements it can state.' }) elements!: string[];
  @Field(() => TemplateReview, {
    nullable: true,
    description: 'Null: no counsel has reviewed this version, whoever wrote it.',
  })
  review!: TemplateReview | null;
}

@Extensions(rule)
@ObjectType({ description: 'How a text would read, from an invented incident.' })
export class NoticeTemplatePreview {
  @Field(() => [String], { description: 'What keeps it from being drafted from; empty: nothing.' })
  problems!: string[];
  @Field(() => String, { nullable: true, description: 'Null: it has problems.' }) subject!: string | null;
  @Field(() => String, { nullable: true, description: 'The plain text part.' }) text!: string | null;
  @Field(() => String, { nullable: true, description: 'The HTML part.' }) html!: string | null;
  @Field(() => [String], { description: 'The content elements it can state.' }) elements!: string[];
}

@Extensions(rule)
@ObjectType({ description: 'How notices look from their next version on.' })
export class NoticeBrand {
  @Field(() => Int, { description: 'Counted from 1.' }) version!: number;
  @Field(() => String, { nullable: true, description: 'At the head.' }) name!: string | null;
  @Field(() => String, { nullable: true, description: 'Colour of the line at the head.' }) accent!:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'At the foot.' }) footer!: string | null;
}

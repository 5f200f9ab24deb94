import { Field, InputType } from 'type-graphql';
import { RepeatableInput } from '../../platform/graphql/repeatable.type.ts';
import type { Audience, TemplateUse } from '../notice.row.ts';
import { AudienceEnum, TemplateUseEnum } from '../notice-enums.ts';

@InputType({ description: "An organization's own words for a text, or a text of its own." })
export class PutNoticeTemplateInput extends RepeatableInput {
  @Field(() => AudienceEnum, { description: 'Whom it speaks to.' }) audience!: Audience;
  @Field(() => String, { description: 'Its name ("data-breach"): that of a shipped text replaces it here.' })
  name!: string;
  @Field(() => String, { description: 'Its language (BCP 47): "de", "pt-BR".' }) locale!: string;
  @Field(() => String, {
    nullable: true,
    description:
      'Front matter (version, subject, notYetKnown) and Markdown with fences and facts, as noticeTemplates { texts { source } } shows. Null: use the shipped text again.',
  })
  source?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The version you read and changed ("own-3", or that of the shipped text): if another stands by now, nothing is overwritten. Absent: whatever stands is replaced.',
  })
  version?: string | null;
  @Field(() => String, { nullable: true, description: 'Of a text of your own: what it is for.' })
  purpose?: string | null;
  @Field(() => TemplateUseEnum, {
    nullable: true,
    description: 'Of a text of your own: how it reaches its readers.',
  })
  use?: TemplateUse | null;
}

@InputType({ description: 'A text to try; nothing is kept.' })
export class PreviewNoticeTemplateInput {
  @Field(() => AudienceEnum, { description: 'Whom it speaks to.' }) audience!: Audience;
  @Field(() => String, { description: 'Its name.' }) name!: string;
  @Field(() => String, { description: 'Its language (BCP 47).' }) locale!: string;
  @Field(() => String, { description: 'Front matter and Markdown, as putNoticeTemplate takes them.' })
  source!: string;
}

@InputType({ description: 'That counsel has read a text.' })
export class RecordTemplateReviewInput extends RepeatableInput {
  @Field(() => AudienceEnum, { description: 'Whom the text speaks to.' }) audience!: Audience;
  @Field(() => String, { description: 'Its name.' }) name!: string;
  @Field(() => String, { description: 'Its language (BCP 47).' }) locale!: string;
  @Field(() => String, { description: 'The version that was read; a later one is not reviewed by it.' })
  version!: string;
  @Field(() => String, { description: 'Who read it, and what they said of it.' }) counsel!: string;
}

@InputType({ description: 'How notices look. What is left out is not shown.' })
export class SetNoticeBrandInput extends RepeatableInput {
  @Field(() => String, {
    nullable: true,
    description: 'At the head: the name people know, 80 characters at the most.',
  })
  name?: string | null;
  @Field(() => String, { nullable: true, description: 'Colour of the line at the head: "#1a5fb4".' })
  accent?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'At the foot: plain words such as the postal address, 600 characters at the most, no links.',
  })
  footer?: string | null;
}

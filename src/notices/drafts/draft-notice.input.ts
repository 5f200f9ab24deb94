import type { DateTime } from 'luxon';
import { Field, ID, InputType, Int } from 'type-graphql';
import { RepeatableInput } from '../../platform/graphql/repeatable.type.ts';
import { Instant } from '../../platform/graphql/scalars.ts';

@InputType({
  description: 'What you say about one content element: its words, or by when they will be known.',
})
export class NoticeElementInput {
  @Field(() => String, { description: 'Key of the element, as in vocabulary { contentElements }.' })
  element!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The language of the words (BCP 47); that of the notice if absent.',
  })
  locale?: string | null;
  @Field(() => String, { nullable: true, description: 'The words for it.' })
  text?: string | null;
  @Field(() => Instant, {
    nullable: true,
    description: 'Instead of words: it is not yet known and will be by then, a time to come.',
  })
  notYetKnownUntil?: DateTime | null;
}

@InputType({ description: 'A notice to draft.' })
export class DraftNoticeInput extends RepeatableInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => [ID], {
    description: 'The obligations it answers, all of one audience; their contents are united.',
  })
  obligationIds!: string[];
  @Field(() => String, { nullable: true, description: 'Language (BCP 47): "de". English if absent.' })
  locale?: string | null;
  @Field(() => [String], {
    nullable: true,
    description: 'Further languages: people who speak one of them get it in theirs, all others in `locale`.',
  })
  locales?: string[] | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Which text: a name of noticeTemplates ("urgent"). Absent: the one written for these rules, or else the usual one.',
  })
  template?: string | null;
  @Field(() => [String], {
    nullable: true,
    description: 'Only for people of these places ("DE", "US-MA"); absent: wherever it is owed.',
  })
  onlyIn?: string[] | null;
  @Field(() => [String], {
    nullable: true,
    description: 'Not for people of these places: write them a notice of their own.',
  })
  notIn?: string[] | null;
  @Field(() => [NoticeElementInput], {
    nullable: true,
    description: 'What you know already. The rest is left as gaps that `problems` lists.',
  })
  elements?: NoticeElementInput[] | null;
}

@InputType({ description: 'The next version of a notice.' })
export class EditNoticeInput extends RepeatableInput {
  @Field(() => ID, { description: 'The notice.' }) noticeId!: string;
  @Field(() => Int, {
    description: 'The version you read: if another is current by now, the edit is refused.',
  })
  version!: number;
  @Field(() => String, { nullable: true, description: 'New subject; absent: as it is.' }) subject?:
    | string
    | null;
  @Field(() => String, {
    nullable: true,
    description: 'New body in Markdown with its fences (see NoticeVersion.body); absent: as it is.',
  })
  body?: string | null;
  @Field(() => String, { nullable: true, description: 'Which of its languages; the default one if absent.' })
  locale?: string | null;
  @Field(() => [NoticeElementInput], {
    nullable: true,
    description:
      'Elements to state anew, as `problems` names them; the rest of the text stays. One without a language is in that of the edit.',
  })
  elements?: NoticeElementInput[] | null;
}

@InputType({ description: 'A notice in one more language.' })
export class AddNoticeVariantInput extends RepeatableInput {
  @Field(() => ID, { description: 'The notice.' }) noticeId!: string;
  @Field(() => Int, { description: 'The version you read.' }) version!: number;
  @Field(() => String, { description: 'The language (BCP 47), of which there is a template.' })
  locale!: string;
  @Field(() => [NoticeElementInput], {
    nullable: true,
    description: 'What you know already, in that language.',
  })
  elements?: NoticeElementInput[] | null;
}

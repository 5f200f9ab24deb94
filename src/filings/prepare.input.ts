import type { DateTime } from 'luxon';
import { Field, Float, ID, InputType } from 'type-graphql';
import type { FilingKind } from '../obligations/filing.row.ts';
import { FilingKindEnum } from '../obligations/filing.type.ts';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import { Instant } from '../platform/graphql/scalars.ts';

@InputType({
  description:
    'An answer to a field of a form that the record has no fact for, or that goes before what the record says. Give exactly one value.',
})
export class FormAnswerInput {
  @Field(() => String, {
    description: 'The field (obligation { filingForm { sections { fields { id } } } }).',
  })
  field!: string;
  @Field(() => String, {
    nullable: true,
    description:
      'For a text, a choice (its key), yes-no-unknown, an instant with its offset, or a day ("2026-10-24").',
  })
  text?: string | null;
  @Field(() => [String], { nullable: true, description: 'For several choices (their keys) or a list.' })
  texts?: string[] | null;
  @Field(() => Float, { nullable: true, description: 'For a number.' }) number?: number | null;
}

@InputType({ description: 'The first filing, now, with what there is.' })
export class FileNowInput extends RepeatableInput {
  @Field(() => ID, { description: 'What it answers.' }) obligationId!: string;
  @Field(() => [FormAnswerInput], { nullable: true, description: 'What a person answers beside the record.' })
  answers?: FormAnswerInput[] | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why it is late; required after the due instant (REASON_REQUIRED).',
  })
  lateReason?: string | null;
  @Field(() => Instant, {
    nullable: true,
    description: 'By when the rest follows, as the filing says; 72 hours from now if absent.',
  })
  restFollowsBy?: DateTime | null;
}

@InputType({ description: 'A filing to be prepared.' })
export class PrepareFilingInput extends FileNowInput {
  @Field(() => FilingKindEnum, { nullable: true, description: 'Which stage; INITIAL if absent.' })
  kind?: FilingKind | null;
  @Field(() => String, {
    nullable: true,
    description: 'Of a WITHDRAWAL: why the earlier filing is taken back (REASON_REQUIRED).',
  })
  reason?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'Of one that follows: the earlier filing; the latest INITIAL that left if absent.',
  })
  refersToId?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Say that more follows even if the form is full; false if absent.',
  })
  moreFollows?: boolean | null;
}

@InputType({ description: 'A prepared filing to be approved and mailed.' })
export class DraftFilingNoticeInput extends RepeatableInput {
  @Field(() => ID, { description: 'The prepared filing.' }) preparedFilingId!: string;
}

import { Field, ID, InputType } from 'type-graphql';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import type { FilingKind, FilingState } from './filing.row.ts';
import { FilingKindEnum, FilingStateEnum } from './filing.type.ts';
import { HandedInInput } from './handed-in.input.ts';

@InputType({ description: 'A submission to an authority, whatever was handed in.' })
export abstract class SubmissionInput extends HandedInInput {
  @Field(() => ID, { description: 'What it answers.' }) obligationId!: string;
  @Field(() => FilingKindEnum, { nullable: true, description: 'Which stage; INITIAL if absent.' })
  kind?: FilingKind | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Who got it, by name; required while the obligation leaves open who must be told (recipientDecided: false).',
  })
  filedWith?: string | null;
  @Field(() => ID, {
    nullable: true,
    description:
      'A file of the incident that proves it, such as the receipt of a portal; its digest is kept.',
  })
  proofAttachmentId?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why it is late; required after the due instant (REASON_REQUIRED).',
  })
  lateReason?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Why it was handed in before something that must come first; required where the obligation still waits (CONFLICT names for what).',
  })
  outOfOrderReason?: string | null;
  @Field(() => ID, {
    nullable: true,
    description:
      'Of a FOLLOW_UP, CORRECTION or WITHDRAWAL: the earlier filing under the same obligation; the latest INITIAL that left if absent.',
  })
  refersToId?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Of a WITHDRAWAL: why the earlier filing is taken back (REASON_REQUIRED).',
  })
  reason?: string | null;
}

@InputType({ description: 'A submission to an authority.' })
export class RecordFilingInput extends SubmissionInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'The prepared filing that was handed in: its content, stage and reasons are those of the filing.',
  })
  preparedFilingId?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Of one made elsewhere: exactly what it said, up to 200,000 characters. Kept with its digest.',
  })
  contentText?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'Of one made elsewhere: the file of the incident that is exactly what was handed in.',
  })
  contentAttachmentId?: string | null;
}

@InputType({ description: 'What the authority answered.' })
export class AnswerFilingInput extends RepeatableInput {
  @Field(() => ID, { description: 'The filing.' }) filingId!: string;
  @Field(() => FilingStateEnum, { description: 'ACKNOWLEDGED or REJECTED.' }) state!: FilingState;
  @Field(() => String, { nullable: true, description: "The authority's reference." }) reference?:
    | string
    | null;
}

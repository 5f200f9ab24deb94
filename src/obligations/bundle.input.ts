import { Field, ID, InputType } from 'type-graphql';
import { HandedInInput } from './handed-in.input.ts';

@InputType({ description: 'One submission to an authority that tells of several similar breaches.' })
export class RecordBundledFilingInput extends HandedInInput {
  @Field(() => [ID], {
    description:
      'The obligations it answers, 2 to 50: under one rule, towards one recipient, of incidents that are linked with that of the first.',
  })
  obligationIds!: string[];
  @Field(() => String, {
    description:
      'Why they go together: the same data, the same manner, close in time. Kept, and erasable; the record holds its digest.',
  })
  reason!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Who got it, by name; required while the obligations leave open who must be told.',
  })
  filedWith?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'A file of the first incident that proves it; each filing keeps its digest.',
  })
  proofAttachmentId?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why it is late; required as soon as one of the due instants has passed (REASON_REQUIRED).',
  })
  lateReason?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why it was handed in before something that must come first, where one still waits.',
  })
  outOfOrderReason?: string | null;
}

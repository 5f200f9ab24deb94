import type { DateTime } from 'luxon';
import { Field, InputType } from 'type-graphql';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import { Instant } from '../platform/graphql/scalars.ts';
import type { FilingChannel, FilingState } from './filing.row.ts';
import { FilingChannelEnum, FilingStateEnum } from './filing.type.ts';

@InputType({ description: 'How and when something was handed in.' })
export abstract class HandedInInput extends RepeatableInput {
  @Field(() => FilingChannelEnum, { description: 'How it was made.' }) channel!: FilingChannel;
  @Field(() => FilingStateEnum, {
    nullable: true,
    description: 'PREPARED, SUBMITTED or ACKNOWLEDGED; SUBMITTED if absent.',
  })
  state?: FilingState | null;
  @Field(() => Instant, { nullable: true, description: 'When it left; now if absent.' })
  submittedAt?: DateTime | null;
  @Field(() => String, { nullable: true, description: "The authority's reference." }) reference?:
    | string
    | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it says that more follows (GDPR Art. 33(4)); false if absent.',
  })
  moreFollows?: boolean | null;
}

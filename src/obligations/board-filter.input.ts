import type { DateTime } from 'luxon';
import { Field, InputType } from 'type-graphql';
import { Instant } from '../platform/graphql/scalars.ts';
import type { ObligationState } from './obligation.row.ts';
import { ObligationStateEnum } from './obligation.type.ts';

@InputType({ description: 'Which clocks.' })
export class BoardFilterInput {
  @Field(() => [ObligationStateEnum], {
    nullable: true,
    description: 'In one of these states; absent: OPEN and PARTLY_MET.',
  })
  states?: ObligationState[] | null;

  @Field(() => Instant, { nullable: true, description: 'Due before this instant.' })
  dueBefore?: DateTime | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those overdue now.' })
  overdue?: boolean | null;
}

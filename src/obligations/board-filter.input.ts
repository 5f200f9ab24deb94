import type { DateTime } from 'luxon';
import { Field, ID, InputType } from 'type-graphql';
import type { VerdictValue } from '../domain/assess.ts';
import type { RecipientKind, RuleSource } from '../domain/rule.ts';
import { Instant } from '../platform/graphql/scalars.ts';
import type { ObligationState } from './obligation.row.ts';
import { ObligationStateEnum, RecipientKindEnum, RuleSourceEnum, VerdictEnum } from './obligation.type.ts';

@InputType({ description: 'Which clocks.' })
export class BoardFilterInput {
  @Field(() => [ObligationStateEnum], {
    nullable: true,
    description: 'In one of these states; absent: OPEN and PARTLY_MET.',
  })
  states?: ObligationState[] | null;

  @Field(() => Instant, { nullable: true, description: 'Due before this instant.' })
  dueBefore?: DateTime | null;

  @Field(() => Instant, { nullable: true, description: 'Due at this instant or later.' })
  dueAfter?: DateTime | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those overdue now.' })
  overdue?: boolean | null;

  @Field(() => [ID], { nullable: true, description: 'Of these incidents.' })
  incidentIds?: string[] | null;

  @Field(() => [RuleSourceEnum], { nullable: true, description: 'From these sources.' })
  sources?: RuleSource[] | null;

  @Field(() => [VerdictEnum], { nullable: true, description: 'With one of these verdicts.' })
  verdicts?: VerdictValue[] | null;

  @Field(() => [RecipientKindEnum], { nullable: true, description: 'To these kinds of recipient.' })
  recipientKinds?: RecipientKind[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'If true, only those whose verdict or date may still move; if false, only the others.',
  })
  provisional?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only exercises, or none of them; absent: both.' })
  exercise?: boolean | null;
}

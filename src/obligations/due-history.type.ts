import type { DateTime } from 'luxon';
import { Extensions, Field, ID, Int, ObjectType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { Instant } from '../platform/graphql/scalars.ts';

@Extensions({ permission: 'obligation:read' satisfies Permission })
@ObjectType({
  description: 'One due instant an obligation had. A later one stands beside it, never over it.',
})
export class DueHistoryEntry {
  @Field(() => Instant, { nullable: true, description: 'The due instant; null: no date.' })
  dueAt!: DateTime | null;
  @Field(() => Boolean, { description: 'Whether it was provisional.' }) provisional!: boolean;
  @Field(() => String, { nullable: true, description: 'The event its clock started at; null: not started.' })
  startEvent!: string | null;
  @Field(() => Instant, { nullable: true, description: 'When that was.' }) startAt!: DateTime | null;
  @Field(() => String, { description: 'The head of its derivation, in words.' }) says!: string;
  @Field(() => String, { description: 'The version of the rule.' }) ruleVersion!: string;
  @Field(() => Int, { description: 'Version of the facts it was computed on.' }) incidentVersion!: number;
  @Field(() => ID, { nullable: true, description: 'The member whose act set it; null: the service.' })
  setBy!: string | null;
  @Field(() => Instant, { description: 'Since when it was shown.' }) setAt!: DateTime;
  @Field(() => String, {
    nullable: true,
    description: 'Why the facts behind it were changed, in their words; null: none was asked for, or erased.',
  })
  reason!: string | null;
}

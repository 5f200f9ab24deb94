import type { DateTime } from 'luxon';
import { Extensions, Field, ID, ObjectType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { Instant } from '../platform/graphql/scalars.ts';

@Extensions({ permission: 'obligation:read' satisfies Permission })
@ObjectType({
  description:
    'A contractual term towards the same recipient, laid over a duty whose law names no date. A duty of its own; the law keeps none.',
})
export class ContractTerm {
  @Field(() => ID, { description: 'The obligation under the contract.' }) obligationId!: string;
  @Field(() => String, { description: 'The contractual duty in a few words.' }) title!: string;
  @Field(() => String, { description: 'The clause of the contract.' }) citation!: string;
  @Field(() => Instant, {
    nullable: true,
    description: 'When it is due by contract; null: it names no time.',
  })
  dueAt!: DateTime | null;
}

import type { DateTime } from 'luxon';
import { Extensions, Field, ID, InputType, ObjectType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import { Instant } from '../platform/graphql/scalars.ts';
import type { LitigationHoldRow } from './litigation-hold.row.ts';

@Extensions({ permission: 'incident:read' satisfies Permission })
@ObjectType({
  description:
    'Word of a named person that claims are expected. While it stands, no person, word or file of the incident is erased or withdrawn.',
})
export class LitigationHold {
  @Field(() => ID, { description: 'The hold.' }) id!: string;
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => ID, { description: 'The member who placed it.' }) placedBy!: string;
  @Field(() => Instant, { description: 'When.' }) placedAt!: DateTime;
  @Field(() => ID, { nullable: true, description: 'The member who lifted it; null: it stands.' })
  liftedBy!: string | null;
  @Field(() => Instant, { nullable: true, description: 'When it was lifted; null: it stands.' })
  liftedAt!: DateTime | null;
  /** Statements, whose words a field of their own reads. */
  reasonId!: string;
  liftReasonId!: string | null;
}

@InputType({ description: 'That nothing of an incident may be erased.' })
export class PlaceLitigationHoldInput extends RepeatableInput {
  @Field(() => ID, { description: 'The incident, open or closed.' }) incidentId!: string;
  @Field(() => String, { description: 'Why: which claims are expected or pending.' }) reason!: string;
}

@InputType({ description: 'That a litigation hold ends.' })
export class LiftLitigationHoldInput extends RepeatableInput {
  @Field(() => ID, { description: 'The hold.' }) litigationHoldId!: string;
  @Field(() => String, { description: 'Why: what became of the claims.' }) reason!: string;
}

export function toLitigationHold(row: LitigationHoldRow): LitigationHold {
  return Object.assign(new LitigationHold(), row);
}

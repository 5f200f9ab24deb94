import type { DateTime } from 'luxon';
import { Extensions, Field, ID, InputType, ObjectType } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { connectionType } from '../../platform/graphql/paging.ts';
import { RepeatableInput } from '../../platform/graphql/repeatable.type.ts';
import { Instant } from '../../platform/graphql/scalars.ts';
import type { DecisionRow } from './decision.row.ts';

const rule = { permission: 'room:read' } as const satisfies { permission: Permission };

@Extensions(rule)
@ObjectType({ description: 'What a named person decided in an incident, and why. Never changed.' })
export class IncidentDecision {
  @Field(() => ID, { description: 'The decision.' }) id!: string;
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => Instant, { description: 'When it was decided.' }) decidedAt!: DateTime;
  @Field(() => ID, { nullable: true, description: 'The earlier decision it replaces or puts right.' })
  correctsId!: string | null;
  @Field(() => Instant, { description: 'When it was written down here.' }) loggedAt!: DateTime;
  whatId!: string;
  whyId!: string;
  deciderNameId!: string | null;
  decidedBy!: string | null;
  loggedBy!: string | null;
}

export const IncidentDecisionConnection = connectionType(
  IncidentDecision,
  'IncidentDecision',
  rule.permission,
);

@InputType({ description: 'A decision to write down.' })
export class LogDecisionInput extends RepeatableInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => String, { description: 'What was decided, up to 10,000 characters; erasable.' }) what!: string;
  @Field(() => String, { description: 'Why, up to 10,000 characters; erasable.' }) why!: string;
  @Field(() => ID, { nullable: true, description: 'The member who decided; you if nobody is named.' })
  decidedById?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Who decided, if they have no account here ("Vera Kraft, managing director").',
  })
  deciderName?: string | null;
  @Field(() => Instant, { nullable: true, description: 'When; now if absent, never in the future.' })
  decidedAt?: DateTime | null;
  @Field(() => ID, { nullable: true, description: 'An earlier decision that this one replaces.' })
  correctsId?: string | null;
}

export function toIncidentDecision(row: DecisionRow): IncidentDecision {
  return Object.assign(new IncidentDecision(), row);
}

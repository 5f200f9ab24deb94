import { Extensions, Field, ObjectType } from 'type-graphql';
import type { IncidentFacts } from '../../domain/facts.ts';
import type { Permission } from '../../domain/permissions.ts';

const rule = { permission: 'rule:read' satisfies Permission };

@Extensions(rule)
@ObjectType({ description: 'A question that a rule asks of the facts that are tried.' })
export class AskedQuestion {
  @Field(() => String, { description: 'Key of the fact asked for.' }) key!: string;
  @Field(() => String, { description: 'The question as a person would be asked.' }) question!: string;
  /** What is recorded decides how it can be answered. */
  readonly facts!: IncidentFacts;
}

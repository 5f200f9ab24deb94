import { Field, InputType } from 'type-graphql';
import type { IncidentState } from '../domain/lifecycle.ts';
import { IncidentStateEnum } from './incident.type.ts';

@InputType({ description: 'Which incidents.' })
export class IncidentFilterInput {
  @Field(() => [IncidentStateEnum], {
    nullable: true,
    description: 'In one of these states; absent: in any.',
  })
  states?: IncidentState[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Only exercises, or none of them; absent: both.' })
  exercise?: boolean | null;
}

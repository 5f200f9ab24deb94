import { Extensions, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { type ProblemKind, problemKinds } from './find-problems.ts';

const ProblemKindEnum = Object.fromEntries(problemKinds.map((kind) => [kind, kind])) as {
  [K in ProblemKind]: K;
};
registerEnumType(ProblemKindEnum, {
  name: 'PagerProblemKind',
  description: 'What keeps pages from reaching people.',
  valuesConfig: {
    ENDPOINT_GONE: { description: 'An endpoint answered 410 Gone and is not called any more.' },
    NOBODY_ANSWERED: { description: 'Every step of the escalation was paged, and nobody acknowledged.' },
    PAGE_FAILED: { description: 'A page of an open alert could not be delivered.' },
    NOBODY_IS_TOLD: { description: 'Mail is off for an incident, and no endpoint is left.' },
  },
});

@Extensions({ permission: 'obligation:read' satisfies Permission })
@ObjectType({ description: 'One thing that keeps pages from reaching people.' })
export class PagerProblem {
  @Field(() => ProblemKindEnum, { description: 'What it is.' }) kind!: ProblemKind;
  @Field(() => ID, { nullable: true, description: 'The incident concerned; null: all of them.' })
  incidentId!: string | null;
  @Field(() => ID, { nullable: true, description: 'The alert concerned.' }) alertId!: string | null;
  @Field(() => ID, { nullable: true, description: 'The endpoint concerned.' }) endpointId!: string | null;
}

import { Arg, Ctx, Extensions, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import { incidentById } from '../incidents/incident.batch.ts';
import { Incident, toIncident } from '../incidents/incident.type.ts';
import { adoptImportedCounts } from './adopt-imported-counts.ts';
import type { PeopleContext } from './people-context.ts';
import { type PeopleDimension, peopleCountedBy, peopleRemoved } from './people-counts.batch.ts';
import {
  AdoptImportedCountsInput,
  PeopleDifference,
  PeopleDimensionEnum,
  PeoplePart,
  toDifference,
} from './people-counts.type.ts';
import { peopleCompared } from './people-difference.batch.ts';

const counting: { permission: Permission } = { permission: 'person:count' };

@Resolver(() => Incident)
export class PeopleCountsResolver {
  @Extensions(counting)
  @FieldResolver(() => [PeoplePart], {
    description: 'How many people are known to be affected, by one thing; most people first.',
  })
  async peopleCounts(
    @Root() { id }: Incident,
    @Ctx() { load }: PeopleContext,
    @Arg('by', () => PeopleDimensionEnum, { description: 'By what.' }) by: PeopleDimension,
  ): Promise<PeoplePart[]> {
    return (await load(peopleCountedBy[by], id)).map((part) => Object.assign(new PeoplePart(), part));
  }

  @Extensions(counting)
  @FieldResolver(() => Int, { description: 'How many were taken off the list as not affected after all.' })
  async peopleRemoved(@Root() { id }: Incident, @Ctx() { load }: PeopleContext): Promise<number> {
    return load(peopleRemoved, id);
  }

  @Extensions(counting)
  @FieldResolver(() => PeopleDifference, {
    description: 'Declared groups beside imported people: what is missing, and where.',
  })
  async peopleDifference(
    @Root() { id }: Incident,
    @Ctx() { load }: PeopleContext,
  ): Promise<PeopleDifference> {
    return toDifference(await load(peopleCompared, id));
  }

  @Extensions({ permission: 'incident:amend' satisfies Permission })
  @Mutation(() => Incident, {
    description:
      'Makes the imported people the exact groups of their data sets, by kind and jurisdiction, as a new version of the facts. Data sets nobody was imported into keep theirs. Fails with NOT_FOUND, or CONFLICT (closed, nobody imported, people in no data set).',
  })
  async adoptImportedCounts(
    @Arg('input', () => AdoptImportedCountsInput, { description: 'Which.' }) input: AdoptImportedCountsInput,
    @Ctx() context: PeopleContext,
  ): Promise<Incident> {
    const { incidentId } = await context.mutate('adoptImportedCounts', input, (work) =>
      adoptImportedCounts(work, input),
    );
    return toIncident(found(await context.load(incidentById, incidentId), 'incident'));
  }
}

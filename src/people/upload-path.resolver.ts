import { Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { Incident } from '../incidents/incident.type.ts';

@Resolver(() => Incident)
export class UploadPathResolver {
  @Extensions({ permission: 'person:import' satisfies Permission })
  @FieldResolver(() => String, {
    description:
      'Where a file of affected people is posted as text/csv, with the same token (?dryRun=true&dataSet=…&column=email:…).',
  })
  peopleUploadPath(@Root() { id }: Incident): string {
    return `/incidents/${id}/people`;
  }
}

import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { isLongGap } from '../domain/time-warnings.ts';
import { organizationById } from '../organizations/find-organization.ts';
import type { RulesContext } from '../rules/rules-context.ts';
import { Incident } from './incident.type.ts';

const MONITORED =
  'Awareness came more than a day after the first signal, and your published policy claims monitoring around the clock: say in the reason for the gap what had to be found out.';

@Resolver(() => Incident)
export class IncidentWarningsResolver {
  @FieldResolver(() => [String], {
    description:
      'What a person should look at again ("awareness lies before the first signal", "a long gap, and your policy claims monitoring around the clock"). Empty: nothing.',
  })
  async warnings(
    @Root() { warnings, detected, aware }: Incident,
    @Ctx() { load, catalog, organizationId }: RulesContext,
  ): Promise<string[]> {
    if (!isLongGap(detected?.earliest ?? null, aware?.earliest ?? null)) return warnings;
    const organization = await load(organizationById, organizationId);
    const profile = catalog.profiles.get(organization?.profile ?? '');
    return profile?.claimsConstantMonitoring ? [...warnings, MONITORED] : warnings;
  }
}

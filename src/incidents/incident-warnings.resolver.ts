import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { isLongGap } from '../domain/time-warnings.ts';
import { organizationById } from '../organizations/find-organization.ts';
import type { RulesContext } from '../rules/rules-context.ts';
import { dataSetsOf } from './incident.batch.ts';
import { Incident } from './incident.type.ts';

const MONITORED =
  'Awareness came more than a day after the first signal, and your published policy claims monitoring around the clock: say in the reason for the gap what had to be found out.';

const UNTOLD =
  'A processor is named at whom it happened: when did it inform you? Record the milestone INFORMED_BY_PROCESSOR; a controller is in principle aware then (EDPB Guidelines 9/2022, section II.A.4).';

@Resolver(() => Incident)
export class IncidentWarningsResolver {
  @FieldResolver(() => [String], {
    description:
      'What a person should look at again ("awareness lies before the first signal", "your processor told you earlier", "a long gap, and your policy claims monitoring around the clock"). Empty: nothing.',
  })
  async warnings(@Root() incident: Incident, @Ctx() context: RulesContext): Promise<string[]> {
    const { load, catalog, organizationId } = context;
    const { detected, aware } = incident;
    const warnings = [...incident.warnings, ...(await unasked(incident, context))];
    if (!isLongGap(detected?.earliest ?? null, aware?.earliest ?? null)) return warnings;
    const organization = await load(organizationById, organizationId);
    const profile = catalog.profiles.get(organization?.profile ?? '');
    return profile?.claimsConstantMonitoring ? [...warnings, MONITORED] : warnings;
  }
}

/** A processor was involved, and nobody has said when it told us: the controller's awareness may hang on it. */
async function unasked({ id, toldByProcessor }: Incident, { load }: RulesContext): Promise<string[]> {
  if (toldByProcessor) return [];
  const sets = await load(dataSetsOf, id);
  const open = sets.some(({ processorId, role }) => processorId !== null && role !== 'PROCESSOR');
  return open ? [UNTOLD] : [];
}

import { Arg, Ctx, Extensions, Mutation, Resolver } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import type { RulesContext } from '../../rules/rules-context.ts';
import type { EvidenceContext } from '../evidence/evidence-context.ts';
import { incidentById } from '../incident.batch.ts';
import { toIncident } from '../incident.type.ts';
import { importVeris } from './import-veris.ts';
import { shownImport } from './shown-import.ts';
import { ImportVerisInput, VerisImport } from './veris.type.ts';

@Resolver()
export class VerisResolver {
  @Extensions({ permission: 'incident:report' satisfies Permission })
  @Mutation(() => VerisImport, {
    // The whole record is read: aliases must not multiply that.
    complexity: 300,
    description:
      'Makes an incident of a record in VERIS JSON, once: what it says becomes facts, its words a comment, the original evidence; unknown stays unknown. It starts no clock. Fails with INVALID_INPUT only where the text is no JSON object, LIMIT_EXCEEDED where it is too long.',
  })
  async importVeris(
    @Arg('input', () => ImportVerisInput, { description: 'The record.' }) input: ImportVerisInput,
    @Ctx() context: RulesContext & EvidenceContext,
  ): Promise<VerisImport> {
    const { catalog, masterKey } = context;
    const result = await context.mutate('importVeris', input, (work) =>
      importVeris(work, catalog, masterKey, input),
    );
    const row = result.incidentId && (await context.load(incidentById, result.incidentId));
    return shownImport(catalog, input.record, result, row ? toIncident(row) : null);
  }
}

import { Arg, Ctx, Extensions, FieldResolver, Mutation, Resolver } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import type { RulesContext } from '../rules/rules-context.ts';
import { dataMapOf } from './data-map.ts';
import { findOrganization, organizationById } from './find-organization.ts';
import { processorsOf } from './find-processors.ts';
import { Organization, toOrganization } from './organization.type.ts';
import {
  DataMapEntry,
  Processor,
  PutProcessorInput,
  RemoveProcessorInput,
  toProcessor,
} from './processor.type.ts';
import { putProcessor } from './put-processor.ts';
import { removeProcessor } from './remove-processor.ts';

const show = async ({ db, organizationId }: RulesContext) =>
  toOrganization(await findOrganization(await db(), organizationId));

@Resolver(() => Organization)
export class ProcessorResolver {
  @FieldResolver(() => [Processor], { description: 'Its processors and what each receives, by name.' })
  async processors(@Ctx() { load, organizationId }: RulesContext): Promise<Processor[]> {
    return (await load(processorsOf, organizationId)).map(toProcessor);
  }

  @FieldResolver(() => [DataMapEntry], {
    description:
      'The categories of data its policy says it holds: offer these first when data is reported. Empty: no profile.',
  })
  async dataMap(@Ctx() { load, organizationId, catalog }: RulesContext): Promise<DataMapEntry[]> {
    const { profile } = found(await load(organizationById, organizationId), 'organization');
    return dataMapOf(catalog, profile).map((entry) => Object.assign(new DataMapEntry(), entry));
  }

  @Extensions({ permission: 'organization:administer' satisfies Permission })
  @Mutation(() => Organization, {
    description:
      'Adds or replaces a processor. Fails with INVALID_INPUT for unknown categories, CONFLICT for the name of another.',
  })
  async putProcessor(
    @Arg('input', () => PutProcessorInput, { description: 'The processor.' }) input: PutProcessorInput,
    @Ctx() context: RulesContext,
  ): Promise<Organization> {
    await context.mutate('putProcessor', input, (work) => putProcessor(work, context.catalog, input));
    return show(context);
  }

  @Extensions({ permission: 'organization:administer' satisfies Permission })
  @Mutation(() => Organization, {
    description: 'Takes a processor off the list; past incidents still name it.',
  })
  async removeProcessor(
    @Arg('input', () => RemoveProcessorInput, { description: 'Which.' }) input: RemoveProcessorInput,
    @Ctx() context: RulesContext,
  ): Promise<Organization> {
    await context.mutate('removeProcessor', input, (work) => removeProcessor(work, input));
    return show(context);
  }
}

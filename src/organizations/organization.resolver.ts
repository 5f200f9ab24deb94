import { Arg, Ctx, Extensions, FieldResolver, Mutation, Query, Resolver } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import type { RulesContext } from '../rules/rules-context.ts';
import { toFacts } from '../rules/to-facts.ts';
import { amendOrganization } from './amend-organization.ts';
import { createOrganization } from './create-organization.ts';
import { findOrganization, findPolicies } from './find-organization.ts';
import {
  AmendOrganizationInput,
  CreatedOrganization,
  CreateOrganizationInput,
  Organization,
  Policy,
  toOrganization,
  toPolicy,
} from './organization.type.ts';

const show = async ({ db, organizationId }: RulesContext) =>
  toOrganization(await findOrganization(await db(), organizationId));

@Resolver(() => Organization)
export class OrganizationResolver {
  @Extensions({ permission: 'organization:read' satisfies Permission })
  @Query(() => Organization, { description: 'The organization of your token.' })
  organization(@Ctx() context: RulesContext): Promise<Organization> {
    return show(context);
  }

  @FieldResolver(() => [Policy], { description: 'The policies it published, newest first.' })
  async policies(@Ctx() { db, organizationId }: RulesContext): Promise<Policy[]> {
    return (await findPolicies(await db(), organizationId)).map(toPolicy);
  }

  @Extensions({ permission: 'installation:operate' satisfies Permission })
  @Mutation(() => CreatedOrganization, {
    description:
      'Makes an organization with its first administrator; for operators. Fails with INVALID_INPUT for an unknown profile or a missing name.',
  })
  async createOrganization(
    @Arg('input', () => CreateOrganizationInput, { description: 'Which.' }) input: CreateOrganizationInput,
    @Ctx() context: RulesContext,
  ): Promise<CreatedOrganization> {
    let administratorToken: string | null = null;
    const made = await context.mutate('createOrganization', input, async (work) => {
      const { secret, ...ids } = await createOrganization(work, context.catalog, {
        ...input,
        facts: input.facts && toFacts(input.facts),
      });
      administratorToken = secret;
      return ids;
    });
    return Object.assign(new CreatedOrganization(), made, { administratorToken });
  }

  @Extensions({ permission: 'organization:administer' satisfies Permission })
  @Mutation(() => Organization, {
    description:
      'Changes the facts of the organization; the worker judges open obligations again within seconds. Fails with INVALID_INPUT.',
  })
  async amendOrganization(
    @Arg('input', () => AmendOrganizationInput, { description: 'What changed.' })
    input: AmendOrganizationInput,
    @Ctx() context: RulesContext,
  ): Promise<Organization> {
    const change = { ...input, facts: input.facts && toFacts(input.facts) };
    await context.mutate('amendOrganization', input, (work) =>
      amendOrganization(work, context.catalog, change),
    );
    return show(context);
  }
}

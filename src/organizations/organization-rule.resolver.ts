import { Arg, Args, Ctx, Extensions, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import { wordsOf } from '../platform/audit/statement.batch.ts';
import { type Connection, PageArgs, pageOf, toConnection } from '../platform/graphql/paging.ts';
import type { RulesContext } from '../rules/rules-context.ts';
import { addContractDuty } from './add-contract-duty.ts';
import { findOrganizationRules, organizationRuleById } from './find-organization-rules.ts';
import {
  AddContractDutyInput,
  OrganizationRule,
  OrganizationRuleConnection,
  PutOrganizationRuleInput,
  RetireOrganizationRuleInput,
  toOrganizationRule,
} from './organization-rule.type.ts';
import { putOrganizationRule } from './put-organization-rule.ts';
import { retireOrganizationRule } from './retire-organization-rule.ts';

const show = async ({ load }: RulesContext, id: string) =>
  toOrganizationRule(found(await load(organizationRuleById, id), 'rule'));

@Resolver(() => OrganizationRule)
export class OrganizationRuleResolver {
  @Extensions({ permission: 'organization:read' satisfies Permission })
  @Query(() => OrganizationRuleConnection, {
    description: 'The rules your organization added: contracts and promises, oldest first, retired ones too.',
  })
  async organizationRules(
    @Ctx() context: RulesContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Connection<OrganizationRule>> {
    const page = pageOf(args);
    const rows = await findOrganizationRules(await context.db(), context.organizationId, page);
    const cursorOf = ({ putAt, id }: { putAt: { toMillis(): number }; id: string }) => ({
      key: putAt.toMillis(),
      id,
    });
    return toConnection(rows, page, cursorOf, toOrganizationRule);
  }

  @Extensions({ permission: 'rule:write' satisfies Permission })
  @Mutation(() => OrganizationRule, {
    description:
      'Takes a rule of your own. Its cases are run first; open incidents are judged again. Fails with INVALID_INPUT naming each problem, CONFLICT for a version that exists.',
  })
  async putOrganizationRule(
    @Arg('input', () => PutOrganizationRuleInput, { description: 'The rule.' })
    input: PutOrganizationRuleInput,
    @Ctx() context: RulesContext,
  ): Promise<OrganizationRule> {
    const { ruleRowId } = await context.mutate('putOrganizationRule', input, (work) =>
      putOrganizationRule(work, context.catalog, input),
    );
    return show(context, ruleRowId);
  }

  @Extensions({ permission: 'rule:write' satisfies Permission })
  @Mutation(() => OrganizationRule, {
    description: 'Writes and takes the rule of the common contract. Fails as putOrganizationRule does.',
  })
  async addContractDuty(
    @Arg('input', () => AddContractDutyInput, { description: 'The duty.' }) input: AddContractDutyInput,
    @Ctx() context: RulesContext,
  ): Promise<OrganizationRule> {
    const { ruleRowId } = await context.mutate('addContractDuty', input, (work) =>
      addContractDuty(work, context.catalog, input),
    );
    return show(context, ruleRowId);
  }

  @Extensions({ permission: 'rule:write' satisfies Permission })
  @Mutation(() => OrganizationRule, {
    description:
      'Ends a rule of your own with a reason; what occurred up to its last day still falls under it. Fails with CONFLICT if it was retired.',
  })
  async retireOrganizationRule(
    @Arg('input', () => RetireOrganizationRuleInput, { description: 'Which and why.' })
    input: RetireOrganizationRuleInput,
    @Ctx() context: RulesContext,
  ): Promise<OrganizationRule> {
    const { ruleRowId } = await context.mutate('retireOrganizationRule', input, (work) =>
      retireOrganizationRule(work, input),
    );
    return show(context, ruleRowId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it was retired; null: it was not, or erased.',
  })
  retireReason(
    @Root() { retireReasonId }: OrganizationRule,
    @Ctx() { load }: RulesContext,
  ): Promise<string | null> {
    return wordsOf(load, retireReasonId);
  }
}

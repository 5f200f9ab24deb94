import { Arg, Ctx, Extensions, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { readingsOf } from '../domain/policy-reading.ts';
import { found } from '../domain/refusal.ts';
import { wordsOf } from '../platform/audit/statement.batch.ts';
import type { RulesContext } from '../rules/rules-context.ts';
import { confirmPolicy } from './confirm-policy.ts';
import { organizationById } from './find-organization.ts';
import { Policy, toPolicy } from './organization.type.ts';
import { confirmationOf, policyById, publishedWith } from './policy.batch.ts';
import {
  ConfirmPolicyInput,
  PolicyConfirmation,
  PolicyPromise,
  PublishPolicyVersionInput,
} from './policy.type.ts';
import { promisesOf } from './promises-of.ts';
import { publishPolicyVersion } from './publish-policy-version.ts';

const show = async ({ load }: RulesContext, id: string) =>
  toPolicy(found(await load(policyById, id), 'policy'));

@Resolver(() => Policy)
export class PolicyResolver {
  @Extensions({ permission: 'policy:confirm' satisfies Permission })
  @Mutation(() => Policy, {
    description:
      'Confirms, as a named person and once per version, since when a policy holds and what its term counts from. Open incidents are judged again. Fails with CONFLICT if it is confirmed, INVALID_INPUT for a reading it does not have.',
  })
  async confirmPolicy(
    @Arg('input', () => ConfirmPolicyInput, { description: 'Which and how.' }) input: ConfirmPolicyInput,
    @Ctx() context: RulesContext,
  ): Promise<Policy> {
    const { policyId } = await context.mutate('confirmPolicy', input, (work) =>
      confirmPolicy(work, context.catalog, input),
    );
    return show(context, policyId);
  }

  @Extensions({ permission: 'rule:write' satisfies Permission })
  @Mutation(() => Policy, {
    description:
      'Publishes the next version of a policy with its promises. The version in force when a breach occurred applies; a later one stands beside and leads where it is stricter. Fails with INVALID_INPUT naming each problem of a rule.',
  })
  async publishPolicyVersion(
    @Arg('input', () => PublishPolicyVersionInput, { description: 'The version.' })
    input: PublishPolicyVersionInput,
    @Ctx() context: RulesContext,
  ): Promise<Policy> {
    const { policyId } = await context.mutate('publishPolicyVersion', input, (work) =>
      publishPolicyVersion(work, context.catalog, input),
    );
    return show(context, policyId);
  }

  @FieldResolver(() => [String], { description: 'What a named person has still to confirm about it.' })
  async toConfirm(@Root() { id, leftOpen }: Policy, @Ctx() { load }: RulesContext): Promise<string[]> {
    return (await load(confirmationOf, id)) ? [] : leftOpen;
  }

  @FieldResolver(() => PolicyConfirmation, {
    nullable: true,
    description: 'What was confirmed; null: nothing yet.',
  })
  async confirmation(
    @Root() { id }: Policy,
    @Ctx() { load }: RulesContext,
  ): Promise<PolicyConfirmation | null> {
    const row = await load(confirmationOf, id);
    if (!row) return null;
    return Object.assign(new PolicyConfirmation(), row, { rationale: await wordsOf(load, row.rationaleId) });
  }

  @FieldResolver(() => [PolicyPromise], {
    description: 'The promises it makes. Empty: duties follow from law alone.',
  })
  async promises(@Root() { id, version }: Policy, @Ctx() context: RulesContext): Promise<PolicyPromise[]> {
    const { load, organizationId, catalog } = context;
    const { profile } = found(await load(organizationById, organizationId), 'organization');
    return promisesOf(catalog, profile, { version }, await load(publishedWith, id)).map((rule) =>
      Object.assign(new PolicyPromise(), {
        ...{ ruleId: rule.id, title: rule.title, citation: rule.citation, readings: readingsOf(rule) },
      }),
    );
  }
}

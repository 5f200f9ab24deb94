import { Arg, Ctx, Extensions, Mutation, Query, Resolver } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { AudienceEnum } from '../notice-enums.ts';
import type { NoticesContext } from '../texts/notices-context.ts';
import { policiesFor } from './approval-policy.batch.ts';
import { SetApprovalPolicyInput, toStep } from './approval-policy.input.ts';
import { ApprovalPolicy, toApprovalPolicy } from './approval-policy.type.ts';
import { setApprovalPolicy } from './set-approval-policy.ts';

@Resolver(() => ApprovalPolicy)
export class ApprovalPolicyResolver {
  @Extensions({ permission: 'organization:read' satisfies Permission })
  @Query(() => [ApprovalPolicy], {
    description: 'How notices are approved here, for each audience; version 0 where nobody set it.',
  })
  async approvalPolicies(@Ctx() { load }: NoticesContext): Promise<ApprovalPolicy[]> {
    return Promise.all(
      Object.values(AudienceEnum).map(async (audience) =>
        toApprovalPolicy(audience, (await load(policiesFor, audience)).at(-1)),
      ),
    );
  }

  @Extensions({ permission: 'organization:administer' satisfies Permission })
  @Mutation(() => ApprovalPolicy, {
    description:
      'Sets how the notices to one audience are approved from now on. Complete approvals stand, those under way start over. Fails with INVALID_INPUT (a step nobody can take; an opinion as the last step) or NOT_FOUND (a member).',
  })
  async setApprovalPolicy(
    @Arg('input', () => SetApprovalPolicyInput, { description: 'For whom, and the steps.' })
    input: SetApprovalPolicyInput,
    @Ctx() context: NoticesContext,
  ): Promise<ApprovalPolicy> {
    const { audience, expiresAfterHours = null } = input;
    const steps = input.steps.map(toStep);
    await context.mutate('setApprovalPolicy', input, (work) =>
      setApprovalPolicy(work, { audience, steps, expiresAfterHours }),
    );
    return toApprovalPolicy(audience, (await context.load(policiesFor, audience)).at(-1));
  }
}

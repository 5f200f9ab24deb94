import { Field, ID, InputType, Int } from 'type-graphql';
import type { ApprovalStep } from '../../domain/approval-policy.ts';
import type { Role } from '../../domain/permissions.ts';
import { RoleEnum } from '../../platform/auth/auth.type.ts';
import { RepeatableInput } from '../../platform/graphql/repeatable.type.ts';
import type { Audience } from '../notice.row.ts';
import { AudienceEnum } from '../notice-enums.ts';
import type { OpinionCapacity } from '../notice-opinion.row.ts';
import { StepAsksEnum } from './approval-policy.type.ts';
import { OpinionCapacityEnum } from './notice-decision.input.ts';

@InputType({ description: 'One step on the way to an approval.' })
export class ApprovalStepInput {
  @Field(() => StepAsksEnum, { nullable: true, description: 'APPROVAL if absent.' })
  asks?: ApprovalStep['asks'] | null;
  @Field(() => [RoleEnum], {
    nullable: true,
    description:
      'Who may approve: one of these roles. Left out for an opinion, which whoever may advise gives.',
  })
  roles?: Role[] | null;
  @Field(() => OpinionCapacityEnum, {
    nullable: true,
    description: 'As what they must act; required for an opinion, absent: as themselves.',
  })
  capacity?: OpinionCapacity | null;
  @Field(() => [ID], {
    nullable: true,
    description:
      'Only these members; absent: whoever the rest admits. Name them where anybody could claim a capacity.',
  })
  memberIds?: string[] | null;
  @Field(() => Int, { nullable: true, description: 'How many different people, 1 to 10; 1 if absent.' })
  people?: number | null;
}

@InputType({ description: 'How the notices to one audience are approved from now on.' })
export class SetApprovalPolicyInput extends RepeatableInput {
  @Field(() => AudienceEnum, { description: 'The audience.' }) audience!: Audience;
  @Field(() => [ApprovalStepInput], {
    description: 'The steps, in order, 1 to 10; the last is an APPROVAL.',
  })
  steps!: ApprovalStepInput[];
  @Field(() => Int, {
    nullable: true,
    description:
      'For how many hours a complete approval holds, 1 to 8760; absent: until an edit or a refusal.',
  })
  expiresAfterHours?: number | null;
}

/** A step as it was given, with what is left out filled in. */
export function toStep({ asks, roles, capacity, memberIds, people }: ApprovalStepInput): ApprovalStep {
  return {
    asks: asks ?? 'APPROVAL',
    roles: [...new Set(roles ?? [])],
    capacity: capacity ?? null,
    memberIds: [...new Set(memberIds ?? [])],
    people: people ?? 1,
  };
}

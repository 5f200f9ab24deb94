import type { DateTime } from 'luxon';
import { Extensions, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  type ApprovalPolicy as Policy,
  type ApprovalStep as Step,
  UNSET_POLICY,
} from '../../domain/approval-policy.ts';
import type { Permission, Role } from '../../domain/permissions.ts';
import { RoleEnum } from '../../platform/auth/auth.type.ts';
import { Instant } from '../../platform/graphql/scalars.ts';
import type { Audience } from '../notice.row.ts';
import { AudienceEnum } from '../notice-enums.ts';
import type { OpinionCapacity } from '../notice-opinion.row.ts';
import type { ApprovalPolicyRow } from './approval-policy.row.ts';
import { OpinionCapacityEnum } from './notice-decision.input.ts';

export const StepAsksEnum = { APPROVAL: 'APPROVAL', OPINION: 'OPINION' } as const;
registerEnumType(StepAsksEnum, {
  name: 'ApprovalStepAsks',
  description: 'What a step of an approval policy asks for.',
  valuesConfig: {
    APPROVAL: { description: 'That people approve the version.' },
    OPINION: {
      description: 'That somebody has been heard on the version, for or against: advice, not consent.',
    },
  },
});

const rule = { permission: 'organization:read' satisfies Permission };

@Extensions(rule)
@ObjectType({ description: 'One step on the way to an approval; the next begins when it has its people.' })
export class ApprovalStep {
  @Field(() => Int, { description: 'Its place in the order, from 1.' }) number!: number;
  @Field(() => StepAsksEnum, { description: 'What it asks for.' }) asks!: Step['asks'];
  @Field(() => [RoleEnum], { description: 'Who may approve: one of these roles; empty for an opinion.' })
  roles!: readonly Role[];
  @Field(() => OpinionCapacityEnum, {
    nullable: true,
    description: 'As what they must act; null: as themselves.',
  })
  capacity!: OpinionCapacity | null;
  @Field(() => [ID], { description: 'Only these members; empty: whoever the rest admits.' })
  memberIds!: readonly string[];
  @Field(() => Int, { description: 'How many different people.' }) people!: number;
}

@Extensions(rule)
@ObjectType({ description: 'How an organization wants the notices to one audience approved.' })
export class ApprovalPolicy {
  @Field(() => AudienceEnum, { description: 'The audience.' }) audience!: Audience;
  @Field(() => Int, {
    description:
      'Number of the version, from 1; 0: none was set, so one person who wrote no version approves.',
  })
  version!: number;
  @Field(() => [ApprovalStep], { description: 'Its steps, in order.' }) steps!: ApprovalStep[];
  @Field(() => Int, {
    nullable: true,
    description: 'For how many hours a complete approval holds; null: until an edit or a refusal.',
  })
  expiresAfterHours!: number | null;
  @Field(() => ID, { nullable: true, description: 'The member who set it; null: nobody did.' })
  setBy!: string | null;
  @Field(() => Instant, { nullable: true, description: 'Since when it is in force; null: none was set.' })
  setAt!: DateTime | null;
}

export function toApprovalPolicy(audience: Audience, row: ApprovalPolicyRow | undefined): ApprovalPolicy {
  const { version, steps, expiresAfterHours }: Policy = row ?? UNSET_POLICY;
  const { setBy = null, setAt = null } = row ?? {};
  return Object.assign(new ApprovalPolicy(), {
    ...{ audience, version, expiresAfterHours, setBy, setAt },
    steps: steps.map((step, i) => Object.assign(new ApprovalStep(), { ...step, number: i + 1 })),
  });
}

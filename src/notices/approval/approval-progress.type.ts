import type { DateTime } from 'luxon';
import { Extensions, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Standing } from '../../domain/approval.ts';
import type { StepProgress as Progress } from '../../domain/approval-round.ts';
import type { Permission } from '../../domain/permissions.ts';
import { Instant } from '../../platform/graphql/scalars.ts';
import type { OpinionStance } from '../notice-opinion.row.ts';
import { ApprovalStep } from './approval-policy.type.ts';
import { OpinionStanceEnum } from './notice-decision.input.ts';

const StandingEnum = {
  NEVER_DECIDED: 'NEVER_DECIDED',
  INCOMPLETE: 'INCOMPLETE',
  APPROVED: 'APPROVED',
  EXPIRED: 'EXPIRED',
  EDITED_SINCE: 'EDITED_SINCE',
  REFUSED: 'REFUSED',
} as const satisfies { [S in Standing]: S };
registerEnumType(StandingEnum, {
  name: 'ApprovalStanding',
  description: 'Whether the current version of a notice is approved.',
  valuesConfig: {
    NEVER_DECIDED: { description: 'Nobody has decided on it.' },
    INCOMPLETE: { description: 'Some have approved it; others are awaited.' },
    APPROVED: { description: 'It is: it may be sent or handed in.' },
    EXPIRED: { description: 'It was, and the time for which an approval holds is over.' },
    EDITED_SINCE: { description: 'An earlier version was.' },
    REFUSED: { description: 'It was refused.' },
  },
});

const StepStateEnum = { DONE: 'DONE', AWAITED: 'AWAITED', LATER: 'LATER' } as const satisfies {
  [S in Progress['state']]: S;
};
registerEnumType(StepStateEnum, {
  name: 'ApprovalStepState',
  description: 'How far a step has come.',
  valuesConfig: {
    DONE: { description: 'It has its people.' },
    AWAITED: { description: 'It is its turn.' },
    LATER: { description: 'An earlier step is not done.' },
  },
});

const rule = { permission: 'notice:read' satisfies Permission };

@Extensions(rule)
@ObjectType({ description: 'A place in a step that somebody has filled.' })
export class ApprovalPlace {
  @Field(() => ID, { description: 'The member.' }) by!: string;
  @Field(() => Instant, { description: 'When.' }) at!: DateTime;
  @Field(() => OpinionStanceEnum, {
    nullable: true,
    description: 'Of an opinion: for or against, as last said; null: an approval.',
  })
  stance!: OpinionStance | null;
}

@Extensions(rule)
@ObjectType({ description: 'One step of the policy, and who has filled it.' })
export class ApprovalStepProgress {
  @Field(() => ApprovalStep, { description: 'The step.' }) step!: ApprovalStep;
  @Field(() => StepStateEnum, { description: 'How far it has come.' }) state!: Progress['state'];
  @Field(() => [ApprovalPlace], { description: 'Who filled a place, earliest first.' })
  filled!: ApprovalPlace[];
  @Field(() => Int, { description: 'How many people it still needs.' }) missing!: number;
}

@Extensions(rule)
@ObjectType({
  description:
    'How the approval of the current version stands: the round under way, or the one that made it complete.',
})
export class ApprovalProgress {
  @Field(() => StandingEnum, { description: 'Whether it is approved now.' }) standing!: Standing;
  @Field(() => Int, { description: 'Version of the policy it goes by; 0: none was set.' })
  policyVersion!: number;
  @Field(() => [ApprovalStepProgress], {
    description: 'The steps in order; empty where one person approved alone (break-glass).',
  })
  steps!: ApprovalStepProgress[];
  @Field(() => Boolean, {
    description: 'Whether a complete approval of this version stands, expired or not.',
  })
  isComplete!: boolean;
  @Field(() => Boolean, { description: 'Whether that was given by one person alone (break-glass).' })
  isAlone!: boolean;
  @Field(() => Instant, { nullable: true, description: 'When it became complete; null: it is not.' })
  completedAt!: DateTime | null;
  @Field(() => Instant, {
    nullable: true,
    description: 'Until when it holds; null: until an edit or a refusal, or it is not complete.',
  })
  expiresAt!: DateTime | null;
  @Field(() => Boolean, { description: 'Whether that is over: as if it were not approved.' })
  isExpired!: boolean;
  @Field(() => Int, {
    nullable: true,
    description: 'How many recipients the round covers: those the first of it approved; null: nobody has.',
  })
  audienceSize!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'How many people added later the round lets in; null: it is about the whole audience.',
  })
  waveSize!: number | null;
  @Field(() => Int, {
    description: 'How many approvals under way ended because the policy was changed since.',
  })
  endedByPolicy!: number;
}

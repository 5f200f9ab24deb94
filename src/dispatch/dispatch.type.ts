import type { DateTime } from 'luxon';
import { Extensions, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { connectionType } from '../platform/graphql/paging.ts';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import { Instant } from '../platform/graphql/scalars.ts';
import type { CoverageRow } from './coverage.row.ts';
import type { DeliveryRecipient, DeliveryRow, DeliveryState } from './delivery.row.ts';
import type { DispatchRow, DispatchState, UncertainPolicy } from './dispatch.row.ts';
import {
  DeliveryRecipientEnum,
  DeliveryStateEnum,
  DispatchStateEnum,
  SettleAsEnum,
  UncertainPolicyEnum,
} from './dispatch-enums.ts';

const rule = { permission: 'dispatch:read' satisfies Permission };

@Extensions(rule)
@ObjectType({ description: 'How many deliveries of a dispatch are in one state, counted from the ledger.' })
export class DeliveryCount {
  @Field(() => DeliveryStateEnum, { description: 'The state.' }) state!: DeliveryState;
  @Field(() => Int, { description: 'How many.' }) count!: number;
}

@Extensions(rule)
@ObjectType({ description: 'One run that sends one approved notice to the people it was approved for.' })
export class Dispatch {
  @Field(() => ID, { description: 'The dispatch.' }) id!: string;
  @Field(() => ID, { description: 'Its incident.' }) incidentId!: string;
  @Field(() => ID, { description: 'The notice sent.' }) noticeId!: string;
  @Field(() => Int, { description: 'The version sent.' }) noticeVersion!: number;
  @Field(() => DispatchStateEnum, { description: 'How far it is.' }) state!: DispatchState;
  @Field(() => String, {
    description:
      'How mail leaves: SMTP, or FILE (written to the outbox folder; reaches nobody outside the demo).',
  })
  transport!: string;
  @Field(() => UncertainPolicyEnum, { description: 'What happens to a message whose answer was lost.' })
  uncertainPolicy!: UncertainPolicy;
  @Field(() => Int, {
    description: 'How many deliveries it has: one per recipient, so a child and its guardian are two.',
  })
  total!: number;
  @Field(() => String, { nullable: true, description: 'Why it is paused; null: it is not.' }) pauseReason!:
    | string
    | null;
  @Field(() => Instant, { description: 'When it was started.' }) createdAt!: DateTime;
  @Field(() => Instant, { nullable: true, description: 'When it ended; null: not yet.' })
  completedAt!: DateTime | null;
  @Field(() => Instant, { description: 'When its state last changed.' }) updatedAt!: DateTime;
}

@Extensions(rule)
@ObjectType({ description: 'One message to one person: what became of it. Who it is, is not shown here.' })
export class Delivery {
  @Field(() => ID, { description: 'The delivery; the Message-ID begins with it.' }) id!: string;
  @Field(() => ID, { nullable: true, description: 'The person; null: erased.' }) personId!: string | null;
  @Field(() => DeliveryRecipientEnum, { description: 'The person, or the guardian.' })
  recipient!: DeliveryRecipient;
  @Field(() => DeliveryStateEnum, { description: 'What became of it.' }) state!: DeliveryState;
  @Field(() => Int, { description: 'How often it was taken up.' }) attempt!: number;
  @Field(() => String, { nullable: true, description: 'What the mail server answered, without addresses.' })
  response!: string | null;
  @Field(() => String, { description: 'Where the person lives, by ISO 3166; "ZZ": residence unknown.' })
  jurisdiction!: string;
  @Field(() => Instant, { description: 'When its state last changed.' }) updatedAt!: DateTime;
}
export const DeliveryConnection = connectionType(Delivery, 'Delivery', 'dispatch:read');

@Extensions(rule)
@ObjectType({
  description: 'What a dispatch achieved for one obligation among the people of one jurisdiction.',
})
export class Coverage {
  @Field(() => ID, { description: 'The dispatch.' }) dispatchId!: string;
  @Field(() => ID, { description: 'The obligation.' }) obligationId!: string;
  @Field(() => String, { description: 'ISO 3166 code; "ZZ": residence unknown.' }) segment!: string;
  @Field(() => Int, { description: 'How many people there are.' }) total!: number;
  @Field(() => Int, { description: 'How many were reached.' }) reached!: number;
  @Field(() => Int, { description: 'How many were not.' }) unreached!: number;
  @Field(() => Int, { description: 'How many are uncertain.' }) uncertain!: number;
}

@InputType({ description: 'What to send.' })
export class StartDispatchInput extends RepeatableInput {
  @Field(() => ID, { description: 'The notice; its current version must be approved.' }) noticeId!: string;
  @Field(() => UncertainPolicyEnum, { nullable: true, description: 'RESEND_ONCE if absent.' })
  uncertainPolicy?: UncertainPolicy | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Why people are told before somebody who must be told first; required where an obligation of the notice still waits (CONFLICT names for what).',
  })
  outOfOrderReason?: string | null;
}

@InputType({ description: 'Why a dispatch should wait.' })
export class PauseDispatchInput extends RepeatableInput {
  @Field(() => ID, { description: 'The dispatch.' }) dispatchId!: string;
  @Field(() => String, { description: 'The reason.' }) reason!: string;
}

@InputType({ description: "A person's decision on an uncertain delivery." })
export class SettleDeliveryInput extends RepeatableInput {
  @Field(() => ID, { description: 'The dispatch.' }) dispatchId!: string;
  @Field(() => ID, { description: 'The delivery.' }) deliveryId!: string;
  @Field(() => SettleAsEnum, { description: 'Send it again, or take it as arrived.' }) as!:
    | 'RESEND'
    | 'MARK_SENT';
}

export function toDispatch(row: DispatchRow): Dispatch {
  const {
    id,
    incidentId,
    noticeId,
    noticeVersion,
    state,
    transport,
    uncertainPolicy,
    total,
    pauseReason,
    createdAt,
    completedAt,
    updatedAt,
  } = row;
  return Object.assign(new Dispatch(), {
    id,
    incidentId,
    noticeId,
    noticeVersion,
    state,
    transport,
    uncertainPolicy,
    total,
    pauseReason,
    createdAt,
    completedAt,
    updatedAt,
  });
}

export function toDelivery({
  id,
  personId,
  recipient,
  state,
  attempt,
  response,
  jurisdiction,
  updatedAt,
}: DeliveryRow): Delivery {
  return Object.assign(new Delivery(), {
    id,
    personId,
    recipient,
    state,
    attempt,
    response,
    jurisdiction,
    updatedAt,
  });
}

export function toCoverage({
  dispatchId,
  obligationId,
  segment,
  total,
  reached,
  unreached,
  uncertain,
}: Omit<CoverageRow, 'organizationId' | 'computedAt'>): Coverage {
  const counted = { segment, total, reached, unreached, uncertain };
  return Object.assign(new Coverage(), { dispatchId, obligationId, ...counted });
}

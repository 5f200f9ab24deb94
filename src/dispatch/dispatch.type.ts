import type { DateTime } from 'luxon';
import { Extensions, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { connectionType } from '../platform/graphql/paging.ts';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import { Instant } from '../platform/graphql/scalars.ts';
import type { CoverageRow } from './coverage.row.ts';
import {
  type DeliveryRecipient,
  type DeliveryRow,
  type DeliveryState,
  deliveryStates,
} from './delivery.row.ts';
import type { DispatchRow, DispatchState, UncertainPolicy } from './dispatch.row.ts';

const rule = { permission: 'dispatch:read' satisfies Permission };

const DispatchStateEnum = {
  RUNNING: 'RUNNING',
  PAUSED: 'PAUSED',
  COMPLETED: 'COMPLETED',
  CANCELLED: 'CANCELLED',
} as const satisfies Record<DispatchState, string>;
registerEnumType(DispatchStateEnum, {
  name: 'DispatchState',
  description: 'How far a dispatch is.',
  valuesConfig: {
    RUNNING: { description: 'Workers are sending.' },
    PAUSED: { description: 'It waits for a person.' },
    COMPLETED: { description: 'Every delivery is in a final state.' },
    CANCELLED: { description: 'A person ended it; it achieves nothing.' },
  },
});
export const DeliveryStateEnum = Object.fromEntries(deliveryStates.map((state) => [state, state])) as {
  [S in DeliveryState]: S;
};
registerEnumType(DeliveryStateEnum, {
  name: 'DeliveryState',
  description: 'What became of one message to one person.',
  valuesConfig: {
    PENDING: { description: 'Waits to be sent.' },
    CLAIMED: { description: 'A worker has it.' },
    SENDING: { description: 'Its text is being handed over.' },
    ACCEPTED: { description: 'The mail server took it (250).' },
    DEFERRED: { description: 'The mail server said "later"; it is tried again.' },
    FAILED: { description: 'The mail server refused it for good.' },
    UNCERTAIN: { description: 'The answer was lost: it may or may not have arrived. A person decides.' },
    SUPPRESSED: { description: 'Not sent: the person was erased, or is not affected after all.' },
    CANCELLED: { description: 'Not sent: the dispatch was cancelled.' },
    WITHHELD: {
      description:
        'Not mailed, and owed another way: guardian unknown, no mail address, do not contact, or age unknown; `response` says which.',
    },
  },
});
export const DeliveryRecipientEnum = { PERSON: 'PERSON', GUARDIAN: 'GUARDIAN' } as const satisfies Record<
  DeliveryRecipient,
  string
>;
registerEnumType(DeliveryRecipientEnum, {
  name: 'DeliveryRecipient',
  description: 'Who one message is for.',
  valuesConfig: {
    PERSON: { description: 'The affected person.' },
    GUARDIAN: { description: 'The guardian of an affected child.' },
  },
});
const UncertainPolicyEnum = { RESEND_ONCE: 'RESEND_ONCE', HOLD: 'HOLD' } as const satisfies Record<
  UncertainPolicy,
  string
>;
registerEnumType(UncertainPolicyEnum, {
  name: 'UncertainPolicy',
  description: 'What happens to a message whose answer was lost.',
  valuesConfig: {
    RESEND_ONCE: {
      description:
        'It is sent once more with the same Message-ID: somebody may get it twice, nobody goes without.',
    },
    HOLD: { description: 'It stays uncertain until a person decides: nobody gets it twice.' },
  },
});
const SettleAsEnum = { RESEND: 'RESEND', MARK_SENT: 'MARK_SENT' } as const;
registerEnumType(SettleAsEnum, {
  name: 'SettleAs',
  description: 'How a person decides an uncertain delivery.',
  valuesConfig: { RESEND: { description: 'Send it again.' }, MARK_SENT: { description: 'It arrived.' } },
});

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

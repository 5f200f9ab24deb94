import type { DateTime } from 'luxon';
import { Extensions, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { Instant } from '../platform/graphql/scalars.ts';
import {
  type PageChannel,
  type PageDeliveryRow,
  type PageKind,
  type PageState,
  pageKinds,
} from './page-delivery.row.ts';

const PageKindEnum = Object.fromEntries(pageKinds.map((kind) => [kind, kind])) as { [K in PageKind]: K };
registerEnumType(PageKindEnum, {
  name: 'PageKind',
  description: 'What a page says it is.',
  valuesConfig: {
    CLOCK: { description: 'A reminder of clocks.' },
    ESCALATION: { description: 'Nobody acknowledged the pages before.' },
    DISPATCH_PAUSED: { description: 'The sending of a notice paused by itself.' },
    UNCERTAIN: { description: 'It is uncertain whether an authority got what was sent.' },
    BREAK_GLASS: { description: 'A notice was approved in an emergency.' },
    HOLD_ENDED: { description: 'A hold ended.' },
    TEST: { description: 'A test of an endpoint: nothing happened.' },
  },
});
const PageChannelEnum = { MAIL: 'MAIL', WEBHOOK: 'WEBHOOK' } as const satisfies Record<PageChannel, string>;
registerEnumType(PageChannelEnum, {
  name: 'PageChannel',
  description: 'How a page goes.',
  valuesConfig: {
    MAIL: { description: 'By mail.' },
    WEBHOOK: { description: 'By a signed webhook (Standard Webhooks 1.0).' },
  },
});
const PageStateEnum = {
  PENDING: 'PENDING',
  DELIVERED: 'DELIVERED',
  FAILED: 'FAILED',
  UNCERTAIN: 'UNCERTAIN',
  CANCELLED: 'CANCELLED',
} as const satisfies Record<PageState, string>;
registerEnumType(PageStateEnum, {
  name: 'PageState',
  description: 'What became of a page.',
  valuesConfig: {
    PENDING: { description: 'It waits for its next attempt.' },
    DELIVERED: { description: 'The mail server took it, or the endpoint answered 2xx.' },
    FAILED: { description: 'No attempt succeeded, and none follows.' },
    UNCERTAIN: { description: 'The answer of the mail server was lost; it is not sent twice.' },
    CANCELLED: { description: 'It was not wanted any more before it could be delivered.' },
  },
});

@Extensions({ permission: 'incident:read' satisfies Permission })
@ObjectType({ description: 'One page to one recipient by one channel.' })
export class Page {
  @Field(() => ID, { description: 'The page; a webhook carries it as webhook-id, with "page_" before it.' })
  id!: string;
  @Field(() => PageKindEnum, { description: 'What it says it is.' }) kind!: PageKind;
  @Field(() => Int, { description: 'The step of the escalation; 0: the first page.' }) step!: number;
  @Field(() => PageChannelEnum, { description: 'How it goes.' }) channel!: PageChannel;
  @Field(() => ID, { nullable: true, description: 'The member paged.' }) memberId!: string | null;
  @Field(() => ID, { nullable: true, description: 'The contact paged, where it is no member.' })
  contactId!: string | null;
  @Field(() => ID, { nullable: true, description: 'The endpoint called.' }) endpointId!: string | null;
  @Field(() => PageStateEnum, { description: 'What became of it.' }) state!: PageState;
  @Field(() => Int, { description: 'Attempts made.' }) attempts!: number;
  @Field(() => Int, { nullable: true, description: 'HTTP status of the last attempt; null: none came.' })
  lastStatus!: number | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Why the last attempt failed, as a code ("TIMED_OUT", "REDIRECTED", "REFUSED_ADDRESS"); null: it did not.',
  })
  lastProblem!: string | null;
  @Field(() => Instant, { nullable: true, description: 'When the next attempt is made; null: none is.' })
  nextAttemptAt!: DateTime | null;
  @Field(() => Instant, { description: 'When it was decided on.' }) createdAt!: DateTime;
  @Field(() => Instant, { nullable: true, description: 'When it was settled; null: not yet.' })
  settledAt!: DateTime | null;
}

export function toPage(row: PageDeliveryRow): Page {
  const { organizationId: _o, alertId: _a, incidentId: _i, body: _b, ...shown } = row;
  return Object.assign(new Page(), shown);
}

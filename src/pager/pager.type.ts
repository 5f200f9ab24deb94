import type { DateTime } from 'luxon';
import { Extensions, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { EscalationStep } from '../domain/escalation.ts';
import type { Permission, Role } from '../domain/permissions.ts';
import { isoOfMinutes } from '../domain/reminders.ts';
import type { ContactKind } from '../organizations/contact.row.ts';
import { ContactKindEnum } from '../organizations/contact.type.ts';
import { RoleEnum } from '../platform/auth/auth.type.ts';
import { Duration, Instant } from '../platform/graphql/scalars.ts';
import type { PagerSettings } from './find-settings.ts';
import type { DisabledWhy, PagerEndpointRow } from './pager-endpoint.row.ts';

const rule = { permission: 'organization:read' satisfies Permission };

const DisabledWhyEnum = { GONE: 'GONE', MEMBER: 'MEMBER' } as const satisfies Record<DisabledWhy, string>;
registerEnumType(DisabledWhyEnum, {
  name: 'EndpointDisabledWhy',
  description: 'Why an endpoint is not called any more.',
  valuesConfig: {
    GONE: { description: 'It answered 410 Gone.' },
    MEMBER: { description: 'A member disabled it.' },
  },
});

@Extensions(rule)
@ObjectType({ description: 'One step of the escalation: whom to page when nobody acknowledged.' })
export class PagerStep {
  @Field(() => Duration, { description: 'How long after the page before it.' }) after!: string;
  @Field(() => ID, { nullable: true, description: 'This member.' }) memberId!: string | null;
  @Field(() => RoleEnum, { nullable: true, description: 'Everyone with this role.' }) role!: Role | null;
  @Field(() => ContactKindEnum, {
    nullable: true,
    description: 'Whoever the contact card names for this kind.',
  })
  contact!: ContactKind | null;
}

@Extensions(rule)
@ObjectType({ description: 'Where pages go by webhook. Its secret and the path of its URL are never shown.' })
export class PagerEndpoint {
  @Field(() => ID, { description: 'The endpoint.' }) id!: string;
  @Field(() => String, { description: 'Host of its URL.' }) host!: string;
  @Field(() => Instant, {
    nullable: true,
    description: 'Until when the secret before the last rotation signs too; null: never rotated.',
  })
  previousUntil!: DateTime | null;
  @Field(() => Instant, { description: 'When it was made.' }) createdAt!: DateTime;
  @Field(() => Instant, { nullable: true, description: 'Since when it is not called; null: it is.' })
  disabledAt!: DateTime | null;
  @Field(() => DisabledWhyEnum, { nullable: true, description: 'Why it is not.' })
  disabledWhy!: DisabledWhy | null;
}

@Extensions(rule)
@ObjectType({ description: 'How this organization reminds and pages its people.' })
export class Pager {
  @Field(() => [Duration], {
    description: 'When a clock reminds, from its due instant: negative is before it, PT0S at it.',
  })
  reminderOffsets!: string[];
  @Field(() => Duration, {
    description: 'A page of clocks escalates once a due instant is this close; earlier ones only inform.',
  })
  within!: string;
  @Field(() => [PagerStep], {
    description: 'Who is paged next; the last step repeats three times, then the incident says so.',
  })
  steps!: PagerStep[];
}

@Extensions({ permission: 'organization:administer' satisfies Permission })
@ObjectType({ description: 'An endpoint, with its secret when one was made.' })
export class PutEndpoint {
  @Field(() => PagerEndpoint, { description: 'The endpoint.' }) endpoint!: PagerEndpoint;
  @Field(() => String, {
    nullable: true,
    description:
      'The secret to verify signatures with ("whsec_…"): shown this once, null when the call is repeated or made none.',
  })
  secret!: string | null;
}

export function toPager({ offsetsMinutes, escalation }: PagerSettings): Pager {
  return Object.assign(new Pager(), {
    reminderOffsets: offsetsMinutes.map(isoOfMinutes),
    within: isoOfMinutes(escalation.withinMinutes),
    steps: escalation.steps.map(toPagerStep),
  });
}

function toPagerStep({ afterMinutes, to }: EscalationStep): PagerStep {
  const nobody = { memberId: null, role: null, contact: null };
  return Object.assign(new PagerStep(), { after: isoOfMinutes(afterMinutes), ...nobody, ...to });
}

export function toPagerEndpoint(row: PagerEndpointRow): PagerEndpoint {
  const { id, host, previousUntil, createdAt, disabledAt, disabledWhy } = row;
  return Object.assign(new PagerEndpoint(), { id, host, previousUntil, createdAt, disabledAt, disabledWhy });
}

import { Field, ID, InputType, Int } from 'type-graphql';
import type { Role } from '../domain/permissions.ts';
import type { ContactKind } from '../organizations/contact.row.ts';
import { ContactKindEnum } from '../organizations/contact.type.ts';
import { RoleEnum } from '../platform/auth/auth.type.ts';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import { Duration } from '../platform/graphql/scalars.ts';

@InputType({ description: 'When clocks remind.' })
export class SetReminderOffsetsInput extends RepeatableInput {
  @Field(() => [Duration], {
    description:
      'Durations from the due instant, in weeks, days, hours and minutes of elapsed time: "-PT24H" a day before, "PT0S" at it, "PT1H" after. At least one before, and one at it; 24 at the most.',
  })
  offsets!: string[];
}

@InputType({ description: 'One step: after how long, and one of member, role and contact.' })
export class PagerStepInput {
  @Field(() => Duration, {
    description: 'How long after the page before it, from a minute to a day ("PT15M").',
  })
  after!: string;
  @Field(() => ID, { nullable: true, description: 'This member.' }) memberId?: string | null;
  @Field(() => RoleEnum, { nullable: true, description: 'Everyone with this role.' }) role?: Role | null;
  @Field(() => ContactKindEnum, {
    nullable: true,
    description:
      'Whoever the contact card names for this kind. While it names nobody, everyone who is reminded is paged.',
  })
  contact?: ContactKind | null;
}

@InputType({ description: 'Who is paged, and when, while nobody acknowledges.' })
export class SetEscalationInput extends RepeatableInput {
  @Field(() => [PagerStepInput], { description: 'The steps in order, 1 to 10.' }) steps!: PagerStepInput[];
  @Field(() => Duration, {
    nullable: true,
    description: 'Pages of clocks escalate once a due instant is this close; PT6H if absent.',
  })
  within?: string | null;
}

@InputType({ description: 'Where pages are to go by webhook.' })
export class PutPagerEndpointInput extends RepeatableInput {
  @Field(() => String, { description: 'An https URL at a public address. No user name or password in it.' })
  url!: string;
  @Field(() => ID, {
    nullable: true,
    description:
      'An endpoint that gets this URL and is called again, with the secret it has; absent: a new one.',
  })
  endpointId?: string | null;
}

@InputType({ description: 'Which endpoint gets a new secret.' })
export class RotatePagerSecretInput extends RepeatableInput {
  @Field(() => ID, { description: 'The endpoint.' }) endpointId!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'Hours for which the old secret signs too, 0 to 168; 24 if absent.',
  })
  overlapHours?: number | null;
}

@InputType({ description: 'Which endpoint is called no more.' })
export class DisablePagerEndpointInput extends RepeatableInput {
  @Field(() => ID, { description: 'The endpoint.' }) endpointId!: string;
}

@InputType({ description: 'Which endpoint is tried.' })
export class TestPagerInput extends RepeatableInput {
  @Field(() => ID, { description: 'The endpoint.' }) endpointId!: string;
}

@InputType({ description: 'By what the pages of an incident go.' })
export class SetIncidentChannelsInput extends RepeatableInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => Boolean, {
    description: 'Whether they may go by mail; false when the mail server may be the incident.',
  })
  mail!: boolean;
}

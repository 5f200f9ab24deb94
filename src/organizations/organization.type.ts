import type { DateTime } from 'luxon';
import { Extensions, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import { Instant, TimeZone } from '../platform/graphql/scalars.ts';
import { FactInput } from '../rules/fact.input.ts';
import type { OrganizationRow } from './organization.row.ts';
import type { PolicyDates, PolicyRow } from './policy.row.ts';

const rule = { permission: 'organization:read' satisfies Permission };

const PolicyDatesEnum = {
  STATED: 'STATED',
  LAST_UPDATED_ONLY: 'LAST_UPDATED_ONLY',
  UNDATED: 'UNDATED',
} as const satisfies Record<PolicyDates, PolicyDates>;
registerEnumType(PolicyDatesEnum, {
  name: 'PolicyDates',
  description: 'How well a policy says since when it holds.',
  valuesConfig: {
    STATED: { description: 'It states its effective date.' },
    LAST_UPDATED_ONLY: { description: 'It states only when it was last updated.' },
    UNDATED: { description: 'It states no date.' },
  },
});

@Extensions(rule)
@ObjectType({
  description: 'One version of a policy the organization published. Its promises are rules like any law.',
})
export class Policy {
  @Field(() => ID, { description: 'The policy version.' }) id!: string;
  @Field(() => String, { description: 'Which policy.' }) key!: string;
  @Field(() => String, { description: 'Which version.' }) version!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Since when it holds, as a date (YYYY-MM-DD); null: not stated.',
  })
  effectiveFrom!: string | null;
  @Field(() => PolicyDatesEnum, { description: 'How well it says so.' }) dates!: PolicyDates;
  /** What it leaves open; a field of its own says what of that is still to be confirmed. */
  leftOpen!: string[];
}

@Extensions(rule)
@ObjectType({ description: 'The company answerable: controller or processor. The tenant.' })
export class Organization {
  @Field(() => ID, { description: 'The organization.' }) id!: string;
  @Field(() => String, {
    description: 'Name as people know it; empty while a profile without one has not been given one.',
  })
  name!: string;
  @Field(() => String, { nullable: true, description: 'Legal name, for notices; null: not set.' }) legalName!:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'The profile it was made from; null: none.' }) profile!:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'Postal address, for notices; null: not set.' })
  postalAddress!: string | null;
  @Field(() => TimeZone, { description: 'Where its days end.' }) timeZone!: string;
  @Field(() => [String], {
    nullable: true,
    description: 'Where it is established, by ISO 3166 code ("IE", "DE-BY"); null: not known.',
  })
  establishments!: string[] | null;
  @Field(() => String, {
    nullable: true,
    description: 'Where the main establishment is (GDPR Art. 4(16)), by ISO 3166 code; null: not known.',
  })
  mainEstablishment!: string | null;
  @Field(() => [String], {
    description: 'Countries of representatives (GDPR Art. 27): no establishments, no one-stop shop.',
  })
  representatives!: string[];
  @Field(() => Instant, { description: 'When it last changed.' }) updatedAt!: DateTime;
}

@Extensions({ permission: 'installation:operate' satisfies Permission })
@ObjectType({
  description: 'An organization just made. What is inside belongs to it: operators see nothing of it.',
})
export class CreatedOrganization {
  @Field(() => ID, { description: 'The organization.' }) organizationId!: string;
  @Field(() => ID, { description: 'Its first administrator.' }) administratorId!: string;
  @Field(() => String, {
    nullable: true,
    description: "The administrator's token: shown this once, null when the call is repeated.",
  })
  administratorToken!: string | null;
}

@InputType({ description: 'A new organization.' })
export class CreateOrganizationInput extends RepeatableInput {
  @Field(() => String, { nullable: true, description: "Name; the profile's if absent." }) name?:
    | string
    | null;
  @Field(() => String, {
    nullable: true,
    description: 'Key of a known profile: brings the policies it published and their promises.',
  })
  profile?: string | null;
  @Field(() => TimeZone, {
    nullable: true,
    description: "Where its days end; the profile's, or UTC, if absent.",
  })
  timeZone?: string | null;
  @Field(() => String, { description: 'Name of its first administrator.' }) administratorName!: string;
  @Field(() => [FactInput], {
    nullable: true,
    description:
      'Answers to questions of the fact catalogue about the organization itself (scope ORGANIZATION). First of all regulated_as and data_held_of_people_in: they settle which laws can reach it.',
  })
  facts?: FactInput[] | null;
}

@InputType({ description: 'Facts of the organization. A field left out stays; null means "not known".' })
export class AmendOrganizationInput extends RepeatableInput {
  @Field(() => String, { nullable: true, description: 'Name as people know it.' }) name?: string | null;
  @Field(() => String, { nullable: true, description: 'Legal name.' }) legalName?: string | null;
  @Field(() => String, { nullable: true, description: 'Postal address.' }) postalAddress?: string | null;
  @Field(() => TimeZone, { nullable: true, description: 'Where its days end.' }) timeZone?: string | null;
  @Field(() => [String], {
    nullable: true,
    description:
      'ISO 3166 codes of where it is established: the country ("IE"), with its subdivision where authorities are regional ("DE-BY").',
  })
  establishments?: string[] | null;
  @Field(() => String, { nullable: true, description: 'ISO 3166 code of the main establishment.' })
  mainEstablishment?: string | null;
  @Field(() => [FactInput], {
    nullable: true,
    description:
      'Answers to questions of the fact catalogue about the organization itself (scope ORGANIZATION); an answer on an incident goes before.',
  })
  facts?: FactInput[] | null;
}

export function toOrganization(row: OrganizationRow): Organization {
  const {
    id,
    name,
    legalName,
    profile,
    postalAddress,
    timeZone,
    establishments,
    mainEstablishment,
    representatives,
    updatedAt,
  } = row;
  return Object.assign(new Organization(), {
    id,
    name,
    legalName,
    profile,
    postalAddress,
    timeZone,
    establishments,
    mainEstablishment,
    representatives,
    updatedAt,
  });
}

export function toPolicy({ id, key, version, effectiveFrom, dates, toConfirm }: PolicyRow): Policy {
  return Object.assign(new Policy(), { id, key, version, effectiveFrom, dates, leftOpen: toConfirm });
}

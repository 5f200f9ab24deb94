import { GraphQLJSONObject } from 'graphql-scalars';
import type { DateTime } from 'luxon';
import { Extensions, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { connectionType } from '../platform/graphql/paging.ts';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import { Instant } from '../platform/graphql/scalars.ts';
import type { ContractDuty, PartyKind } from '../rules/contract-duty.ts';
import type { OrganizationRuleRow } from './organization-rule.row.ts';

const rule = { permission: 'organization:read' satisfies Permission };

const PartyKindEnum = {
  CONTROLLER: 'CONTROLLER',
  CUSTOMER: 'CUSTOMER',
  INSURER: 'INSURER',
  OTHER: 'OTHER',
} as const satisfies Record<PartyKind, PartyKind>;
registerEnumType(PartyKindEnum, {
  name: 'PartyKind',
  description: 'Whom a contract is with.',
  valuesConfig: {
    CONTROLLER: { description: 'A controller whose data the organization processes (GDPR Art. 28).' },
    CUSTOMER: { description: 'A customer who is told whatever the role.' },
    INSURER: { description: 'An insurer.' },
    OTHER: { description: 'Anybody else.' },
  },
});
const ContractStartEnum = {
  OCCURRED: 'occurred',
  DETECTED: 'detected',
  AWARE: 'aware',
  CONTAINED: 'contained',
} as const satisfies Record<string, ContractDuty['start']>;
registerEnumType(ContractStartEnum, {
  name: 'ContractStart',
  description: 'What a contract counts its term from.',
  valuesConfig: {
    OCCURRED: { description: 'The beginning of the breach.' },
    DETECTED: { description: 'The first signal.' },
    AWARE: { description: 'Awareness; from the first signal until it is declared.' },
    CONTAINED: { description: 'Containment.' },
  },
});

@Extensions(rule)
@ObjectType({
  description:
    'A duty of the organization by contract or promise, in the form of the law catalogue: one version, never overwritten.',
})
export class OrganizationRule {
  @Field(() => ID, { description: 'This version of the rule.' }) id!: string;
  @Field(() => String, { description: "The rule's own id, the same from version to version." })
  ruleId!: string;
  @Field(() => String, { description: 'The version.' }) version!: string;
  @Field(() => String, { description: 'The duty in a few words.' }) title!: string;
  @Field(() => String, { description: 'The clause.' }) citation!: string;
  @Field(() => String, { description: 'CONTRACT or PROMISE.' }) source!: string;
  @Field(() => String, { nullable: true, description: 'Its first day (YYYY-MM-DD); null: not stated.' })
  effectiveFrom!: string | null;
  @Field(() => ID, { nullable: true, description: 'The version of a policy that makes it; null: none.' })
  policyId!: string | null;
  @Field(() => GraphQLJSONObject, { description: 'The whole rule, as schema/regime.schema.json has it.' })
  rule!: object;
  @Field(() => ID, { nullable: true, description: 'The member who put it.' }) putBy!: string | null;
  @Field(() => Instant, { description: 'When.' }) putAt!: DateTime;
  @Field(() => String, {
    nullable: true,
    description:
      'The last day on which it held (YYYY-MM-DD); what occurred up to then falls under it. Null: it holds.',
  })
  lastDay!: string | null;
  @Field(() => ID, { nullable: true, description: 'The member who retired it; null: nobody did.' })
  retiredBy!: string | null;
  @Field(() => Instant, { nullable: true, description: 'When it was retired; null: it was not.' })
  retiredAt!: DateTime | null;
  retireReasonId!: string | null;
}
export const OrganizationRuleConnection = connectionType(
  OrganizationRule,
  'OrganizationRule',
  'organization:read',
);

@InputType({ description: 'A rule of your own.' })
export class PutOrganizationRuleInput extends RepeatableInput {
  @Field(() => GraphQLJSONObject, {
    description:
      'One of `rules` of schema/regime.schema.json, with source CONTRACT or PROMISE, a citation, and cases that hold: one REQUIRED, one NOT_REQUIRED.',
  })
  rule!: object;
}

@InputType({ description: 'That a rule of your own ends.' })
export class RetireOrganizationRuleInput extends RepeatableInput {
  @Field(() => ID, { description: 'The version of the rule (OrganizationRule.id).' }) ruleRowId!: string;
  @Field(() => String, { nullable: true, description: 'Its last day (YYYY-MM-DD); today if absent.' })
  lastDay?: string | null;
  @Field(() => String, { description: 'Why.' }) reason!: string;
}

@InputType({ description: 'The common case of a contract: tell somebody within some time of an event.' })
export class AddContractDutyInput extends RepeatableInput {
  @Field(() => String, { description: 'The duty in a few words.' }) title!: string;
  @Field(() => String, { description: 'The clause: contract, date, section.' }) citation!: string;
  @Field(() => PartyKindEnum, { description: 'Whom it is with.' }) partyKind!: PartyKind;
  @Field(() => String, { description: 'Their name; a controller by the name its data sets carry.' })
  partyName!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'Elapsed hours; without hours and days no date is computed.',
  })
  hours?: number | null;
  @Field(() => Int, { nullable: true, description: 'Calendar days, each ending at midnight of your zone.' })
  days?: number | null;
  @Field(() => ContractStartEnum, { description: 'What they are counted from.' })
  start!: ContractDuty['start'];
  @Field(() => String, { description: 'First day of the contract (YYYY-MM-DD).' }) effectiveFrom!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Only breaches of data processed for this controller; of a CONTROLLER: its own if absent.',
  })
  processorDataOf?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only breaches of personal data; any data if absent.',
  })
  personalDataOnly?: boolean | null;
  @Field(() => String, {
    nullable: true,
    description: 'Id of the rule ("acme-24h"); made of the names if absent.',
  })
  key?: string | null;
}

export function toOrganizationRule({ rule: terms, ...row }: OrganizationRuleRow): OrganizationRule {
  const { title, citation, source, validity } = terms;
  return Object.assign(new OrganizationRule(), {
    ...{ ...row, rule: terms, title, citation, source, effectiveFrom: validity.from },
  });
}

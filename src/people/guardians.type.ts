import type { DateTime } from 'luxon';
import { Extensions, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  type MinorTreatment,
  minorTreatments,
  type UnknownAgeTreatment,
  unknownAgeTreatments,
} from '../domain/age.ts';
import type { Permission } from '../domain/permissions.ts';
import { connectionType } from '../platform/graphql/paging.ts';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import { Instant } from '../platform/graphql/scalars.ts';
import type { WorkItem } from './find-work-list.ts';
import { EVERYWHERE, type GuardianPolicyRow } from './guardian-policy.row.ts';
import { AffectedPerson, toAffectedPerson } from './people.type.ts';
import { type WithheldReason, withheldReasons } from './recipients-sql.ts';

const MinorTreatmentEnum = Object.fromEntries(minorTreatments.map((way) => [way, way])) as {
  [W in MinorTreatment]: W;
};
registerEnumType(MinorTreatmentEnum, {
  name: 'MinorTreatment',
  description: 'Who gets the notice about somebody aged 13 to 17.',
  valuesConfig: {
    CHILD_AND_GUARDIAN: { description: 'Both: each a message of their own.' },
    CHILD: { description: 'The child alone.' },
    GUARDIAN: { description: 'The guardian alone.' },
  },
});
const UnknownAgeTreatmentEnum = Object.fromEntries(unknownAgeTreatments.map((way) => [way, way])) as {
  [W in UnknownAgeTreatment]: W;
};
registerEnumType(UnknownAgeTreatmentEnum, {
  name: 'UnknownAgeTreatment',
  description: 'What somebody of unknown age is taken for.',
  valuesConfig: {
    AS_ADULT: { description: 'An adult; they stand on the work list all the same.' },
    AS_13_TO_17: { description: 'Somebody aged 13 to 17.' },
    WITHHOLD: { description: 'Not mailed until the age is known.' },
  },
});
export const WithheldReasonEnum = Object.fromEntries(withheldReasons.map((reason) => [reason, reason])) as {
  [R in WithheldReason]: R;
};
registerEnumType(WithheldReasonEnum, {
  name: 'WithheldReason',
  description: 'Why somebody needs attention before or instead of a mail.',
  valuesConfig: {
    GUARDIAN_UNKNOWN: { description: 'A child whose guardian has no known mail address.' },
    NO_MAIL_ADDRESS: { description: 'There is no mail address of their own.' },
    DO_NOT_CONTACT: { description: 'Not to be mailed.' },
    AGE_UNKNOWN: { description: 'Nobody knows how old they are.' },
  },
});

const reading: { permission: Permission } = { permission: 'organization:read' };

@Extensions(reading)
@ObjectType({
  description: 'How an organization writes to minors of a country. Under 13 it is the guardian, always.',
})
export class GuardianPolicy {
  @Field(() => String, { nullable: true, description: 'Country by ISO 3166; null: every other one.' })
  country!: string | null;
  @Field(() => MinorTreatmentEnum, { description: 'Aged 13 to 17.' }) aged13To17!: MinorTreatment;
  @Field(() => UnknownAgeTreatmentEnum, { description: 'Age unknown.' }) ageUnknown!: UnknownAgeTreatment;
  @Field(() => Instant, { nullable: true, description: 'Since when; null: the default, nobody set it.' })
  updatedAt!: DateTime | null;
}

@InputType({ description: 'How minors of a country are written to.' })
export class SetGuardianPolicyInput extends RepeatableInput {
  @Field(() => String, { nullable: true, description: 'Country by ISO 3166; absent: every other one.' })
  country?: string | null;
  @Field(() => MinorTreatmentEnum, { description: 'Aged 13 to 17.' }) aged13To17!: MinorTreatment;
  @Field(() => UnknownAgeTreatmentEnum, {
    defaultValue: 'AS_ADULT',
    description: 'Age unknown.',
  })
  ageUnknown!: UnknownAgeTreatment;
}

@InputType({ description: "A country's own policy to drop." })
export class DropGuardianPolicyInput extends RepeatableInput {
  @Field(() => String, { nullable: true, description: 'Country by ISO 3166; absent: every other one.' })
  country?: string | null;
}

@InputType({ description: 'A controller asked its processor to write to the people of a data set.' })
export class RecordControllerRequestInput extends RepeatableInput {
  @Field(() => ID, { description: 'The data set, held as a processor.' }) dataSetId!: string;
  @Field(() => String, { description: 'Who asked, when and how.' }) ground!: string;
}

const counting: { permission: Permission } = { permission: 'person:count' };

@Extensions(counting)
@ObjectType({ description: 'Whom a notice to people would go to if it were approved and sent now.' })
export class PeopleAudience {
  @Field(() => Int, { description: 'People ours to tell.' }) people!: number;
  @Field(() => Int, {
    description:
      'People left out: they are only in data sets held as a processor whose controller has not asked us to write.',
  })
  leftToControllers!: number;
  @Field(() => Int, { description: 'Messages to the people themselves.' }) byMail!: number;
  @Field(() => Int, { description: 'Messages to guardians.' }) toGuardians!: number;
  @Field(() => Int, { description: 'People whose guardian is unknown.' }) guardianUnknown!: number;
  @Field(() => Int, { description: 'People without a mail address of their own.' }) noMailAddress!: number;
  @Field(() => Int, { description: 'People not to be mailed.' }) doNotContact!: number;
  @Field(() => Int, { description: 'People withheld until their age is known.' }) ageWithheld!: number;
  @Field(() => Int, { description: 'People of unknown age, however they are treated.' }) ageUnknown!: number;
}

const masked: { permission: Permission } = { permission: 'person:read-masked' };

@Extensions(masked)
@ObjectType({ description: 'Somebody who needs attention before or instead of a mail.' })
export class WorkListItem {
  @Field(() => AffectedPerson, { description: 'The person, masked.' }) person!: AffectedPerson;
  @Field(() => [WithheldReasonEnum], { description: 'Why.' }) reasons!: readonly WithheldReason[];
}
export const WorkListConnection = connectionType(WorkListItem, 'WorkListItem', masked.permission);

export function toGuardianPolicies(rows: readonly GuardianPolicyRow[]): GuardianPolicy[] {
  const set = rows.map(({ country, aged13To17, ageUnknown, updatedAt }) => ({
    ...{ country: country === EVERYWHERE ? null : country, aged13To17, ageUnknown, updatedAt },
  }));
  const byDefault = {
    country: null,
    aged13To17: 'CHILD_AND_GUARDIAN',
    ageUnknown: 'AS_ADULT',
    updatedAt: null,
  } as const;
  const all = set.some(({ country }) => country === null) ? set : [byDefault, ...set];
  return all.map((policy) => Object.assign(new GuardianPolicy(), policy));
}

export function toWorkListItem(item: WorkItem): WorkListItem {
  return Object.assign(new WorkListItem(), { person: toAffectedPerson(item), reasons: item.reasons });
}

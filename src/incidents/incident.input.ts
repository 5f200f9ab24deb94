import type { DateTime } from 'luxon';
import { Field, ID, InputType, Int } from 'type-graphql';
import type { CountKind, DataRole, DataSetFacts, Tri } from '../domain/facts.ts';
import type { MilestoneKey } from '../domain/milestones.ts';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import { Instant, TimeZone } from '../platform/graphql/scalars.ts';
import { TriEnum } from '../platform/graphql/tri.type.ts';
import { FactInput } from '../rules/fact.input.ts';
import { CountKindEnum, DataRoleEnum, MediumEnum, MilestoneEnum } from './fact-enums.type.ts';

@InputType({ description: 'A time as a person knows it ("about 02:40, ± 30 min").' })
export class TimeInput {
  @Field(() => Instant, { description: 'The instant.' }) at!: DateTime;
  @Field(() => Int, {
    nullable: true,
    description: 'It may be this many minutes earlier or later; 0 if absent.',
  })
  toleranceMinutes?: number | null;
  @Field(() => TimeZone, {
    nullable: true,
    description: "The zone in which it was typed; the organization's if absent.",
  })
  zone?: string | null;
}

@InputType({
  description:
    'How data was protected. What a policy says is no evidence: leave out what nobody has checked.',
})
export class ProtectionInput {
  @Field(() => TriEnum, { nullable: true, description: 'Whether this data was encrypted when it was taken.' })
  encrypted?: Tri | null;
  @Field(() => TriEnum, { nullable: true, description: 'Whether the key stayed out of reach.' })
  keySafe?: Tri | null;
  @Field(() => TriEnum, {
    nullable: true,
    description: 'Whether a copy is still available: encryption never excuses a loss of availability.',
  })
  availableElsewhere?: Tri | null;
  @Field(() => TriEnum, {
    nullable: true,
    description:
      'Whether passwords in it can be read or recovered: in clear text, or as hashes that can be reversed (unsalted, MD5, SHA-1).',
  })
  passwordsRecoverable?: Tri | null;
  @Field(() => String, {
    nullable: true,
    description: 'The algorithm, hashes with their salt ("unsalted MD5").',
  })
  algorithm?: string | null;
  @Field(() => String, { nullable: true, description: 'Where the key was.' }) keyLocation?: string | null;
}

@InputType({ description: 'Kind of person × jurisdiction × count.' })
export class AffectedGroupInput {
  @Field(() => String, { nullable: true, description: 'A key of vocabulary.personKinds; absent: not known.' })
  kind?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'ISO 3166 code, with subdivision where law asks for it ("DE", "US-CA"); absent: residence not known.',
  })
  jurisdiction?: string | null;
  @Field(() => Int, { nullable: true, description: 'How many people; absent: not known.' }) count?:
    | number
    | null;
  @Field(() => CountKindEnum, { nullable: true, description: 'How sure the count is; ESTIMATED if absent.' })
  countKind?: CountKind | null;
  @Field(() => TriEnum, { nullable: true, description: 'Whether minors are among them; absent: not known.' })
  minors?: Tri | null;
  @Field(() => Int, { nullable: true, description: 'How many minors; absent: not known.' })
  minorCount?: number | null;
  @Field(() => TriEnum, {
    nullable: true,
    description:
      'Whether others are among them who need particular protection (patients, asylum seekers, victims); absent: not known.',
  })
  vulnerable?: Tri | null;
  @Field(() => Int, { nullable: true, description: 'How many of those; absent: not known.' })
  vulnerableCount?: number | null;
}

@InputType({ description: 'One body of data, as far as it is known. Whatever is left out is unknown.' })
export class GivenDataSetInput {
  @Field(() => String, {
    nullable: true,
    description: 'What it is ("production accounts"); absent: it has no name yet.',
  })
  name?: string | null;
  @Field(() => DataRoleEnum, {
    nullable: true,
    description: "The organization's role for it; absent: not known, so duties of every role may arise.",
  })
  role?: DataRole | null;
  @Field(() => [String], {
    nullable: true,
    description: 'As processor: the controllers it belongs to, by name.',
  })
  controllers?: string[] | null;
  @Field(() => TriEnum, { nullable: true, description: 'Whether it holds personal data.' })
  personalData?: Tri | null;
  @Field(() => [String], { nullable: true, description: 'Keys of vocabulary.dataCategories.' }) categories?:
    | string[]
    | null;
  @Field(() => MediumEnum, { nullable: true, description: 'In what form it was.' }) medium?:
    | DataSetFacts['medium']
    | null;
  @Field(() => TriEnum, {
    nullable: true,
    description: 'Whether it became known to somebody who may not know it.',
  })
  confidentiality?: Tri | null;
  @Field(() => TriEnum, { nullable: true, description: 'Whether it was altered.' }) integrity?: Tri | null;
  @Field(() => TriEnum, { nullable: true, description: 'Whether it was lost or out of reach.' })
  availability?: Tri | null;
  @Field(() => TriEnum, {
    nullable: true,
    description:
      'Whether somebody not entitled saw or opened it; absent: as confidentiality. Some laws ask for access, some for acquisition, some for both.',
  })
  accessed?: Tri | null;
  @Field(() => TriEnum, {
    nullable: true,
    description: 'Whether it was taken, copied or carried off; absent: as confidentiality.',
  })
  acquired?: Tri | null;
  @Field(() => ProtectionInput, { nullable: true, description: 'How it was protected.' })
  protection?: ProtectionInput | null;
  @Field(() => ID, {
    nullable: true,
    description: 'The processor at whom, or through whom, it happened (organization { processors }).',
  })
  processorId?: string | null;
  @Field(() => [AffectedGroupInput], { nullable: true, description: 'Whom it is about.' }) groups?:
    | AffectedGroupInput[]
    | null;
}

@InputType({ description: 'One body of data in the incident. Whatever is left out is unknown.' })
export class DataSetInput extends GivenDataSetInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Replace this data set, groups included; absent: add one.',
  })
  id?: string | null;
}

@InputType({ description: 'A new incident. A title is enough; everything else may follow.' })
export class ReportIncidentInput extends RepeatableInput {
  @Field(() => String, { description: 'A few words.' }) title!: string;
  @Field(() => Boolean, { nullable: true, description: 'Whether it is an exercise.' }) exercise?:
    | boolean
    | null;
  @Field(() => TimeInput, { nullable: true, description: 'When it began.' }) occurredFrom?: TimeInput | null;
  @Field(() => TimeInput, { nullable: true, description: 'When it ended.' }) occurredTo?: TimeInput | null;
  @Field(() => TimeInput, { nullable: true, description: 'The first signal from anyone; now if absent.' })
  detected?: TimeInput | null;
  @Field(() => [DataSetInput], { nullable: true, description: 'The data concerned, as far as known.' })
  dataSets?: DataSetInput[] | null;
  @Field(() => [ID], {
    nullable: true,
    description:
      'The members who alone may see it, from the first minute; you are always among them. Absent: every member with the role.',
  })
  restrictedTo?: string[] | null;
}

@InputType({ description: 'A milestone that starts a clock of some law.' })
export class MilestoneInput {
  @Field(() => MilestoneEnum, { description: 'The event.' }) key!: MilestoneKey;
  @Field(() => TimeInput, { nullable: true, description: 'When; null takes it back.' })
  time?: TimeInput | null;
}

@InputType({
  description:
    'What is known now and was not before. A field left out stays as it is; null means "not known after all".',
})
export class AmendFactsInput extends RepeatableInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => String, { nullable: true, description: 'A few words.' }) title?: string | null;
  @Field(() => TimeInput, { nullable: true, description: 'When it began.' }) occurredFrom?: TimeInput | null;
  @Field(() => TimeInput, { nullable: true, description: 'When it ended.' }) occurredTo?: TimeInput | null;
  @Field(() => TimeInput, { nullable: true, description: 'The first signal from anyone.' })
  detected?: TimeInput | null;
  @Field(() => TimeInput, { nullable: true, description: 'When it was contained.' })
  contained?: TimeInput | null;
  @Field(() => [MilestoneInput], { nullable: true, description: 'Milestones to set or take back.' })
  milestones?: MilestoneInput[] | null;
  @Field(() => [DataSetInput], { nullable: true, description: 'Data sets to add or replace; others stay.' })
  dataSets?: DataSetInput[] | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why; required when the first signal moves later (REASON_REQUIRED).',
  })
  reason?: string | null;
  @Field(() => [FactInput], { nullable: true, description: 'Answers to questions of the fact catalogue.' })
  facts?: FactInput[] | null;
}

@InputType({
  description: 'Legal awareness: reasonable certainty that a breach happened (EDPB Guidelines 9/2022).',
})
export class DeclareAwarenessInput extends RepeatableInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => TimeInput, { description: 'From when on there was reasonable certainty.' }) aware!: TimeInput;
  @Field(() => String, { description: 'On what ground: kept, and erasable; the record holds its digest.' })
  ground!: string;
  @Field(() => String, {
    nullable: true,
    description:
      'Why it lies after the first signal, or why a declared time changes; required then (REASON_REQUIRED).',
  })
  gapReason?: string | null;
}

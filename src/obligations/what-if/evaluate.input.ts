import type { DateTime } from 'luxon';
import { Field, ID, InputType } from 'type-graphql';
import type { VerdictValue } from '../../domain/assess.ts';
import type { RuleSource } from '../../domain/rule.ts';
import {
  DataSetInput,
  GivenDataSetInput,
  MilestoneInput,
  TimeInput,
} from '../../incidents/incident.input.ts';
import { Instant, TimeZone } from '../../platform/graphql/scalars.ts';
import { FactInput } from '../../rules/fact.input.ts';
import { RuleSourceEnum, VerdictEnum } from '../obligation.type.ts';

@InputType({ description: 'That a duty was answered, only tried: it starts the clocks that wait for it.' })
class GivenActInput {
  @Field(() => String, { description: 'The rule whose duty was answered.' }) ruleId!: string;
  @Field(() => Instant, { description: 'When it was first answered.' }) answeredAt!: DateTime;
  @Field(() => String, {
    nullable: true,
    description: 'Towards whom ("sa:IE"); absent: towards all to whom it is owed.',
  })
  recipientKey?: string | null;
}

@InputType({
  description:
    'That law enforcement asked for silence, only tried. Without jurisdictions and regimes: all of it.',
})
class GivenHoldInput {
  @Field(() => Boolean, { description: 'Whether the statement was made in writing.' }) written!: boolean;
  @Field(() => Instant, { description: 'When they said so.' }) statedAt!: DateTime;
  @Field(() => Instant, { nullable: true, description: 'The time they named; absent: none.' })
  until?: DateTime | null;
  @Field(() => Instant, { nullable: true, description: 'When it was lifted; absent: it was not.' })
  liftedAt?: DateTime | null;
  @Field(() => [String], { nullable: true, description: 'Only duties of these: "US", "US-CA", "EU".' })
  jurisdictions?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Only duties of these regimes ("eu-gdpr").' })
  regimes?: string[] | null;
}

@InputType({
  description:
    "An organization that is only tried, laid over yours: a field left out stays as yours is, null means 'not known'.",
})
class GivenOrganizationInput {
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it is another organization than yours. Whatever is left out is then not known (but the zone: yours), and your promises and contracts are not looked at.',
  })
  another?: boolean | null;
  @Field(() => String, { nullable: true, description: 'Its name, as reasons say it.' }) name?: string | null;
  @Field(() => TimeZone, { nullable: true, description: 'Where its days end.' }) timeZone?: string | null;
  @Field(() => [String], {
    nullable: true,
    description: 'ISO 3166-1 codes of the countries where it is established.',
  })
  establishments?: string[] | null;
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 code of the main establishment.' })
  mainEstablishment?: string | null;
  @Field(() => [String], {
    nullable: true,
    description: 'ISO 3166-1 codes of the countries where a representative is appointed (GDPR Art. 27).',
  })
  representatives?: string[] | null;
  @Field(() => [FactInput], {
    nullable: true,
    description: 'Answers to questions of the fact catalogue about the organization (scope ORGANIZATION).',
  })
  facts?: FactInput[] | null;
}

@InputType({ description: 'Facts that are only tried. Nothing of it is kept.' })
class TriedFactsInput {
  @Field(() => TimeInput, { nullable: true, description: 'When it began.' }) occurredFrom?: TimeInput | null;
  @Field(() => TimeInput, { nullable: true, description: 'When it ended.' }) occurredTo?: TimeInput | null;
  @Field(() => TimeInput, { nullable: true, description: 'The first signal from anyone.' })
  detected?: TimeInput | null;
  @Field(() => TimeInput, { nullable: true, description: 'Legal awareness (EDPB Guidelines 9/2022).' })
  aware?: TimeInput | null;
  @Field(() => TimeInput, { nullable: true, description: 'When it was contained.' })
  contained?: TimeInput | null;
  @Field(() => [MilestoneInput], { nullable: true, description: 'Milestones that start clocks of some law.' })
  milestones?: MilestoneInput[] | null;
  @Field(() => [FactInput], { nullable: true, description: 'Answers to questions of the fact catalogue.' })
  facts?: FactInput[] | null;
  @Field(() => GivenOrganizationInput, {
    nullable: true,
    description: 'The organization; absent: yours as it stands.',
  })
  organization?: GivenOrganizationInput | null;
  @Field(() => [GivenActInput], { nullable: true, description: 'Duties that were answered.' })
  acts?: GivenActInput[] | null;
  @Field(() => [GivenHoldInput], { nullable: true, description: 'Holds by law enforcement.' })
  holds?: GivenHoldInput[] | null;
  @Field(() => Instant, {
    nullable: true,
    description:
      'The instant of judging; now if absent. It picks the version of a rule only where no time of the incident is known, and says which holds stand.',
  })
  asOf?: DateTime | null;
}

@InputType({ description: 'Facts that are only tried, and which verdicts to show. Nothing of it is kept.' })
class SelectingInput extends TriedFactsInput {
  @Field(() => [VerdictEnum], {
    nullable: true,
    description: 'Only these verdicts; REQUIRED and UNDECIDED if absent.',
  })
  verdicts?: VerdictValue[] | null;
  @Field(() => [String], { nullable: true, description: 'Only these rules, by id; all if absent.' })
  rules?: string[] | null;
  @Field(() => [String], {
    nullable: true,
    description:
      'Only rules of these jurisdictions ("US-CA", "DE", "EU"), of what lies in them and of what they lie in, and promises that hold everywhere; all if absent.',
  })
  jurisdictions?: string[] | null;
  @Field(() => [RuleSourceEnum], {
    nullable: true,
    description: 'Only rules of these sources; all if absent.',
  })
  sources?: RuleSource[] | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Show laws of places that nothing known points to as well: undecided, and no obligation of a saved incident. If absent: where rules or jurisdictions are asked for by name.',
  })
  remote?: boolean | null;
}

@InputType({ description: 'Facts to be judged. Whatever is left out is unknown. Nothing is kept.' })
export class EvaluateInput extends SelectingInput {
  @Field(() => [GivenDataSetInput], { nullable: true, description: 'The data concerned, as far as known.' })
  dataSets?: GivenDataSetInput[] | null;
}

@InputType({
  description:
    'Facts to be tried over an incident. A field left out stays as it is; null means "not known after all". Nothing is kept.',
})
export class EvaluateIncidentInput extends SelectingInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => [DataSetInput], { nullable: true, description: 'Data sets to add or replace; others stay.' })
  dataSets?: DataSetInput[] | null;
}

@InputType({ description: 'Facts on which two sets of rules are compared. Whatever is left out is unknown.' })
export class ComparedFactsInput extends TriedFactsInput {
  @Field(() => [GivenDataSetInput], { nullable: true, description: 'The data concerned, as far as known.' })
  dataSets?: GivenDataSetInput[] | null;
}

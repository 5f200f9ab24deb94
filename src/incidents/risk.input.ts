import { Field, ID, InputType, Int } from 'type-graphql';
import type { Tri } from '../domain/facts.ts';
import type { RiskVerdict } from '../domain/risk.ts';
import type {
  AdjustmentKey,
  CircumstanceValue,
  IdentifierKind,
  Level,
  SeverityGroup,
} from '../domain/severity-tables.ts';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import { TriEnum } from '../platform/graphql/tri.type.ts';
import {
  AvailabilityLossEnum,
  ConfidentialityLossEnum,
  IdentificationLevelEnum,
  IdentifierKindEnum,
  IntegrityLossEnum,
  MaliceEnum,
  RiskVerdictEnum,
  SeverityAdjustmentEnum,
  SeverityGroupEnum,
} from './severity-enums.type.ts';

@InputType({ description: 'One body of data to score. Several are scored each, and the highest is kept.' })
export class SeverityDataInput {
  @Field(() => SeverityGroupEnum, {
    nullable: true,
    description: 'Its group; absent: not known. Credentials take the group of the data they open.',
  })
  group?: SeverityGroup | null;
  @Field(() => [String], {
    nullable: true,
    description: 'Which categories these are: keys of vocabulary.dataCategories.',
  })
  categories?: string[] | null;
  @Field(() => SeverityAdjustmentEnum, {
    nullable: true,
    description: 'A step from the base; absent: the base stands.',
  })
  adjustment?: AdjustmentKey | 'UNKNOWN' | null;
  @Field(() => Int, {
    nullable: true,
    description: 'The value the step leads to (1 to 4); needed where it permits several.',
  })
  to?: number | null;
  @Field(() => String, { nullable: true, description: 'Why this step; required to record one.' })
  justification?: string | null;
}

@InputType({ description: 'An identifier among the data. Of several, the highest level is kept.' })
export class SeverityIdentifierInput {
  @Field(() => IdentifierKindEnum, { description: 'What identifies.' }) kind!: IdentifierKind;
  @Field(() => IdentificationLevelEnum, { nullable: true, description: 'How easily; absent: not known.' })
  level?: Level | null;
  @Field(() => String, { nullable: true, description: 'Why this level; required to record one.' })
  justification?: string | null;
}

@InputType({
  description:
    'What the ENISA severity is computed from. Whatever is left out is not known, and the score becomes a range.',
})
export class SeverityInput {
  @Field(() => [SeverityDataInput], { nullable: true, description: 'The data, by group; absent: not known.' })
  data?: SeverityDataInput[] | null;
  @Field(() => [SeverityIdentifierInput], {
    nullable: true,
    description: 'What identifies people; absent: not known.',
  })
  identifiers?: SeverityIdentifierInput[] | null;
  @Field(() => ConfidentialityLossEnum, {
    nullable: true,
    description: 'Confidentiality; absent: not known.',
  })
  confidentiality?: CircumstanceValue<'confidentiality'> | null;
  @Field(() => IntegrityLossEnum, { nullable: true, description: 'Integrity; absent: not known.' })
  integrity?: CircumstanceValue<'integrity'> | null;
  @Field(() => AvailabilityLossEnum, { nullable: true, description: 'Availability; absent: not known.' })
  availability?: CircumstanceValue<'availability'> | null;
  @Field(() => MaliceEnum, { nullable: true, description: 'Intention; absent: not known.' })
  malice?: CircumstanceValue<'malice'> | null;
  @Field(() => String, { nullable: true, description: 'Words on the circumstances; they may stay out.' })
  circumstances?: string | null;
  @Field(() => TriEnum, {
    nullable: true,
    description: 'Whether there are more than 100 individuals; absent: as the data sets say.',
  })
  over100?: Tri | null;
  @Field(() => TriEnum, {
    nullable: true,
    description: 'Whether whoever has the data cannot read it; absent: as the data sets say.',
  })
  unintelligible?: Tri | null;
}

@InputType({ description: 'What a named person finds on the risk to people.' })
export class AssessRiskInput extends RepeatableInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The version of the facts you read: CONFLICT if they were amended since.',
  })
  version?: number | null;
  @Field(() => RiskVerdictEnum, { description: 'The finding: yours, whatever the number says.' })
  verdict!: RiskVerdict;
  @Field(() => String, {
    nullable: true,
    description: 'Why; required where the number suggests another verdict (REASON_REQUIRED).',
  })
  rationale?: string | null;
  @Field(() => SeverityInput, {
    description: 'What the severity is computed from; {} says that nothing is known.',
  })
  inputs!: SeverityInput;
}

import type { DateTime } from 'luxon';
import { Extensions, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { Tri } from '../domain/facts.ts';
import type { Permission } from '../domain/permissions.ts';
import { type RiskVerdict, suggestedVerdict } from '../domain/risk.ts';
import type { Range, Severity, SeverityInputs } from '../domain/severity.ts';
import {
  type AdjustmentKey,
  type CircumstanceValue,
  flagTable,
  type IdentifierKind,
  type Level,
  type SeverityBand,
  type SeverityFlag,
  type SeverityGroup,
  severityFlags,
} from '../domain/severity-tables.ts';
import { Instant } from '../platform/graphql/scalars.ts';
import { TriEnum } from '../platform/graphql/tri.type.ts';
import type { RiskAssessmentRow } from './risk-assessment.row.ts';
import {
  AvailabilityLossEnum,
  ConfidentialityLossEnum,
  IdentificationLevelEnum,
  IdentifierKindEnum,
  IntegrityLossEnum,
  MaliceEnum,
  RiskVerdictEnum,
  SeverityAdjustmentEnum,
  SeverityBandEnum,
  SeverityFlagEnum,
  SeverityGroupEnum,
} from './severity-enums.type.ts';

const rule = { permission: 'incident:read' satisfies Permission };

@Extensions(rule)
@ObjectType({ description: 'From the lowest to the highest value that the unknown inputs leave possible.' })
export class SeverityRange {
  @Field(() => Float, { description: 'The lowest.' }) lowest!: number;
  @Field(() => Float, { description: 'The highest; the same as the lowest when nothing is unknown.' })
  highest!: number;
}

@Extensions(rule)
@ObjectType({ description: 'An input that is not known, and what hangs on it.' })
export class OpenSeverityInput {
  @Field(() => String, { description: 'Where it stands in the inputs ("data.0", "availability").' })
  input!: string;
  @Field(() => Float, { description: 'By how much it alone moves the score, everything else at its worst.' })
  moves!: number;
  @Field(() => Boolean, { description: 'Whether its answer decides which bands are possible.' })
  decides!: boolean;
}

@Extensions(rule)
@ObjectType({ description: 'What stands beside the score and is no part of it.' })
export class SeverityFlagShown {
  @Field(() => SeverityFlagEnum, { description: 'Which.' }) flag!: SeverityFlag;
  @Field(() => TriEnum, { description: 'Whether it holds.' }) value!: Tri;
  @Field(() => String, { description: 'What it says.' }) label!: string;
  @Field(() => String, { description: 'What it does to the verdict, and what not.' }) effect!: string;
}

@Extensions(rule)
@ObjectType('Severity', {
  description:
    'The ENISA severity: SE = context × ease of identification + circumstances. It informs a verdict and decides none.',
})
export class SeverityType {
  @Field(() => SeverityRange, { description: 'The score, 0.25 to 6.' }) score!: SeverityRange;
  @Field(() => SeverityBandEnum, { description: 'The band of the lowest score possible.' })
  lowestBand!: SeverityBand;
  @Field(() => SeverityBandEnum, { description: 'The band of the highest score possible.' })
  highestBand!: SeverityBand;
  @Field(() => RiskVerdictEnum, { description: 'The verdict the highest band alone would suggest.' })
  suggests!: RiskVerdict;
  @Field(() => SeverityRange, { description: 'Data processing context (DPC), 1 to 4.' })
  context!: SeverityRange;
  @Field(() => SeverityRange, { description: 'Ease of identification (EI), 0.25 to 1.' })
  identification!: SeverityRange;
  @Field(() => SeverityRange, { description: 'Circumstances of the breach (CB), 0 to 2.' })
  circumstances!: SeverityRange;
  @Field(() => [OpenSeverityInput], {
    description: 'What is not known, the one that moves most first. Empty: one number.',
  })
  open!: OpenSeverityInput[];
  @Field(() => [SeverityFlagShown], { description: 'What stands beside the score.' })
  flags!: SeverityFlagShown[];
}

@Extensions(rule)
@ObjectType({ description: 'One body of data as it was scored.' })
export class AssessedData {
  @Field(() => SeverityGroupEnum, { nullable: true, description: 'Its group; null: not known.' })
  group!: SeverityGroup | null;
  @Field(() => [String], { description: 'Keys of vocabulary.dataCategories.' }) categories!: string[];
  @Field(() => SeverityAdjustmentEnum, { nullable: true, description: 'The step from the base; null: none.' })
  adjustment!: AdjustmentKey | 'UNKNOWN' | null;
  @Field(() => Int, {
    nullable: true,
    description: 'The value given for the step; null: the only one it permits.',
  })
  to!: number | null;
  readonly justificationId!: string | null;
}

@Extensions(rule)
@ObjectType({ description: 'An identifier as it was scored.' })
export class AssessedIdentifier {
  @Field(() => IdentifierKindEnum, { description: 'What identifies.' }) kind!: IdentifierKind;
  @Field(() => IdentificationLevelEnum, { nullable: true, description: 'How easily; null: not known.' })
  level!: Level | null;
  readonly justificationId!: string | null;
}

@Extensions(rule)
@ObjectType({
  description:
    'What a named person found on the risk to people: the verdict first, then the number that informed it. Never changed, followed by the next.',
})
export class RiskAssessment {
  @Field(() => ID, { description: 'The assessment.' }) id!: string;
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => Int, { description: 'Its number within the incident, from 1.' }) number!: number;
  @Field(() => RiskVerdictEnum, { description: "The finding: a person's." }) verdict!: RiskVerdict;
  @Field(() => ID, { description: 'The member who found it.' }) assessedBy!: string;
  @Field(() => Instant, { description: 'When.' }) assessedAt!: DateTime;
  @Field(() => Int, { description: 'The version of the facts it is bound to.' }) incidentVersion!: number;
  @Field(() => SeverityType, { description: 'The number beside it, as it was then.' })
  severity!: SeverityType;
  @Field(() => String, { description: 'The method and its version.' }) method!: string;
  @Field(() => [AssessedData], { description: 'The data as scored.' }) data!: AssessedData[];
  @Field(() => [AssessedIdentifier], { description: 'The identifiers as scored.' })
  identifiers!: AssessedIdentifier[];
  @Field(() => ConfidentialityLossEnum, { nullable: true, description: 'Confidentiality; null: not known.' })
  confidentiality!: CircumstanceValue<'confidentiality'> | null;
  @Field(() => IntegrityLossEnum, { nullable: true, description: 'Integrity; null: not known.' })
  integrity!: CircumstanceValue<'integrity'> | null;
  @Field(() => AvailabilityLossEnum, { nullable: true, description: 'Availability; null: not known.' })
  availability!: CircumstanceValue<'availability'> | null;
  @Field(() => MaliceEnum, { nullable: true, description: 'Intention; null: not known.' })
  malice!: CircumstanceValue<'malice'> | null;
  readonly rationaleId!: string | null;
  readonly circumstancesId!: string | null;
}

const toRange = ({ lowest, highest }: Range) => Object.assign(new SeverityRange(), { lowest, highest });

export function toSeverity(severity: Severity, flags: SeverityInputs['flags']): SeverityType {
  return Object.assign(new SeverityType(), {
    score: toRange(severity.score),
    lowestBand: severity.bands.lowest,
    highestBand: severity.bands.highest,
    suggests: suggestedVerdict(severity),
    context: toRange(severity.context),
    identification: toRange(severity.identification),
    circumstances: toRange(severity.circumstances),
    open: severity.open.map((one) => Object.assign(new OpenSeverityInput(), one)),
    flags: severityFlags.map((flag) =>
      Object.assign(new SeverityFlagShown(), { flag, value: flags[flag], ...flagTable[flag] }),
    ),
  });
}

export function toRiskAssessment(row: RiskAssessmentRow): RiskAssessment {
  const { id, incidentId, number, verdict, assessedBy, assessedAt, incidentVersion, method } = row;
  const { rationaleId, inputs } = row;
  const { confidentiality, integrity, availability, malice, circumstancesId } = inputs;
  return Object.assign(
    new RiskAssessment(),
    { id, incidentId, number, verdict, assessedBy, assessedAt, incidentVersion, method },
    { rationaleId, circumstancesId },
    { confidentiality, integrity, availability, malice },
    {
      severity: toSeverity(row.severity, inputs.flags),
      data: inputs.data.map((one) => Object.assign(new AssessedData(), one)),
      identifiers: inputs.identifiers.map((one) => Object.assign(new AssessedIdentifier(), one)),
    },
  );
}

import { Extensions, Field, Float, Int, ObjectType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import {
  type AdjustmentKey,
  bandTable,
  circumstanceKeys,
  circumstanceTables,
  groupTables,
  type IdentifierKind,
  identifierKinds,
  identifierTables,
  type Level,
  levelKeys,
  levels,
  type SeverityBand,
  type SeverityGroup,
  severityBands,
  severityGroups,
  severityMethod,
} from '../domain/severity-tables.ts';
import type { Catalog } from '../rules/catalog.ts';
import {
  IdentificationLevelEnum,
  IdentifierKindEnum,
  SeverityAdjustmentEnum,
  SeverityBandEnum,
  SeverityGroupEnum,
} from './severity-enums.type.ts';

const rule = { permission: 'incident:read' satisfies Permission };

@Extensions(rule)
@ObjectType({ description: 'A step from the base of a group.' })
export class SeverityStep {
  @Field(() => SeverityAdjustmentEnum, { description: 'Which.' }) key!: AdjustmentKey;
  @Field(() => String, { description: 'UP or DOWN.' }) direction!: 'UP' | 'DOWN';
  @Field(() => [Int], { description: 'The values it may lead to.' }) results!: number[];
  @Field(() => String, { description: 'When it applies.' }) label!: string;
}

@Extensions(rule)
@ObjectType({ description: 'A group of data, its base and the steps from it.' })
export class SeverityGroupTable {
  @Field(() => SeverityGroupEnum, { description: 'Which.' }) key!: SeverityGroup;
  @Field(() => String, { description: 'What belongs to it.' }) label!: string;
  @Field(() => Int, { description: 'Its value without a step.' }) base!: number;
  @Field(() => [SeverityStep], { description: 'The steps from it; each must be justified.' })
  adjustments!: SeverityStep[];
  @Field(() => [String], { description: 'Categories offered with it: keys of vocabulary.dataCategories.' })
  categories!: string[];
}

@Extensions(rule)
@ObjectType({ description: 'A level of identification and what it means for one identifier.' })
export class IdentificationLevelMeaning {
  @Field(() => IdentificationLevelEnum, { description: 'Which.' }) level!: Level;
  @Field(() => Float, { description: 'What it counts.' }) factor!: number;
  @Field(() => String, { description: 'What it means.' }) meaning!: string;
}

@Extensions(rule)
@ObjectType({ description: 'An identifier and the levels the table has for it.' })
export class IdentifierTableType {
  @Field(() => IdentifierKindEnum, { description: 'Which.' }) key!: IdentifierKind;
  @Field(() => String, { description: 'What it is.' }) label!: string;
  @Field(() => [IdentificationLevelMeaning], { description: 'Its levels, lowest first.' })
  levels!: IdentificationLevelMeaning[];
}

@Extensions(rule)
@ObjectType({ description: 'A circumstance of the breach and what it adds.' })
export class CircumstanceOption {
  @Field(() => String, { description: 'The field of SeverityInput ("confidentiality").' }) field!: string;
  @Field(() => String, { description: 'The value to give there.' }) key!: string;
  @Field(() => String, { description: 'What it means.' }) label!: string;
  @Field(() => Float, { description: 'What it adds to the score.' }) adds!: number;
}

@Extensions(rule)
@ObjectType({ description: 'A band of the score.' })
export class SeverityBandTable {
  @Field(() => SeverityBandEnum, { description: 'Which.' }) key!: SeverityBand;
  @Field(() => Float, { description: 'From which score on, inclusive.' }) from!: number;
  @Field(() => String, { description: 'What it means for one person.' }) label!: string;
}

@Extensions(rule)
@ObjectType({ description: 'The tables of the ENISA method, for building a form.' })
export class SeverityTables {
  @Field(() => String, { description: 'The method and its version.' }) method!: string;
  @Field(() => [SeverityGroupTable], { description: 'Groups of data.' }) groups!: SeverityGroupTable[];
  @Field(() => [String], {
    description: 'Credentials, by vocabulary key: they take the group of the data they open.',
  })
  inherits!: string[];
  @Field(() => [IdentifierTableType], { description: 'Identifiers.' }) identifiers!: IdentifierTableType[];
  @Field(() => [CircumstanceOption], { description: 'Circumstances; each is added.' })
  circumstances!: CircumstanceOption[];
  @Field(() => [SeverityBandTable], { description: 'Bands, lowest first.' }) bands!: SeverityBandTable[];
}

export function toSeverityTables({ severity }: Catalog): SeverityTables {
  return Object.assign(new SeverityTables(), {
    method: severityMethod,
    groups: severityGroups.map((key) => toGroup(key, severity.groups[key])),
    inherits: [...severity.inherits],
    identifiers: identifierKinds.map(toIdentifier),
    circumstances: circumstanceKeys.flatMap((field) =>
      Object.entries(circumstanceTables[field]).map(([key, option]) =>
        Object.assign(new CircumstanceOption(), { field, key, ...option }),
      ),
    ),
    bands: severityBands.map((key) => Object.assign(new SeverityBandTable(), { key, ...bandTable[key] })),
  });
}

function toGroup(key: SeverityGroup, categories: readonly string[]): SeverityGroupTable {
  const { label, base, adjustments } = groupTables[key];
  const steps = Object.entries(adjustments).map(([step, table]) =>
    Object.assign(new SeverityStep(), { key: step, ...table }),
  );
  return Object.assign(new SeverityGroupTable(), {
    key,
    label,
    base,
    adjustments: steps,
    categories: [...categories],
  });
}

function toIdentifier(key: IdentifierKind): IdentifierTableType {
  const { label, meanings }: { label: string; meanings: Partial<Record<Level, string>> } =
    identifierTables[key];
  const offered = levelKeys.flatMap((level) => {
    const meaning = meanings[level];
    if (meaning === undefined) return [];
    return [Object.assign(new IdentificationLevelMeaning(), { level, factor: levels[level], meaning })];
  });
  return Object.assign(new IdentifierTableType(), { key, label, levels: offered });
}

import { Extensions, Field, ObjectType, registerEnumType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import type { RiskVerdict } from '../domain/risk.ts';
import type { RiskGuidance } from '../domain/risk-guidance.ts';
import { type RiskFactor, type RiskReason, riskFactors } from '../domain/risk-weights.ts';
import { RiskVerdictEnum } from './severity-enums.type.ts';

const factorWords: Readonly<Record<RiskFactor, string>> = {
  TYPE_OF_BREACH: 'Whether data became known, was altered, or was lost.',
  NATURE_AND_VOLUME: 'What the data is, and how much of it there is about each person.',
  EASE_OF_IDENTIFICATION: 'How easily it leads to a person.',
  CONSEQUENCES: 'What it means for people.',
  SPECIAL_PEOPLE: 'Children, and others who need particular protection.',
  CONTROLLER: 'What the organization does: care that hangs on the data.',
  NUMBER_OF_PEOPLE: 'How many people it concerns.',
  PERMANENCE: 'Whether the loss lasts.',
  RECIPIENT: 'Who has the data now.',
  INTENT: 'Whether somebody meant harm.',
  PROTECTION: 'Whether whoever has it can read it.',
};
const RiskFactorEnum = Object.fromEntries(riskFactors.map((factor) => [factor, factor]));
registerEnumType(RiskFactorEnum, {
  name: 'RiskFactor',
  description: 'A factor that supervisory authorities weigh (EDPB Guidelines 9/2022, section IV).',
  valuesConfig: Object.fromEntries(riskFactors.map((key) => [key, { description: factorWords[key] }])),
});
const RiskEffectEnum = { RAISES: 'RAISES', LOWERS: 'LOWERS' } as const;
registerEnumType(RiskEffectEnum, {
  name: 'RiskEffect',
  description: 'What a reason does to the suggested level.',
  valuesConfig: { RAISES: { description: 'It raises it.' }, LOWERS: { description: 'It lowers it.' } },
});

const rule = {
  permission: 'incident:read' satisfies Permission,
  within: ['rule:read' satisfies Permission],
};

@Extensions(rule)
@ObjectType('RiskReason', { description: 'One reason for a suggested level of risk.' })
export class RiskReasonType {
  @Field(() => RiskFactorEnum, { description: 'The factor it is drawn from.' }) factor!: RiskFactor;
  @Field(() => RiskEffectEnum, { description: 'Whether it raises or lowers the level.' })
  effect!: RiskReason['effect'];
  @Field(() => String, { description: 'The reason in one sentence.' }) says!: string;
}

@Extensions(rule)
@ObjectType('RiskGuidance', {
  description:
    'A suggestion drawn from the recorded facts and, where there is one, the severity assessment. It never decides: a named person does, with assessRisk.',
})
export class RiskGuidanceType {
  @Field(() => RiskVerdictEnum, { description: 'What the record makes likely.' }) level!: RiskVerdict;
  @Field(() => RiskVerdictEnum, { description: 'The least that the unknowns leave possible.' })
  lowest!: RiskVerdict;
  @Field(() => RiskVerdictEnum, { description: 'The most that the unknowns leave possible.' })
  highest!: RiskVerdict;
  @Field(() => [RiskReasonType], { description: 'Why: the factors that decided.' })
  reasons!: RiskReasonType[];
}

export function toRiskGuidance({ reasons, ...levels }: RiskGuidance): RiskGuidanceType {
  return Object.assign(new RiskGuidanceType(), {
    ...levels,
    reasons: reasons.map((reason) => Object.assign(new RiskReasonType(), reason)),
  });
}

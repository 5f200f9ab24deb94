import { Arg, Ctx, Extensions, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { suggestRisk } from '../../domain/risk-guidance.ts';
import { RiskGuidanceType, toRiskGuidance } from '../../incidents/risk-guidance.type.ts';
import type { RulesContext } from '../../rules/rules-context.ts';
import { EvaluateIncidentInput, EvaluateInput } from './evaluate.input.ts';
import { evaluateFacts, evaluateIncident } from './evaluate.ts';
import { Evaluation, toEvaluation } from './evaluation.type.ts';
import { givenOf } from './to-given.ts';

/** Judging every rule costs far more than reading a field. */
const COST = 200;

@Resolver(() => Evaluation)
export class EvaluateResolver {
  @Extensions({ permission: 'rule:read' satisfies Permission, complexity: COST })
  @Query(() => Evaluation, {
    description:
      'What the rules make of facts that nobody keeps: the same as of a saved incident with these facts. Whatever is left out is unknown. Fails with INVALID_INPUT as reporting and amending do, and for unknown rules in a filter; NOT_FOUND for an unknown processor.',
  })
  async evaluate(
    @Arg('input', () => EvaluateInput, { description: 'The facts, and what to show.' }) input: EvaluateInput,
    @Ctx() context: RulesContext,
  ): Promise<Evaluation> {
    return toEvaluation(await evaluateFacts(context, givenOf(input)), input);
  }

  @Extensions({ permission: 'obligation:read' satisfies Permission, complexity: COST })
  @Query(() => Evaluation, {
    description:
      'What the rules would make of an incident if these facts were so. Nothing is kept, and no obligation changes. Fails with NOT_FOUND, or INVALID_INPUT as amending does.',
  })
  async evaluateIncident(
    @Arg('input', () => EvaluateIncidentInput, { description: 'Which incident, and what is tried over it.' })
    input: EvaluateIncidentInput,
    @Ctx() context: RulesContext,
  ): Promise<Evaluation> {
    const { before, after } = await evaluateIncident(context, input.incidentId, givenOf(input));
    return toEvaluation(after, input, before);
  }

  @FieldResolver(() => RiskGuidanceType, {
    description:
      'What these facts suggest on the risk to people, with reasons. Guidance: no verdict uses it, a person decides.',
  })
  riskGuidance(@Root() { tried }: Evaluation, @Ctx() { catalog }: RulesContext): RiskGuidanceType {
    return toRiskGuidance(suggestRisk(tried.of.facts, catalog.riskWeights));
  }
}

import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { found } from '../domain/refusal.ts';
import { suggestRisk } from '../domain/risk-guidance.ts';
import type { RulesContext } from '../rules/rules-context.ts';
import { assessedSeverity } from './assessed-severity.ts';
import { Incident } from './incident.type.ts';
import { factsOf, riskAssessmentsOf } from './risk.batch.ts';
import { RiskGuidanceType, toRiskGuidance } from './risk-guidance.type.ts';

@Resolver(() => Incident)
export class RiskGuidanceResolver {
  @FieldResolver(() => RiskGuidanceType, {
    description:
      'What the facts recorded so far suggest on the risk to people, with reasons. Guidance: assessRisk decides.',
  })
  async riskGuidance(
    @Root() { id }: Incident,
    @Ctx() { load, catalog }: RulesContext,
  ): Promise<RiskGuidanceType> {
    const { facts } = found(await load(factsOf, id), 'incident');
    const [current] = await load(riskAssessmentsOf, id);
    const assessed = current ? assessedSeverity(current.inputs) : null;
    return toRiskGuidance(suggestRisk(facts, catalog.riskWeights, assessed));
  }
}

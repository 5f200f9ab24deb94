import { Arg, Ctx, Extensions, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import { flagsFrom } from '../domain/risk.ts';
import { severityOf } from '../domain/severity.ts';
import { wordsOf } from '../platform/audit/statement.batch.ts';
import type { RulesContext } from '../rules/rules-context.ts';
import { assessRisk } from './assess-risk.ts';
import { Incident } from './incident.type.ts';
import { assessedFacts, riskAssessmentById, riskAssessmentsOf } from './risk.batch.ts';
import { AssessRiskInput, SeverityInput } from './risk.input.ts';
import {
  AssessedData,
  AssessedIdentifier,
  RiskAssessment,
  SeverityType,
  toRiskAssessment,
  toSeverity,
} from './risk.type.ts';
import { toSeverityInputs } from './risk-inputs.ts';
import { staleBecause, unscored } from './risk-standing.ts';
import { SeverityTables, toSeverityTables } from './severity-tables.type.ts';

@Resolver()
export class SeverityResolver {
  @Extensions({ permission: 'incident:read' satisfies Permission })
  @Query(() => SeverityTables, {
    description: 'The tables of the ENISA severity method, for building a form.',
  })
  severityTables(@Ctx() { catalog }: RulesContext): SeverityTables {
    return toSeverityTables(catalog);
  }

  @Extensions({ permission: 'incident:read' satisfies Permission })
  @Query(() => SeverityType, {
    description:
      'What inputs come to; nothing is kept. Fails with INVALID_INPUT for what the tables do not permit.',
  })
  severityPreview(
    @Arg('inputs', () => SeverityInput, { description: 'The inputs; {} says that nothing is known.' })
    given: SeverityInput,
    @Ctx() { catalog }: RulesContext,
  ): SeverityType {
    const inputs = toSeverityInputs(catalog, given, flagsFrom({ dataSets: [] }));
    return toSeverity(severityOf(inputs), inputs.flags);
  }
}

@Resolver(() => Incident)
export class IncidentRiskResolver {
  @FieldResolver(() => RiskAssessment, {
    nullable: true,
    description: 'The current finding on the risk to people; null: nobody has assessed it.',
  })
  async riskAssessment(
    @Root() { id }: Incident,
    @Ctx() { load }: RulesContext,
  ): Promise<RiskAssessment | null> {
    const [current] = await load(riskAssessmentsOf, id);
    return current ? toRiskAssessment(current) : null;
  }

  @FieldResolver(() => [RiskAssessment], {
    description: 'Every finding on the risk to people, newest first.',
  })
  async riskAssessments(@Root() { id }: Incident, @Ctx() { load }: RulesContext): Promise<RiskAssessment[]> {
    return (await load(riskAssessmentsOf, id)).map(toRiskAssessment);
  }

  @Extensions({ permission: 'incident:amend' satisfies Permission })
  @Mutation(() => RiskAssessment, {
    description:
      "Records what a named person finds on the risk to people, sets the incident's fact risk_to_people and judges every obligation again. Fails with REASON_REQUIRED without a justification, or where verdict and number differ without a rationale; CONFLICT, INVALID_INPUT.",
  })
  async assessRisk(
    @Arg('input', () => AssessRiskInput, { description: 'The finding.' }) input: AssessRiskInput,
    @Ctx() context: RulesContext,
  ): Promise<RiskAssessment> {
    const { assessmentId } = await context.mutate('assessRisk', input, (work) =>
      assessRisk(work, context.catalog, input),
    );
    return toRiskAssessment(found(await context.load(riskAssessmentById, assessmentId), 'risk assessment'));
  }
}

@Resolver(() => RiskAssessment)
export class RiskAssessmentResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why; null: none was needed, or it was erased.',
  })
  rationale(@Root() { rationaleId }: RiskAssessment, @Ctx() { load }: RulesContext): Promise<string | null> {
    return wordsOf(load, rationaleId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Words on the circumstances; null: none, or erased.',
  })
  circumstances(
    @Root() { circumstancesId }: RiskAssessment,
    @Ctx() { load }: RulesContext,
  ): Promise<string | null> {
    return wordsOf(load, circumstancesId);
  }

  @FieldResolver(() => [String], {
    description:
      'What it used and has changed since ("accounts": categories). Empty: it stands on the facts as they are.',
  })
  async staleBecause(
    @Root() { id, verdict }: RiskAssessment,
    @Ctx() { load }: RulesContext,
  ): Promise<string[]> {
    return staleBecause(verdict, found(await load(assessedFacts, id), 'risk assessment'));
  }

  @FieldResolver(() => Boolean, { description: 'Whether facts it used have changed since: assess again.' })
  async stale(@Root() { id, verdict }: RiskAssessment, @Ctx() { load }: RulesContext): Promise<boolean> {
    return staleBecause(verdict, found(await load(assessedFacts, id), 'risk assessment')).length > 0;
  }

  @FieldResolver(() => [String], {
    description: 'Categories that the data sets have now and no entry of it names. Empty: none is left out.',
  })
  async unscored(@Root() { id, data }: RiskAssessment, @Ctx() { load }: RulesContext): Promise<string[]> {
    return unscored(data, found(await load(assessedFacts, id), 'risk assessment').now);
  }
}

@Resolver(() => AssessedData)
export class AssessedDataResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Why this step; null: no step, or erased.' })
  justification(
    @Root() { justificationId }: AssessedData,
    @Ctx() { load }: RulesContext,
  ): Promise<string | null> {
    return wordsOf(load, justificationId);
  }
}

@Resolver(() => AssessedIdentifier)
export class AssessedIdentifierResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Why this level; null: not known, or erased.' })
  justification(
    @Root() { justificationId }: AssessedIdentifier,
    @Ctx() { load }: RulesContext,
  ): Promise<string | null> {
    return wordsOf(load, justificationId);
  }
}

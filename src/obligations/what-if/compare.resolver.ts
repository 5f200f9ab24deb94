import { Arg, Args, Ctx, Extensions, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { findIncidents } from '../../incidents/find-incidents.ts';
import { toIncident } from '../../incidents/incident.type.ts';
import { IncidentFilterInput } from '../../incidents/incident-filter.input.ts';
import { type Connection, PageArgs, pageOf, toConnection } from '../../platform/graphql/paging.ts';
import type { RulesContext } from '../../rules/rules-context.ts';
import { CompareRulesInput } from './compare.input.ts';
import { compareOnIncidents, compareRules } from './compare-rules.ts';
import {
  type IncidentComparison,
  IncidentComparisonConnection,
  RuleComparison,
  toDutyChange,
  toIncidentComparison,
} from './comparison.type.ts';
import { givenOf } from './to-given.ts';

/** Each incident of a page is judged twice. */
const perPage = ({ args, childComplexity }: { args: { first?: number }; childComplexity: number }) =>
  1 + Math.max(0, args.first ?? 0) * (30 + childComplexity);

@Resolver(() => RuleComparison)
export class CompareResolver {
  @Extensions({ permission: 'rule:read' satisfies Permission, complexity: 400 })
  @Query(() => RuleComparison, {
    description:
      'What would be otherwise under other rules: proposed ones, ones to come, or those of a day; over facts that nobody keeps, and over the incidents of your organization. Fails with INVALID_INPUT for a rule that is in force already, an unknown one, or a day that is none.',
  })
  async compareRules(
    @Arg('input', () => CompareRulesInput, { description: 'Which rules, and over what.' })
    input: CompareRulesInput,
    @Ctx() context: RulesContext,
  ): Promise<RuleComparison> {
    const { over, ...comparing } = input;
    const differences = await compareRules(context, { ...comparing, over: over && givenOf(over) });
    return Object.assign(new RuleComparison(), { changes: differences.map(toDutyChange), comparing });
  }

  @Extensions({ permission: 'obligation:read' satisfies Permission, complexity: perPage })
  @FieldResolver(() => IncidentComparisonConnection, {
    description:
      'What would be otherwise of each incident you may see, newest first, on its current facts; those of which nothing would are in it, too.',
  })
  async incidents(
    @Root() { comparing }: RuleComparison,
    @Ctx() context: RulesContext,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => IncidentFilterInput, { nullable: true, description: 'Only these; absent: all.' })
    filter?: IncidentFilterInput | null,
  ): Promise<Connection<IncidentComparison>> {
    const page = pageOf(args);
    const rows = await findIncidents(await context.db(), context.organizationId, filter ?? {}, page);
    const shown = rows.slice(0, page.size).map(({ id }) => id);
    const found = await compareOnIncidents(context, comparing, shown);
    return toConnection(
      rows,
      page,
      ({ createdAt, id }) => ({ key: createdAt.toMillis(), id }),
      (row) => toIncidentComparison(toIncident(row), found.get(row.id) ?? []),
    );
  }
}

import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import { incidentById } from '../incidents/incident.batch.ts';
import { Incident, toIncident } from '../incidents/incident.type.ts';
import type { RequestContext } from '../platform/graphql/context.ts';
import { type Connection, PageArgs, pageOf, toConnection } from '../platform/graphql/paging.ts';
import { acknowledge } from './acknowledge.ts';
import { AcknowledgeInput, Alert, AlertConnection, AlertFilterInput, toAlert } from './alert.type.ts';
import { findAlerts } from './find-alerts.ts';
import { findProblems } from './find-problems.ts';
import { Page, toPage } from './page.type.ts';
import { alertById, alertsOf, LISTED, mailAllowedOf, pagesOfAlert } from './pager.batch.ts';
import { SetIncidentChannelsInput } from './pager.input.ts';
import { PagerProblem } from './problem.type.ts';
import { setIncidentChannels } from './set-incident-channels.ts';

@Resolver(() => Alert)
export class AlertResolver {
  @Extensions({ permission: 'incident:read' satisfies Permission })
  @Query(() => Alert, {
    nullable: true,
    description: 'One alert; null if there is none with this id in your organization.',
  })
  async alert(
    @Arg('id', () => ID, { description: 'The alert.' }) id: string,
    @Ctx() { load }: RequestContext,
  ): Promise<Alert | null> {
    const row = await load(alertById, id);
    return row && toAlert(row);
  }

  @Extensions({ permission: 'incident:read' satisfies Permission })
  @Query(() => AlertConnection, {
    description:
      'Alerts across incidents, newest first: those nobody acknowledged, unless the filter says otherwise.',
  })
  async alerts(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => AlertFilterInput, { nullable: true, description: 'Only these.' })
    filter?: AlertFilterInput | null,
  ): Promise<Connection<Alert>> {
    const page = pageOf(args);
    const rows = await findAlerts(await context.db(), context.organizationId, filter ?? {}, page);
    return toConnection(rows, page, ({ openedAt, id }) => ({ key: openedAt.toMillis(), id }), toAlert);
  }

  @Extensions({ permission: 'obligation:read' satisfies Permission })
  @Query(() => [PagerProblem], {
    description: 'What keeps pages from reaching people, newest first, up to 100: show it with the board.',
  })
  async pagerProblems(@Ctx() context: RequestContext): Promise<PagerProblem[]> {
    const problems = await findProblems(await context.db(), context.organizationId);
    return problems.map((problem) => Object.assign(new PagerProblem(), problem));
  }

  @FieldResolver(() => [Page], {
    complexity: LISTED,
    description: 'Whom it paged and what became of it, newest first, up to 50.',
  })
  async pages(@Root() { id }: Alert, @Ctx() { load }: RequestContext): Promise<Page[]> {
    return (await load(pagesOfAlert, id)).map(toPage);
  }

  @Extensions({ permission: 'page:answer' satisfies Permission })
  @Mutation(() => [Alert], {
    description:
      'Says "I have it": no further step is paged. Clocks and their later reminders go on. Answers the alerts as they stand; one that was acknowledged before stays so.',
  })
  async acknowledge(
    @Arg('input', () => AcknowledgeInput, { description: 'Which.' }) input: AcknowledgeInput,
    @Ctx() context: RequestContext,
  ): Promise<Alert[]> {
    const { alertIds } = await context.mutate('acknowledge', input, (work) => acknowledge(work, input));
    const rows = await Promise.all(alertIds.map((id) => context.load(alertById, id)));
    return rows.map((row) => toAlert(found(row, 'alert')));
  }
}

@Resolver(() => Incident)
export class IncidentAlertsResolver {
  @FieldResolver(() => [Alert], {
    complexity: LISTED,
    description: 'What people were paged for, newest first, up to 50.',
  })
  async alerts(@Root() { id }: Incident, @Ctx() { load }: RequestContext): Promise<Alert[]> {
    return (await load(alertsOf, id)).map(toAlert);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether its pages may go by mail; webhooks are always called.',
  })
  mailAllowed(@Root() { id }: Incident, @Ctx() { load }: RequestContext): Promise<boolean> {
    return load(mailAllowedOf, id);
  }

  @Extensions({ permission: 'incident:amend' satisfies Permission })
  @Mutation(() => Incident, {
    description:
      'Says whether pages of an incident may go by mail: the mail server may be the incident. Fails with CONFLICT without a pager endpoint, since nobody would be told.',
  })
  async setIncidentChannels(
    @Arg('input', () => SetIncidentChannelsInput, { description: 'Which.' }) input: SetIncidentChannelsInput,
    @Ctx() context: RequestContext,
  ): Promise<Incident> {
    const { incidentId } = await context.mutate('setIncidentChannels', input, (work) =>
      setIncidentChannels(work, input),
    );
    return toIncident(found(await context.load(incidentById, incidentId), 'incident'));
  }
}

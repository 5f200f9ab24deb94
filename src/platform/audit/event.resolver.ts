import { Arg, Args, Ctx, Extensions, ID, Query, Resolver } from 'type-graphql';
import { may } from '../../domain/actor.ts';
import type { Permission } from '../../domain/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { RequestContext } from '../graphql/context.ts';
import { type Connection, PageArgs, pageOf, toConnection } from '../graphql/paging.ts';
import {
  type RecordedEvent,
  RecordedEventConnection,
  RecordVerification,
  toRecordedEvent,
} from './event.type.ts';
import { findEvents } from './find-events.ts';
import { verifyRecord } from './verify-record.ts';

const incidents: Permission = 'incident:read';

@Resolver()
export class EventResolver {
  @Extensions({ permission: 'event:read' satisfies Permission })
  @Query(() => RecordedEventConnection, {
    description:
      'The record, oldest first: the timeline of one incident, or everything of the organization. Without the permission incident:read it shows only entries that belong to no incident, and asking for one fails with FORBIDDEN.',
  })
  async timeline(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('incidentId', () => ID, { nullable: true, description: 'Only entries of this incident.' })
    incidentId?: string | null,
  ): Promise<Connection<RecordedEvent>> {
    const page = pageOf(args);
    const ofIncidents = may(context.actor, incidents);
    if (incidentId && !ofIncidents) throw forbidden();
    const rows = await findEvents(await context.db(), {
      organizationId: context.organizationId,
      incidentId: incidentId ?? null,
      ofIncidents,
      ...page,
    });
    return toConnection(rows, page, ({ seq, id }) => ({ key: seq, id }), toRecordedEvent);
  }

  @Extensions({ permission: 'event:read' satisfies Permission })
  @Query(() => RecordVerification, {
    // It reads every entry: aliases must not multiply that.
    complexity: 1_000,
    description: 'Recomputes the whole record of this organization and says whether it is intact.',
  })
  async verifyRecord(@Ctx() context: RequestContext): Promise<RecordVerification> {
    const verdict = await context.asService((db) => verifyRecord(db, context.organizationId));
    return Object.assign(new RecordVerification(), { firstBad: null, reason: null }, verdict);
  }
}

function forbidden(): Refusal {
  return new Refusal(
    'FORBIDDEN',
    `The timeline of an incident needs the permission ${incidents}. Ask an administrator of your organization for a role that has it.`,
    { permission: incidents, field: 'Query.timeline' },
  );
}

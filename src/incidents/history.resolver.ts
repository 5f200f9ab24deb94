import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { memberById } from '../platform/auth/auth.batch.ts';
import { Member, toMember } from '../platform/auth/auth.type.ts';
import type { RequestContext } from '../platform/graphql/context.ts';
import { type Connection, PageArgs, pageOf, toConnection } from '../platform/graphql/paging.ts';
import { findVersions } from './find-versions.ts';
import { awarenessOf, versionOf } from './history.batch.ts';
import {
  AwarenessDeclaration,
  IncidentVersion,
  IncidentVersionConnection,
  toAwarenessDeclaration,
  toIncidentVersion,
} from './history.type.ts';
import { Incident } from './incident.type.ts';

const whoIs = async ({ load }: RequestContext, id: string | null): Promise<Member | null> => {
  const row = id === null ? null : await load(memberById, id);
  return row && toMember(row);
};

/** How the facts of an incident came to be what they are. */
@Resolver(() => Incident)
export class IncidentHistoryResolver {
  @FieldResolver(() => IncidentVersionConnection, {
    description: 'The versions of its facts, newest first; each was never changed once made.',
  })
  async versions(
    @Root() { id }: Incident,
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Connection<IncidentVersion>> {
    const page = pageOf(args);
    const rows = await findVersions(await context.db(), id, page);
    return toConnection(rows, page, ({ version }) => ({ key: version, id }), toIncidentVersion);
  }

  @FieldResolver(() => IncidentVersion, {
    nullable: true,
    // "version" is the number of the newest one.
    name: 'versionAsOf',
    description: 'One version with the facts as they stood; null if there is none with this number.',
  })
  async versionAsOf(
    @Root() { id }: Incident,
    @Ctx() { load }: RequestContext,
    @Arg('number', () => Int, { description: 'Its number, from 1.' }) number: number,
  ): Promise<IncidentVersion | null> {
    const row = await load(versionOf, `${id}/${number}`);
    return row && toIncidentVersion(row);
  }

  @FieldResolver(() => [AwarenessDeclaration], {
    description: 'Every declaration of awareness, oldest first: none is ever overwritten.',
  })
  async awarenessHistory(
    @Root() { id }: Incident,
    @Ctx() { load }: RequestContext,
  ): Promise<AwarenessDeclaration[]> {
    return (await load(awarenessOf, id)).map(toAwarenessDeclaration);
  }
}

@Resolver(() => IncidentVersion)
export class IncidentVersionResolver {
  @FieldResolver(() => Member, { nullable: true, description: 'Who made it; null: the service did.' })
  madeBy(@Root() { madeBy }: IncidentVersion, @Ctx() context: RequestContext): Promise<Member | null> {
    return whoIs(context, madeBy);
  }
}

@Resolver(() => AwarenessDeclaration)
export class AwarenessDeclarationResolver {
  @FieldResolver(() => Member, { nullable: true, description: 'The named person who declared it.' })
  declaredBy(
    @Root() { declaredBy }: AwarenessDeclaration,
    @Ctx() context: RequestContext,
  ): Promise<Member | null> {
    return whoIs(context, declaredBy);
  }
}

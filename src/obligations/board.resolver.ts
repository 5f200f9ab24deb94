import { Arg, Args, Ctx, Extensions, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import type { RequestContext } from '../platform/graphql/context.ts';
import { type Connection, PageArgs, pageOf, toConnection } from '../platform/graphql/paging.ts';
import { BoardRow, BoardRowConnection, IncidentBoardFilterInput, toBoardRow } from './board.type.ts';
import { findBoard, incidentCursor } from './find-board.ts';
import { obligationById } from './obligation.batch.ts';
import { Obligation, toObligation } from './obligation.type.ts';

@Resolver(() => BoardRow)
export class BoardResolver {
  @Extensions({ permission: 'obligation:read' satisfies Permission })
  @Query(() => BoardRowConnection, {
    description:
      'The board, one row per incident: the one whose clock ends first before all others. The query obligations lists the clocks themselves.',
  })
  async board(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => IncidentBoardFilterInput, { nullable: true, description: 'Only these.' })
    filter?: IncidentBoardFilterInput | null,
  ): Promise<Connection<BoardRow>> {
    const page = pageOf(args);
    const at = { organizationId: context.organizationId, now: await context.now() };
    const entries = await findBoard(await context.db(), at, filter ?? {}, page);
    return toConnection(entries, page, incidentCursor, toBoardRow);
  }

  @FieldResolver(() => Obligation, {
    nullable: true,
    description:
      'The obligation that leads: the earliest due of what is open. Leading never means sufficient.',
  })
  async next(
    @Root() { nextObligationId }: BoardRow,
    @Ctx() { load }: RequestContext,
  ): Promise<Obligation | null> {
    const row = nextObligationId && (await load(obligationById, nextObligationId));
    return row ? toObligation(row) : null;
  }
}

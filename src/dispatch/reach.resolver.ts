import { Arg, Args, Ctx, Extensions, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import { noticeById } from '../notices/notice.batch.ts';
import { Notice, toNotice } from '../notices/notice.type.ts';
import { Obligation } from '../obligations/obligation.type.ts';
import { type Connection, PageArgs, pageOf, toConnection } from '../platform/graphql/paging.ts';
import { dispatchById, liveCoverageOf } from './dispatch.batch.ts';
import { Coverage, Dispatch, toCoverage, toDispatch } from './dispatch.type.ts';
import type { DispatchContext } from './dispatch-context.ts';
import { findUnreached } from './find-unreached.ts';
import {
  RecordBouncesInput,
  SendTestInput,
  TellOtherwiseInput,
  TestSent,
  ToldOtherwiseReport,
  toUnreached,
  UnreachedConnection,
  type UnreachedPerson,
} from './reach.type.ts';
import { recordBounces } from './record-bounces.ts';
import { sendTest } from './send-test.ts';
import { tellOtherwise } from './tell-otherwise.ts';

@Resolver(() => Obligation)
export class ObligationReachResolver {
  @FieldResolver(() => UnreachedConnection, {
    description:
      'To people: whom no completed dispatch has reached and who were not told another way, by person. GET /obligations/{id}/unreached.csv?reason=… lists them in clear for letters.',
  })
  async unreached(
    @Root() { id }: Obligation,
    @Ctx() context: DispatchContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Connection<UnreachedPerson>> {
    const page = pageOf(args);
    const rows = await findUnreached(await context.db(), id, context.mail.filesReach, page);
    return toConnection(rows, page, ({ personId }) => ({ key: 0, id: personId }), toUnreached);
  }
}

@Resolver(() => Dispatch)
export class ReachResolver {
  @FieldResolver(() => [Coverage], {
    description:
      'What this run has achieved so far, by obligation and jurisdiction, counted from the ledger now. A cancelled run achieves nothing.',
  })
  async coverage(@Root() { id }: Dispatch, @Ctx() { load, mail }: DispatchContext): Promise<Coverage[]> {
    return (await load(mail.filesReach ? liveCoverageOf.byFile : liveCoverageOf.byMail, id)).map(toCoverage);
  }

  @Extensions({ permission: 'delivery:report' satisfies Permission })
  @Mutation(() => Dispatch, {
    description:
      'Records mail that came back after it was accepted: those people count as not reached, and what was met is owed again. Fails with CONFLICT for a delivery that was not sent.',
  })
  async recordBounces(
    @Arg('input', () => RecordBouncesInput, { description: 'Which.' }) input: RecordBouncesInput,
    @Ctx() context: DispatchContext,
  ): Promise<Dispatch> {
    const { dispatchId } = await context.mutate('recordBounces', input, (work) =>
      recordBounces(work, input, context.mail.filesReach),
    );
    return toDispatch(found(await context.load(dispatchById, dispatchId), 'dispatch'));
  }

  @Extensions({ permission: 'dispatch:start' satisfies Permission })
  @Mutation(() => ToldOtherwiseReport, {
    description:
      'Records that people whom mail did not reach were told another way (letter, phone): they count as reached. Fails with NOT_FOUND for somebody who was never written to.',
  })
  async tellOtherwise(
    @Arg('input', () => TellOtherwiseInput, { description: 'Who and how.' }) input: TellOtherwiseInput,
    @Ctx() context: DispatchContext,
  ): Promise<ToldOtherwiseReport> {
    const report = await context.mutate('tellOtherwise', input, (work) =>
      tellOtherwise(work, input, context.mail.filesReach),
    );
    return Object.assign(new ToldOtherwiseReport(), report);
  }

  @Extensions({ permission: 'notice:test' satisfies Permission })
  @Mutation(() => TestSent, {
    description:
      'Sends the current version, labelled as a test, to members only, with an invented recipient in it. It needs no approval and achieves nothing. Fails with INVALID_INPUT for a member without an address.',
  })
  async sendTest(
    @Arg('input', () => SendTestInput, { description: 'What, to whom.' }) input: SendTestInput,
    @Ctx() context: DispatchContext,
  ): Promise<TestSent> {
    const sent = await context.mutate('sendTest', input, (work) => sendTest(work, input));
    return Object.assign(new TestSent(), sent);
  }
}

const noticeIs = { description: 'The notice.' };
const notice = async ({ noticeId }: { readonly noticeId: string }, { load }: DispatchContext) =>
  toNotice(found(await load(noticeById, noticeId), 'notice'));

@Resolver(() => ToldOtherwiseReport)
export class ToldNoticeResolver {
  @FieldResolver(() => Notice, noticeIs)
  notice(@Root() told: ToldOtherwiseReport, @Ctx() context: DispatchContext): Promise<Notice> {
    return notice(told, context);
  }
}

@Resolver(() => Dispatch)
export class DispatchNoticeResolver {
  @FieldResolver(() => Notice, noticeIs)
  notice(@Root() dispatch: Dispatch, @Ctx() context: DispatchContext): Promise<Notice> {
    return notice(dispatch, context);
  }
}

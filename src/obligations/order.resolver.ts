import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { found } from '../domain/refusal.ts';
import type { RequestContext } from '../platform/graphql/context.ts';
import { obligationById } from './obligation.batch.ts';
import { Obligation, toObligation } from './obligation.type.ts';
import { holdsUpOf, waitsForOf } from './order.batch.ts';

const shown = ({ load }: RequestContext, ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => toObligation(found(await load(obligationById, id), 'obligation'))));

/** What must come before what, as the rules order it (Maryland: the Attorney General before the residents). */
@Resolver(() => Obligation)
export class OrderResolver {
  @FieldResolver(() => [Obligation], {
    description:
      'What must be answered before this one and is not yet. Answering this one first asks for outOfOrderReason (CONFLICT).',
  })
  async waitsFor(@Root() { id }: Obligation, @Ctx() context: RequestContext): Promise<Obligation[]> {
    return shown(context, await context.load(waitsForOf, id));
  }

  @FieldResolver(() => [Obligation], { description: 'What may be answered only after this one.' })
  async holdsUp(@Root() { id }: Obligation, @Ctx() context: RequestContext): Promise<Obligation[]> {
    return shown(context, await context.load(holdsUpOf, id));
  }
}

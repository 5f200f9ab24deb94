import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { LawEnforcementHold } from '../obligations/hold.type.ts';
import type { RequestContext } from '../platform/graphql/context.ts';
import { Dispatch, toDispatch } from './dispatch.type.ts';
import { findResumable } from './find-resumable.ts';

@Resolver(() => LawEnforcementHold)
export class HoldDispatchesResolver {
  @FieldResolver(() => [Dispatch], {
    description:
      'Paused dispatches of the incident that no hold stops any more: what can go on, if somebody resumes it.',
  })
  async resumable(
    @Root() { incidentId }: LawEnforcementHold,
    @Ctx() context: RequestContext,
  ): Promise<Dispatch[]> {
    const { organizationId } = context;
    const read = { db: await context.db(), organizationId, now: await context.now() };
    return (await findResumable(read, incidentId)).map(toDispatch);
  }
}

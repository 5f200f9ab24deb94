import { Arg, Ctx, Extensions, Mutation, Resolver } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import { dispatchById } from './dispatch.batch.ts';
import { Dispatch, toDispatch } from './dispatch.type.ts';
import type { DispatchContext } from './dispatch-context.ts';
import { MailFilingInput } from './mail-filing.input.ts';
import { mailFiling } from './mail-filing.ts';

@Resolver()
export class MailFilingResolver {
  @Extensions({ permission: 'dispatch:start' satisfies Permission })
  @Mutation(() => Dispatch, {
    description:
      'Mails an approved notice to an authority whose mailbox a named person verified: one message, held if its answer is lost, and recorded as a filing once it was accepted. Pressed twice, it is one. Fails with CONFLICT (CHANNEL_NOT_VERIFIED, a hold, or not this notice), NOT_APPROVED, REASON_REQUIRED when late, or NOT_FOUND.',
  })
  async mailFiling(
    @Arg('input', () => MailFilingInput, { description: 'What, and which duty it answers.' })
    input: MailFilingInput,
    @Ctx() context: DispatchContext,
  ): Promise<Dispatch> {
    const { dispatchId } = await context.mutate('mailFiling', input, (work) =>
      mailFiling(work, input, context.mail.kind, context),
    );
    return toDispatch(found(await context.load(dispatchById, dispatchId), 'dispatch'));
  }
}

import { Arg, Ctx, Extensions, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import { disablePagerEndpoint } from './disable-pager-endpoint.ts';
import { findSettings } from './find-settings.ts';
import { Page, toPage } from './page.type.ts';
import { endpointById, lastTestOf, pageById } from './pager.batch.ts';
import {
  DisablePagerEndpointInput,
  PutPagerEndpointInput,
  RotatePagerSecretInput,
  SetEscalationInput,
  SetReminderOffsetsInput,
  TestPagerInput,
} from './pager.input.ts';
import { Pager, PagerEndpoint, PutEndpoint, toPager, toPagerEndpoint } from './pager.type.ts';
import type { PagerContext } from './pager-context.ts';
import { PagerEndpointRow } from './pager-endpoint.row.ts';
import { putPagerEndpoint } from './put-pager-endpoint.ts';
import { rotatePagerSecret } from './rotate-pager-secret.ts';
import { setEscalation } from './set-escalation.ts';
import { setReminderOffsets } from './set-reminder-offsets.ts';
import { testPager } from './test-pager.ts';

const administer = { permission: 'organization:administer' satisfies Permission };
const show = async ({ db, organizationId }: PagerContext) =>
  toPager(await findSettings(await db(), organizationId));
const endpointOf = async ({ load }: PagerContext, id: string) =>
  toPagerEndpoint(found(await load(endpointById, id), 'endpoint'));

@Resolver(() => Pager)
export class PagerResolver {
  @Extensions({ permission: 'organization:read' satisfies Permission })
  @Query(() => Pager, { description: 'How this organization reminds and pages its people.' })
  pager(@Ctx() context: PagerContext): Promise<Pager> {
    return show(context);
  }

  @FieldResolver(() => [PagerEndpoint], {
    description: 'Where pages go by webhook, oldest first; the disabled ones too.',
  })
  async endpoints(@Ctx() { db, organizationId }: PagerContext): Promise<PagerEndpoint[]> {
    const rows = await (await db()).find(PagerEndpointRow, {
      where: { organizationId },
      order: { createdAt: 'ASC', id: 'ASC' },
      take: 50,
    });
    return rows.map(toPagerEndpoint);
  }

  @Extensions(administer)
  @Mutation(() => Pager, {
    description:
      'Says when clocks remind; the worker plans the open ones anew within seconds. Fails with INVALID_INPUT without an offset before and one at the due instant.',
  })
  async setReminderOffsets(
    @Arg('input', () => SetReminderOffsetsInput, { description: 'When.' }) input: SetReminderOffsetsInput,
    @Ctx() context: PagerContext,
  ): Promise<Pager> {
    await context.mutate('setReminderOffsets', input, (work) => setReminderOffsets(work, input));
    return show(context);
  }

  @Extensions(administer)
  @Mutation(() => Pager, {
    description:
      'Says who is paged next while nobody acknowledges. Open alerts follow it from their next step. Fails with INVALID_INPUT, or NOT_FOUND for an unknown member.',
  })
  async setEscalation(
    @Arg('input', () => SetEscalationInput, { description: 'The steps.' }) input: SetEscalationInput,
    @Ctx() context: PagerContext,
  ): Promise<Pager> {
    await context.mutate('setEscalation', input, (work) => setEscalation(work, input));
    return show(context);
  }

  @Extensions(administer)
  @Mutation(() => PutEndpoint, {
    description:
      'Makes a pager endpoint and its secret, or gives a known one another URL and calls it again. Fails with INVALID_INPUT for a URL that may not be called.',
  })
  async putPagerEndpoint(
    @Arg('input', () => PutPagerEndpointInput, { description: 'Where.' }) input: PutPagerEndpointInput,
    @Ctx() context: PagerContext,
  ): Promise<PutEndpoint> {
    let secret: string | null = null;
    const { endpointId } = await context.mutate('putPagerEndpoint', input, async (work) => {
      const put = await putPagerEndpoint(work, context, input);
      secret = put.secret;
      return { endpointId: put.endpointId };
    });
    return Object.assign(new PutEndpoint(), { endpoint: await endpointOf(context, endpointId), secret });
  }

  @Extensions(administer)
  @Mutation(() => PutEndpoint, {
    description: 'Gives an endpoint a new secret; during the overlap each page carries two signatures.',
  })
  async rotatePagerSecret(
    @Arg('input', () => RotatePagerSecretInput, { description: 'Which.' }) input: RotatePagerSecretInput,
    @Ctx() context: PagerContext,
  ): Promise<PutEndpoint> {
    let secret: string | null = null;
    const { endpointId } = await context.mutate('rotatePagerSecret', input, async (work) => {
      const rotated = await rotatePagerSecret(work, context.masterKey, input);
      secret = rotated.secret;
      return { endpointId: rotated.endpointId };
    });
    return Object.assign(new PutEndpoint(), { endpoint: await endpointOf(context, endpointId), secret });
  }

  @Extensions(administer)
  @Mutation(() => PagerEndpoint, {
    description:
      'Ends an endpoint. Fails with CONFLICT if it is the last one and an open incident has no other way to page.',
  })
  async disablePagerEndpoint(
    @Arg('input', () => DisablePagerEndpointInput, { description: 'Which.' })
    input: DisablePagerEndpointInput,
    @Ctx() context: PagerContext,
  ): Promise<PagerEndpoint> {
    const { endpointId } = await context.mutate('disablePagerEndpoint', input, (work) =>
      disablePagerEndpoint(work, input.endpointId),
    );
    return endpointOf(context, endpointId);
  }

  @Extensions(administer)
  @Mutation(() => Page, {
    description:
      'Sends a page of kind TEST to an endpoint, once; ask for pager { endpoints { lastTest { state } } } a few seconds later. Fails with CONFLICT if it is disabled.',
  })
  async testPager(
    @Arg('input', () => TestPagerInput, { description: 'Which.' }) input: TestPagerInput,
    @Ctx() context: PagerContext,
  ): Promise<Page> {
    const { deliveryId } = await context.mutate('testPager', input, (work) =>
      testPager(work, input.endpointId),
    );
    return toPage(found(await context.load(pageById, deliveryId), 'page'));
  }
}

@Resolver(() => PagerEndpoint)
export class PagerEndpointResolver {
  @FieldResolver(() => Page, { nullable: true, description: 'Its last test; null: never tested.' })
  async lastTest(@Root() { id }: PagerEndpoint, @Ctx() { load }: PagerContext): Promise<Page | null> {
    const row = await load(lastTestOf, id);
    return row && toPage(row);
  }
}

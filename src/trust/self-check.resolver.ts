import { Arg, Ctx, Extensions, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import { incidentById } from '../incidents/incident.batch.ts';
import { Incident, toIncident } from '../incidents/incident.type.ts';
import type { NoticesContext } from '../notices/texts/notices-context.ts';
import { formOf } from './self-check.batch.ts';
import { SelfCheck, SetSelfCheckInput, toSelfCheck } from './self-check.type.ts';
import { setSelfCheck } from './set-self-check.ts';

@Resolver(() => Incident)
export class SelfCheckResolver {
  @FieldResolver(() => SelfCheck, {
    nullable: true,
    description: 'The form by which people ask whether they are affected; null: it was never opened.',
  })
  async selfCheck(
    @Root() { id }: Incident,
    @Ctx() { load, publicUrl }: NoticesContext,
  ): Promise<SelfCheck | null> {
    const row = await load(formOf, id);
    return row && toSelfCheck(row, publicUrl);
  }

  @Extensions({ permission: 'dispatch:start' satisfies Permission })
  @Mutation(() => Incident, {
    description:
      'Opens the form by which people ask whether they are affected, or closes it; it closes with the incident. Answers go by mail to the address entered and nowhere else. Fails with NOT_FOUND, or CONFLICT (incident closed, no notice to people issued yet, held back by law enforcement).',
  })
  async setSelfCheck(
    @Arg('input', () => SetSelfCheckInput, { description: 'Which incident, open or not.' })
    input: SetSelfCheckInput,
    @Ctx() context: NoticesContext,
  ): Promise<Incident> {
    await context.mutate('setSelfCheck', input, (work) => setSelfCheck(work, input));
    return toIncident(found(await context.load(incidentById, input.incidentId), 'incident'));
  }
}

import { Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import { Incident } from '../incidents/incident.type.ts';
import { MissingContactType, toMissing } from '../organizations/contact.type.ts';
import { contactsOf, organizationById } from '../organizations/find-organization.ts';
import type { RulesContext } from '../rules/rules-context.ts';
import { missingContactsOf } from './missing-contacts-of.ts';
import { obligationsOf } from './obligation.batch.ts';
import { Obligation } from './obligation.type.ts';

async function missing(
  { load, organizationId, catalog }: RulesContext,
  duties: Parameters<typeof missingContactsOf>[0],
): Promise<MissingContactType[]> {
  const organization = found(await load(organizationById, organizationId), 'organization');
  const contacts = await load(contactsOf, organizationId);
  return missingContactsOf(duties, organization, contacts, catalog).map(toMissing);
}

@Resolver(() => Incident)
export class MissingContactsResolver {
  @Extensions({ permission: 'obligation:read' satisfies Permission })
  @FieldResolver(() => [MissingContactType], {
    description:
      'Whom its open duties need that is not set: authorities to file with, contact points, a decision-maker. It blocks nothing.',
  })
  async missingContacts(
    @Root() { id }: Incident,
    @Ctx() context: RulesContext,
  ): Promise<MissingContactType[]> {
    return missing(context, await context.load(obligationsOf, id));
  }
}

@Resolver(() => Obligation)
export class ObligationContactsResolver {
  @FieldResolver(() => [MissingContactType], {
    description: 'Whom it needs that is not set. Empty: nobody, or it is settled.',
  })
  missingContacts(@Root() duty: Obligation, @Ctx() context: RulesContext): Promise<MissingContactType[]> {
    return missing(context, [duty]);
  }
}

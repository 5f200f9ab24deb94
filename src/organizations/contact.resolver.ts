import { Arg, Ctx, Extensions, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import { wordsOf } from '../platform/audit/statement.batch.ts';
import { memberById } from '../platform/auth/auth.batch.ts';
import type { RulesContext } from '../rules/rules-context.ts';
import {
  Contact,
  MissingContactType,
  RemoveContactInput,
  SetContactInput,
  toContact,
  toMissing,
  VerifyAuthorityChannelInput,
} from './contact.type.ts';
import { contactsOf, findOrganization, organizationById } from './find-organization.ts';
import { missingContacts } from './missing-contacts.ts';
import { Organization, toOrganization } from './organization.type.ts';
import { removeContact } from './remove-contact.ts';
import { setContact } from './set-contact.ts';
import { verifyAuthorityChannel } from './verify-authority-channel.ts';

const show = async ({ db, organizationId }: RulesContext) =>
  toOrganization(await findOrganization(await db(), organizationId));

@Resolver(() => Organization)
export class OrganizationContactsResolver {
  @FieldResolver(() => [Contact], { description: 'Its contacts, by kind.' })
  async contacts(@Ctx() { load, organizationId }: RulesContext): Promise<Contact[]> {
    return (await load(contactsOf, organizationId)).map(toContact);
  }

  @FieldResolver(() => [MissingContactType], {
    description:
      'What the contact card lacks, so that it is seen before the night it is needed. Empty: nothing.',
  })
  async missingContacts(
    @Ctx() { load, organizationId, catalog }: RulesContext,
  ): Promise<MissingContactType[]> {
    const organization = found(await load(organizationById, organizationId), 'organization');
    const contacts = await load(contactsOf, organizationId);
    const profile = catalog.profiles.get(organization.profile ?? '') ?? null;
    return missingContacts(organization, contacts, profile).map(toMissing);
  }

  @Extensions({ permission: 'organization:administer' satisfies Permission })
  @Mutation(() => Organization, {
    description:
      'Sets a contact. Fails with INVALID_INPUT for an address that is not one plain mailbox, CONFLICT when several could be meant.',
  })
  async setContact(
    @Arg('input', () => SetContactInput, { description: 'The contact.' }) input: SetContactInput,
    @Ctx() context: RulesContext,
  ): Promise<Organization> {
    await context.mutate('setContact', input, (work) => setContact(work, context.catalog, input));
    return show(context);
  }

  @Extensions({ permission: 'organization:administer' satisfies Permission })
  @Mutation(() => Organization, { description: 'Takes a contact off the card. Fails with NOT_FOUND.' })
  async removeContact(
    @Arg('input', () => RemoveContactInput, { description: 'Which.' }) input: RemoveContactInput,
    @Ctx() context: RulesContext,
  ): Promise<Organization> {
    await context.mutate('removeContact', input, (work) => removeContact(work, input));
    return show(context);
  }

  @Extensions({ permission: 'organization:administer' satisfies Permission })
  @Mutation(() => Organization, {
    description:
      'A named person vouches that filings mailed to an authority arrive. Fails with INVALID_INPUT without an address, REASON_REQUIRED without saying how.',
  })
  async verifyAuthorityChannel(
    @Arg('input', () => VerifyAuthorityChannelInput, { description: 'Which, and how.' })
    input: VerifyAuthorityChannelInput,
    @Ctx() context: RulesContext,
  ): Promise<Organization> {
    await context.mutate('verifyAuthorityChannel', input, (work) => verifyAuthorityChannel(work, input));
    return show(context);
  }
}

@Resolver(() => Contact)
export class ContactResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Of an authority: the name of whoever holds the login to its portal; null: nobody is named.',
  })
  async loginHolder(@Root() contact: Contact, @Ctx() { load }: RulesContext): Promise<string | null> {
    const { loginMemberId, givenLoginHolder } = contact;
    return loginMemberId === null
      ? givenLoginHolder
      : ((await load(memberById, loginMemberId))?.name ?? null);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'How its mail channel was verified; null: it was not, or the words were erased.',
  })
  mailVerifiedHow(
    @Root() { mailVerifiedHowId }: Contact,
    @Ctx() { load }: RulesContext,
  ): Promise<string | null> {
    return wordsOf(load, mailVerifiedHowId);
  }
}

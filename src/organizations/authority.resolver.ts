import { Arg, Ctx, Extensions, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import type { RulesContext } from '../rules/rules-context.ts';
import { AuthorityType, toAuthority } from './authority.type.ts';
import { contactsFor, isReady } from './authority-contacts.ts';
import { Contact, toContact } from './contact.type.ts';
import { findAuthorities } from './find-authorities.ts';
import { contactsOf } from './find-organization.ts';

@Resolver(() => AuthorityType)
export class AuthorityResolver {
  @Extensions({ permission: 'organization:read' satisfies Permission })
  @Query(() => [AuthorityType], {
    description: 'The directory of authorities and other recipients that rules name, by key.',
  })
  authorities(
    @Ctx() { catalog }: RulesContext,
    @Arg('jurisdiction', () => String, {
      nullable: true,
      description:
        'Only those within it: "EU", "EEA", "DE" (with its Länder), "US" (with its states), "US-CA".',
    })
    jurisdiction?: string | null,
    @Arg('kind', () => String, { nullable: true, description: 'Only this kind: "sa", "csirt", "ag".' })
    kind?: string | null,
    @Arg('keys', () => [String], { nullable: true, description: 'Only those with these keys.' })
    keys?: string[] | null,
  ): AuthorityType[] {
    return findAuthorities(catalog, { jurisdiction, kind, keys }).map(toAuthority);
  }

  @FieldResolver(() => [Contact], {
    description:
      'Your own contacts for it, joined by key or place: where to, who signs in, what you verified.',
  })
  async contacts(
    @Root() { key }: AuthorityType,
    @Ctx() { load, organizationId, catalog }: RulesContext,
  ): Promise<Contact[]> {
    return contactsFor(key, await load(contactsOf, organizationId), catalog).map(toContact);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether you could file tonight: a portal with somebody who holds its login, or a mailbox that a named person verified.',
  })
  async ready(
    @Root() { key }: AuthorityType,
    @Ctx() { load, organizationId, catalog }: RulesContext,
  ): Promise<boolean> {
    return contactsFor(key, await load(contactsOf, organizationId), catalog).some(isReady);
  }
}

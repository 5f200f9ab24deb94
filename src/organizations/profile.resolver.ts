import { Ctx, Extensions, Query, Resolver } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import type { RulesContext } from '../rules/rules-context.ts';
import { knownProfiles } from './known-profiles.ts';
import { OrganizationProfile } from './profile.type.ts';

@Resolver()
export class ProfileResolver {
  @Extensions({ permission: 'installation:operate' satisfies Permission })
  @Query(() => [OrganizationProfile], {
    description: 'The profiles an organization can be made from, by key; for operators.',
  })
  profiles(@Ctx() { catalog }: RulesContext): OrganizationProfile[] {
    return knownProfiles(catalog).map((profile) => Object.assign(new OrganizationProfile(), profile));
  }
}

import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { AuthorityType, toAuthority } from '../organizations/authority.type.ts';
import type { RulesContext } from '../rules/rules-context.ts';
import { Obligation } from './obligation.type.ts';

@Resolver(() => Obligation)
export class ObligationAuthorityResolver {
  @FieldResolver(() => AuthorityType, {
    nullable: true,
    description:
      'The recipient in the directory of authorities, with how to file and your own contacts for it; null: it is no authority, or not decided.',
  })
  authority(@Root() { recipientKey }: Obligation, @Ctx() { catalog }: RulesContext): AuthorityType | null {
    const found = catalog.authorities.get(recipientKey);
    return found === undefined ? null : toAuthority(found);
  }
}

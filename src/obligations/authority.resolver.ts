import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { found } from '../domain/refusal.ts';
import { AuthorityType, toAuthority } from '../organizations/authority.type.ts';
import type { RulesContext } from '../rules/rules-context.ts';
import { ConcernedAuthority } from './authority.type.ts';
import { reasoningOf } from './obligation.batch.ts';
import { Obligation } from './obligation.type.ts';

const entry = ({ catalog }: RulesContext, key: string): AuthorityType | null => {
  const known = catalog.authorities.get(key);
  return known === undefined ? null : toAuthority(known);
};

@Resolver(() => Obligation)
export class ObligationAuthorityResolver {
  @FieldResolver(() => AuthorityType, {
    nullable: true,
    description:
      'The recipient in the directory of authorities, with how to file and your own contacts for it; null: it is no authority, or not decided.',
  })
  authority(@Root() { recipientKey }: Obligation, @Ctx() context: RulesContext): AuthorityType | null {
    return entry(context, recipientKey);
  }

  @FieldResolver(() => [ConcernedAuthority], {
    description:
      'Where one authority leads: those of the other countries in which affected people live or the organization is established, for the cross-border part of the filing. Empty: none, or none leads.',
  })
  async concernedAuthorities(
    @Root() { id }: Obligation,
    @Ctx() context: RulesContext,
  ): Promise<ConcernedAuthority[]> {
    const { why } = found(await context.load(reasoningOf, id), 'obligation');
    return (why.concernedAuthorities ?? []).map((one) =>
      Object.assign(new ConcernedAuthority(), { ...one, authority: entry(context, one.key) }),
    );
  }
}

import { Arg, Ctx, Extensions, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { found } from '../../domain/refusal.ts';
import type { RequestContext } from '../graphql/context.ts';
import { addMember } from './add-member.ts';
import { accessTokenById, memberById } from './auth.batch.ts';
import {
  AccessToken,
  AddMemberInput,
  IssuedToken,
  IssueTokenInput,
  Member,
  toAccessToken,
  toMember,
  Viewer,
} from './auth.type.ts';
import { issueToken } from './issue-token.ts';
import { revokeToken } from './revoke-token.ts';

@Resolver()
export class AuthResolver {
  @Extensions({ permission: 'self:read' satisfies Permission })
  @Query(() => Viewer, { description: 'Who the token of this request is, and what it may do.' })
  viewer(@Ctx() { actor }: RequestContext): Viewer {
    return Object.assign(new Viewer(), { ...actor, permissions: [...actor.permissions] });
  }

  @Extensions({ permission: 'token:administer' satisfies Permission })
  @Mutation(() => Member, {
    description:
      'Adds a member to this organization. Fails with INVALID_INPUT without a name or role, or with an e-mail that is not one plain address.',
  })
  async addMember(
    @Arg('input', () => AddMemberInput, { description: 'Who.' }) input: AddMemberInput,
    @Ctx() context: RequestContext,
  ): Promise<Member> {
    const { memberId } = await context.mutate('addMember', input, (work) => addMember(work, input));
    return toMember(found(await context.load(memberById, memberId), 'member'));
  }

  @Extensions({ permission: 'token:administer' satisfies Permission })
  @Mutation(() => IssuedToken, {
    description:
      'Makes a token for a member. Fails with NOT_FOUND for an unknown member, INVALID_INPUT for an unknown scope or without a name.',
  })
  async issueToken(
    @Arg('input', () => IssueTokenInput, { description: 'For whom and how long.' }) input: IssueTokenInput,
    @Ctx() context: RequestContext,
  ): Promise<IssuedToken> {
    let secret: string | null = null;
    const { tokenId } = await context.mutate('issueToken', input, async (work) => {
      const issued = await issueToken(work, input);
      secret = issued.secret;
      return { tokenId: issued.tokenId };
    });
    const token = toAccessToken(found(await context.load(accessTokenById, tokenId), 'token'));
    return Object.assign(new IssuedToken(), { token, secret });
  }

  @Extensions({ permission: 'token:administer' satisfies Permission })
  @Mutation(() => AccessToken, {
    description: 'Ends a token at once. Fails with NOT_FOUND if it is unknown or already revoked.',
  })
  async revokeToken(
    @Arg('id', () => ID, { description: 'The token.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<AccessToken> {
    const { tokenId } = await context.mutate('revokeToken', {}, (work) => revokeToken(work, id));
    return toAccessToken(found(await context.load(accessTokenById, tokenId), 'token'));
  }
}

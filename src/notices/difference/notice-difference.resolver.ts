import { Arg, Ctx, Extensions, ID, Int, Query, Resolver } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import type { NoticesContext } from '../texts/notices-context.ts';
import { findDifference } from './find-difference.ts';
import { NoticeDifference } from './notice-difference.type.ts';

@Resolver(() => NoticeDifference)
export class NoticeDifferenceResolver {
  @Extensions({ permission: 'notice:read' satisfies Permission })
  @Query(() => NoticeDifference, {
    nullable: true,
    // Two long texts in a dozen languages are work.
    complexity: 1_000,
    description:
      'What changed between two versions of a notice, by language, block and sentence; null: there is no such notice or version. Fails with INVALID_INPUT (neither version has that language).',
  })
  async noticeDifference(
    @Arg('noticeId', () => ID, { description: 'The notice.' }) noticeId: string,
    @Arg('from', () => Int, { description: 'The version before.' }) from: number,
    @Arg('to', () => Int, { description: 'The version after.' }) to: number,
    @Arg('locale', () => String, {
      nullable: true,
      description: 'One language (BCP 47); absent: every language of either version.',
    })
    locale: string | null | undefined,
    @Ctx() { load }: NoticesContext,
  ): Promise<NoticeDifference | null> {
    return findDifference(load, { noticeId, from, to, locale: locale ?? null });
  }
}

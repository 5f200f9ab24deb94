import { Arg, Ctx, Extensions, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { found } from '../../domain/refusal.ts';
import { RepeatableInput } from '../../platform/graphql/repeatable.type.ts';
import { noticeById } from '../notice.batch.ts';
import { Notice, toNotice } from '../notice.type.ts';
import type { NoticesContext } from '../texts/notices-context.ts';
import { NoticeElementInput } from './draft-notice.input.ts';
import { draftSupplement } from './draft-supplement.ts';

@InputType({ description: 'A supplement to a notice that states facts as they were.' })
export class DraftSupplementInput extends RepeatableInput {
  @Field(() => ID, { description: 'The notice it sets right.' }) noticeId!: string;
  @Field(() => [NoticeElementInput], {
    nullable: true,
    description:
      'Words of yours; for "what_changed" in place of what the record says now of each fact that was stated otherwise.',
  })
  elements?: NoticeElementInput[] | null;
}

@Resolver()
export class SupplementResolver {
  @Extensions({ permission: 'notice:write' satisfies Permission })
  @Mutation(() => Notice, {
    description:
      'Drafts the supplement to a notice whose facts have changed (notice { stale }): what is different now first, then what holds, in the same languages, for the same duties and places. Fails with CONFLICT when nothing it states has changed and no words are given, or the incident is closed.',
  })
  async draftSupplement(
    @Arg('input', () => DraftSupplementInput, { description: 'To which notice.' })
    input: DraftSupplementInput,
    @Ctx() context: NoticesContext,
  ): Promise<Notice> {
    const { noticeId } = await context.mutate('draftSupplement', input, (work) =>
      draftSupplement(work, context, input),
    );
    return toNotice(found(await context.load(noticeById, noticeId), 'notice'));
  }
}

import { Arg, Ctx, Extensions, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import { SubmissionInput } from '../obligations/filing.input.ts';
import { Filing, toFiling } from '../obligations/filing.type.ts';
import { filingById } from '../obligations/obligation.batch.ts';
import { newFilingOf } from '../obligations/to-filing-input.ts';
import type { RequestContext } from '../platform/graphql/context.ts';
import { fileNotice } from './file-notice.ts';

@InputType({ description: 'A submission of an approved notice to an authority.' })
export class FileNoticeInput extends SubmissionInput {
  @Field(() => ID, { description: 'The notice; its current version must be approved.' }) noticeId!: string;
}

@Resolver()
export class NoticeFilingResolver {
  @Extensions({ permission: 'filing:record' satisfies Permission })
  @Mutation(() => Filing, {
    description:
      'Records that an approved notice was handed in to an authority; the filing names its exact text by digest. Fails with NOT_APPROVED, CONFLICT, or REASON_REQUIRED when late without reasons.',
  })
  async fileNotice(
    @Arg('input', () => FileNoticeInput, { description: 'The submission.' }) input: FileNoticeInput,
    @Ctx() context: RequestContext,
  ): Promise<Filing> {
    const { noticeId } = input;
    const { filingId } = await context.mutate('fileNotice', input, (work) =>
      fileNotice(work, { ...newFilingOf(input), noticeId }),
    );
    return toFiling(found(await context.load(filingById, filingId), 'filing'));
  }
}

import { GraphQLJSONObject } from 'graphql-scalars';
import { Arg, Ctx, Extensions, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { templateRows } from '../domain/form/template-rows.ts';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import { noticeById } from '../notices/notice.batch.ts';
import { Notice, toNotice } from '../notices/notice.type.ts';
import type { NoticesContext } from '../notices/texts/notices-context.ts';
import { obligationById } from '../obligations/obligation.batch.ts';
import { Obligation, toObligation } from '../obligations/obligation.type.ts';
import type { RulesContext } from '../rules/rules-context.ts';
import { filingMarkdown } from './document.ts';
import { draftFilingNotice } from './draft-filing-notice.ts';
import { wholeOf } from './filing-content.ts';
import { DraftFilingNoticeInput } from './prepare.input.ts';
import { contentsOf } from './prepared.batch.ts';
import { PreparedFiling } from './prepared.type.ts';

/** A prepared filing in the forms in which it is handed in. */
@Resolver(() => PreparedFiling)
export class PreparedFormResolver {
  @Extensions({ permission: 'notice:write' satisfies Permission })
  @Mutation(() => Notice, {
    description:
      'Makes a notice to the authority of a prepared filing, word for word, to be approved and mailed (mailFiling). While nobody edits it, the filing that comes of it is the prepared one. Fails with CONFLICT when the incident is closed or the content was erased.',
  })
  async draftFilingNotice(
    @Arg('input', () => DraftFilingNoticeInput, { description: 'Which.' }) input: DraftFilingNoticeInput,
    @Ctx() context: NoticesContext,
  ): Promise<Notice> {
    const { noticeId } = await context.mutate('draftFilingNotice', input, (work) =>
      draftFilingNotice(work, context, input),
    );
    return toNotice(found(await context.load(noticeById, noticeId), 'notice'));
  }

  @FieldResolver(() => Obligation, {
    description:
      'What it answers; its authority says through which channel filings usually go in, and its contacts who holds the login.',
  })
  async obligation(
    @Root() { obligationId }: PreparedFiling,
    @Ctx() { load }: RulesContext,
  ): Promise<Obligation> {
    return toObligation(found(await load(obligationById, obligationId), 'obligation'));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'As a document in Markdown, its fields numbered as in the template of the authority; null: it was erased.',
  })
  async markdown(@Root() { id }: PreparedFiling, @Ctx() { load }: RulesContext): Promise<string | null> {
    const content = await load(contentsOf, id);
    return content && filingMarkdown(content);
  }

  @FieldResolver(() => GraphQLJSONObject, {
    nullable: true,
    description:
      'The whole of what the authority knows once this is handed in, by row and letter of its published template ({ "field_55": "a" }): one choice is its letter, several are a list. Null: the form has no rows, was replaced by another version, or the content was erased.',
  })
  async templateRows(
    @Root() row: PreparedFiling,
    @Ctx() { load, catalog }: RulesContext,
  ): Promise<object | null> {
    const form = catalog.forms.find(({ id, version }) => id === row.form && version === row.formVersion);
    const content = await load(contentsOf, row.id);
    if (!form || !content) return null;
    const rows = templateRows(form, wholeOf(content));
    return Object.keys(rows).length > 0 ? rows : null;
  }
}

import { Arg, Ctx, Extensions, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { found } from '../../domain/refusal.ts';
import { findOrganization } from '../../organizations/find-organization.ts';
import { segmentsOf } from '../audience/segments.batch.ts';
import { checkMaterialOf } from '../checks/check-material.batch.ts';
import { noticeById, variantsOf, versionsOf } from '../notice.batch.ts';
import { Notice, NoticeVariant, NoticeVersion, toNotice, toNoticeVariant } from '../notice.type.ts';
import { NoticePreview, NoticeSegment, NoticeStaleness, StaleFact } from '../notice-text.type.ts';
import { textsOf } from '../render/notice-texts.ts';
import { previewText } from '../render/preview-notice.ts';
import type { Today } from '../render/show-time.ts';
import type { NoticesContext } from '../texts/notices-context.ts';
import { addNoticeVariant } from './add-notice-variant.ts';
import { AddNoticeVariantInput, DraftNoticeInput, EditNoticeInput } from './draft-notice.input.ts';
import { draftNotice } from './draft-notice.ts';
import { editNotice } from './edit-notice.ts';
import { staleFacts } from './staleness.ts';

const show = async ({ load }: NoticesContext, id: string) =>
  toNotice(found(await load(noticeById, id), 'notice'));

/** The current text in all its languages, the default first. */
const texts = async ({ load }: NoticesContext, notice: Notice) => {
  const version = (await load(versionsOf, notice.id)).find((one) => one.version === notice.currentVersion);
  const variants = (await load(variantsOf, notice.id)).filter((one) => one.version === notice.currentVersion);
  return textsOf(notice, found(version, 'notice version'), variants);
};

const todayOf = async (context: NoticesContext): Promise<Today> => ({
  now: await context.now(),
  zone: (await findOrganization(await context.db(), context.organizationId)).timeZone,
});

@Resolver(() => Notice)
export class NoticeTextResolver {
  @FieldResolver(() => NoticePreview, {
    description:
      "The current text as a sample recipient would see it; gaps stay visible. Nobody's data is used.",
  })
  async preview(@Root() notice: Notice, @Ctx() context: NoticesContext): Promise<NoticePreview> {
    const [own] = await texts(context, notice);
    const shown = previewText(found(own, 'notice version'), notice.audience, await todayOf(context));
    return Object.assign(new NoticePreview(), shown);
  }

  @FieldResolver(() => [NoticeSegment], {
    description:
      'Who would get which text: the people it is owed to, by residence and language, most people first, each with a sample. Empty for authorities and controllers.',
  })
  async segments(@Root() notice: Notice, @Ctx() context: NoticesContext): Promise<NoticeSegment[]> {
    const segments = await context.load(segmentsOf, notice.id);
    const today = await todayOf(context);
    const previews = new Map(
      (await texts(context, notice)).map((text) => [text.locale, previewText(text, notice.audience, today)]),
    );
    return segments.map((segment) => {
      const preview = Object.assign(new NoticePreview(), previews.get(segment.locale));
      return Object.assign(new NoticeSegment(), { ...segment, preview });
    });
  }

  @FieldResolver(() => NoticeStaleness, {
    nullable: true,
    description: 'What the text states that the record has otherwise by now; null: nothing.',
  })
  async stale(@Root() { id }: Notice, @Ctx() context: NoticesContext): Promise<NoticeStaleness | null> {
    const material = found(await context.load(checkMaterialOf, id), 'notice');
    const [first, ...rest] = staleFacts(material, context.catalog.vocabulary);
    if (!first) return null;
    const facts = [first, ...rest].map((fact) => Object.assign(new StaleFact(), fact));
    return Object.assign(new NoticeStaleness(), { since: first.since, facts });
  }

  @Extensions({ permission: 'notice:write' satisfies Permission })
  @Mutation(() => Notice, {
    description:
      'Drafts a notice from a template with the facts in it; what is missing is listed in `problems`. Fails with NOT_FOUND, or INVALID_INPUT (audiences mixed, no template in this language, unknown element).',
  })
  async draftNotice(
    @Arg('input', () => DraftNoticeInput, { description: 'What for, and what is known.' })
    input: DraftNoticeInput,
    @Ctx() context: NoticesContext,
  ): Promise<Notice> {
    const { noticeId } = await context.mutate('draftNotice', input, (work) =>
      draftNotice(work, context, input),
    );
    return show(context, noticeId);
  }

  @Extensions({ permission: 'notice:write' satisfies Permission })
  @Mutation(() => Notice, {
    description:
      'Writes the next version, which needs an approval of its own. Fails with NOT_FOUND, CONFLICT (another version is current) or INVALID_INPUT (unknown element or language).',
  })
  async editNotice(
    @Arg('input', () => EditNoticeInput, { description: 'The new text.' }) input: EditNoticeInput,
    @Ctx() context: NoticesContext,
  ): Promise<Notice> {
    const { noticeId } = await context.mutate('editNotice', input, (work) =>
      editNotice(work, context, input),
    );
    return show(context, noticeId);
  }

  @Extensions({ permission: 'notice:write' satisfies Permission })
  @Mutation(() => Notice, {
    description:
      'Drafts the notice in one more language, as its next version. Fails with CONFLICT (another version is current, or it has that language), INVALID_INPUT (no template in this language) or NOT_FOUND.',
  })
  async addNoticeVariant(
    @Arg('input', () => AddNoticeVariantInput, { description: 'The language, and what is known.' })
    input: AddNoticeVariantInput,
    @Ctx() context: NoticesContext,
  ): Promise<Notice> {
    const { noticeId } = await context.mutate('addNoticeVariant', input, (work) =>
      addNoticeVariant(work, context, input),
    );
    return show(context, noticeId);
  }
}

@Resolver(() => NoticeVersion)
export class NoticeVersionResolver {
  @FieldResolver(() => [NoticeVariant], { description: 'The same text in further languages.' })
  async variants(
    @Root() { noticeId, version }: NoticeVersion,
    @Ctx() { load }: NoticesContext,
  ): Promise<NoticeVariant[]> {
    return (await load(variantsOf, noticeId))
      .filter((variant) => variant.version === version)
      .map(toNoticeVariant);
  }
}

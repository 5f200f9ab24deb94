import { Arg, Ctx, Extensions, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { found } from '../../domain/refusal.ts';
import { wordsOf } from '../../platform/audit/statement.batch.ts';
import { findBrand } from '../find-brand.ts';
import type { Audience } from '../notice.row.ts';
import { AudienceEnum } from '../notice-enums.ts';
import { folderOf } from '../texts/load-templates.ts';
import type { NoticesContext } from '../texts/notices-context.ts';
import { NoticeTemplateType, toTemplates } from '../texts/template.type.ts';
import { reviewsOf } from './own-text.batch.ts';
import {
  PreviewNoticeTemplateInput,
  PutNoticeTemplateInput,
  RecordTemplateReviewInput,
  SetNoticeBrandInput,
} from './own-text.input.ts';
import { NoticeBrand, NoticeTemplatePreview, NoticeTemplateText, TemplateReview } from './own-text.type.ts';
import { previewOwnText } from './preview-text.ts';
import { putOwnText } from './put-own-text.ts';
import { recordReview } from './record-review.ts';
import { setBrand } from './set-brand.ts';
import { templatesIn } from './templates-of.ts';

const oneOf = async (context: NoticesContext, audience: Audience, name: string) =>
  found(
    toTemplates(await templatesIn(context)).find((one) => one.audience === audience && one.name === name),
    'text of this name',
  );

@Resolver(() => NoticeTemplateType)
export class OwnTextResolver {
  @Extensions({ permission: 'organization:read' satisfies Permission })
  @Query(() => [NoticeTemplateType], {
    description: 'The texts notices can be drafted from: those shipped, and your own.',
  })
  async noticeTemplates(
    @Ctx() context: NoticesContext,
    @Arg('audience', () => AudienceEnum, {
      nullable: true,
      description: 'Those for one audience; absent: all.',
    })
    audience?: Audience,
  ): Promise<NoticeTemplateType[]> {
    return toTemplates((await templatesIn(context)).filter((one) => !audience || one.audience === audience));
  }

  @FieldResolver(() => [NoticeTemplateText], { description: 'Each language of it, as you draft from it.' })
  async texts(
    @Root() { audience, name }: NoticeTemplateType,
    @Ctx() context: NoticesContext,
  ): Promise<NoticeTemplateText[]> {
    const id = `${folderOf(audience)}/${name}`;
    const own = (await templatesIn(context)).filter((one) => one.id === id);
    const reviews = (await context.load(reviewsOf, context.organizationId)).filter(
      (one) => one.templateId === id,
    );
    return Promise.all(
      own.map(async ({ locale, version, source, blocks }) => {
        const review = reviews.find((one) => one.locale === locale && one.templateVersion === version);
        const shown = review && {
          counsel: await wordsOf(context.load, review.counselId),
          recordedAt: review.recordedAt,
        };
        return Object.assign(new NoticeTemplateText(), {
          ...{ locale, version, source, own: version.startsWith('own-') },
          elements: [...new Set(blocks.flatMap(({ elements }) => elements))],
          review: shown ? Object.assign(new TemplateReview(), shown) : null,
        });
      }),
    );
  }

  @Extensions({ permission: 'organization:read' satisfies Permission })
  @Query(() => NoticeTemplatePreview, {
    description: 'How a text would read, drafted from an invented incident; nothing is kept.',
  })
  async previewNoticeTemplate(
    @Arg('input', () => PreviewNoticeTemplateInput, { description: 'The text.' })
    input: PreviewNoticeTemplateInput,
    @Ctx() context: NoticesContext,
  ): Promise<NoticeTemplatePreview> {
    const { organizationId } = context;
    const scene = { db: await context.db(), organizationId, now: await context.now() };
    const preview = await previewOwnText(scene, context, { ...input, purpose: null, use: null });
    return Object.assign(new NoticeTemplatePreview(), preview);
  }

  @Extensions({ permission: 'organization:administer' satisfies Permission })
  @Mutation(() => NoticeTemplateType, {
    description:
      'Writes the next version of your own words for a text, or takes them back; notices drafted before keep theirs. Fails with INVALID_INPUT naming each problem, CONFLICT (another version stands; nothing of your own to take back) or LIMIT_EXCEEDED.',
  })
  async putNoticeTemplate(
    @Arg('input', () => PutNoticeTemplateInput, { description: 'The text.' }) input: PutNoticeTemplateInput,
    @Ctx() context: NoticesContext,
  ): Promise<NoticeTemplateType> {
    const { audience, name } = await context.mutate('putNoticeTemplate', input, (work) =>
      putOwnText(work, context, input),
    );
    return oneOf(context, audience, name);
  }

  @Extensions({ permission: 'organization:administer' satisfies Permission })
  @Mutation(() => NoticeTemplateType, {
    description:
      'Records that counsel has read this version of a text. Fails with NOT_FOUND, CONFLICT (another version stands, or it is on record) or REASON_REQUIRED.',
  })
  async recordTemplateReview(
    @Arg('input', () => RecordTemplateReviewInput, { description: 'Which text, and who.' })
    input: RecordTemplateReviewInput,
    @Ctx() context: NoticesContext,
  ): Promise<NoticeTemplateType> {
    await context.mutate('recordTemplateReview', input, async (work) => {
      await recordReview(work, context, input);
      return {};
    });
    return oneOf(context, input.audience, input.name);
  }

  @Extensions({ permission: 'organization:read' satisfies Permission })
  @Query(() => NoticeBrand, { nullable: true, description: 'How notices look; null: plain.' })
  async noticeBrand(@Ctx() context: NoticesContext): Promise<NoticeBrand | null> {
    const brand = await findBrand(await context.db(), context.organizationId);
    return brand && Object.assign(new NoticeBrand(), brand);
  }

  @Extensions({ permission: 'organization:administer' satisfies Permission })
  @Mutation(() => NoticeBrand, {
    description:
      'Sets how notices look from their next version on; what is approved or sent keeps its look. Fails with INVALID_INPUT.',
  })
  async setNoticeBrand(
    @Arg('input', () => SetNoticeBrandInput, { description: 'Name, colour, foot.' })
    input: SetNoticeBrandInput,
    @Ctx() context: NoticesContext,
  ): Promise<NoticeBrand> {
    await context.mutate('setNoticeBrand', input, (work) => setBrand(work, input));
    return Object.assign(new NoticeBrand(), await findBrand(await context.db(), context.organizationId));
  }
}

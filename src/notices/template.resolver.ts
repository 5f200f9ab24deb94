import { Arg, Ctx, Extensions, Query, Resolver } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import type { Audience } from './notice.row.ts';
import { AudienceEnum } from './notice.type.ts';
import type { NoticesContext } from './notices-context.ts';
import { NoticeTemplateType, toTemplates } from './template.type.ts';

@Resolver()
export class TemplateResolver {
  @Extensions({ permission: 'notice:read' satisfies Permission })
  @Query(() => [NoticeTemplateType], { description: 'The texts notices can be drafted from.' })
  noticeTemplates(
    @Ctx() { templates }: NoticesContext,
    @Arg('audience', () => AudienceEnum, {
      nullable: true,
      description: 'Those for one audience; absent: all.',
    })
    audience?: Audience,
  ): NoticeTemplateType[] {
    return toTemplates(templates.filter((one) => audience === undefined || one.audience === audience));
  }
}

import { Extensions, Field, ObjectType } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import type { Audience, TemplateUse } from '../notice.row.ts';
import { AudienceEnum, TemplateUseEnum } from '../notice-enums.ts';
import { nameOf, type Templates } from './template.ts';

@Extensions({ permission: 'organization:read' satisfies Permission })
@ObjectType('NoticeTemplate', {
  description: 'A text that notices are drafted from, in one or more languages.',
})
export class NoticeTemplateType {
  @Field(() => String, { description: 'Its name within its audience ("urgent"), as draftNotice takes it.' })
  name!: string;
  @Field(() => AudienceEnum, { description: 'Whom it speaks to.' }) audience!: Audience;
  @Field(() => String, { description: 'What it is for, in English.' }) purpose!: string;
  @Field(() => TemplateUseEnum, { description: 'How it reaches its readers.' }) use!: TemplateUse;
  @Field(() => [String], {
    description: 'Rules it is written for, and taken for by itself; a star stands for all that begin so.',
  })
  rules!: string[];
  @Field(() => [String], { description: 'The languages it is in (BCP 47).' }) locales!: string[];
}

export function toTemplates(templates: Templates): NoticeTemplateType[] {
  return [...new Set(templates.map(({ id }) => id))].flatMap((id) => {
    const own = templates.filter((one) => one.id === id);
    const [first] = own;
    if (!first) return [];
    const { audience, purpose, use, rules } = first;
    const locales = own.map(({ locale }) => locale).sort();
    const shown = { name: nameOf(id), audience, purpose, use, rules: [...rules], locales };
    return [Object.assign(new NoticeTemplateType(), shown)];
  });
}

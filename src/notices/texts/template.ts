import type { Template as Parsed } from 'liquidjs';
import { localeFor } from '../../domain/locale-choice.ts';
import type { Audience, TemplateUse } from '../notice.row.ts';

/** A stretch of a template: which content elements it states, and the facts it states them from. */
export interface TemplateBlock {
  readonly elements: readonly string[];
  readonly parsed: Parsed[];
  /** Paths of the facts it uses: read off the template itself. */
  readonly facts: readonly string[];
}

/** What a text is for, the same in all its languages: notifications/templates/<audience>/<name>.yaml. */
export interface TemplateKind {
  /** "people/data-breach". */
  readonly id: string;
  readonly audience: Audience;
  readonly purpose: string;
  readonly use: TemplateUse;
  /** Rules it is written for: taken by itself where a notice answers one of them. A star at the end: all that begin so. */
  readonly rules: readonly string[];
}

/** One text in one language, as data: notifications/templates/<audience>/<name>.<locale>.md. */
export interface NoticeTemplate extends TemplateKind {
  readonly version: string;
  readonly locale: string;
  /** As it is written: front matter and text. */
  readonly source: string;
  readonly subject: Parsed[];
  /** Said of an element that is not yet known; with `element` and `until`. */
  readonly notYetKnown: Parsed[];
  readonly blocks: readonly TemplateBlock[];
}

/** Every template of the product, checked; read once at start. */
export type Templates = readonly NoticeTemplate[];

/** The text an audience gets where nothing more special is asked for. */
const usualTemplate = 'data-breach';

/** What a notice needs a text for. */
export interface TemplateWish {
  readonly audience: Audience;
  /** "urgent"; absent: the one written for these rules, or else the usual one. */
  readonly name?: string | null | undefined;
  readonly ruleIds: readonly string[];
}

/** All languages of the text that fits; none: there is no such text. */
export function templatesFor(templates: Templates, { audience, name, ruleIds }: TemplateWish): Templates {
  const own = templates.filter((one) => one.audience === audience);
  const named = (id: string) => own.filter((one) => one.id === id);
  const folder = own[0]?.id.split('/')[0] ?? '';
  if (name != null) return named(`${folder}/${name}`);
  const fitting = (one: NoticeTemplate) =>
    ruleIds.filter((id) => one.rules.some((rule) => isOf(id, rule))).length;
  const best = own.reduce<NoticeTemplate | undefined>(
    (found, one) => (fitting(one) > (found ? fitting(found) : 0) ? one : found),
    undefined,
  );
  return named(best?.id ?? `${folder}/${usualTemplate}`);
}

/** "people/urgent" is "urgent". */
export function nameOf(id: string): string {
  return id.slice(id.indexOf('/') + 1);
}

function isOf(ruleId: string, rule: string): boolean {
  return rule.endsWith('*') ? ruleId.startsWith(rule.slice(0, -1)) : ruleId === rule;
}

/** Of one text in several languages, the one asked for or another of its region; undefined: there is none in that language. */
export function inLanguage(templates: Templates, locale: string): NoticeTemplate | undefined {
  const found = localeFor(
    templates.map((one) => one.locale),
    locale,
  );
  const same = (one: string) => one.toLowerCase().split('-')[0] === locale.toLowerCase().split('-')[0];
  return templates.find((one) => one.locale === found && same(one.locale));
}

import type { Template as Parsed } from 'liquidjs';
import type { Audience } from './notice.row.ts';

/** A stretch of a template: which content elements it states, and the facts it states them from. */
export interface TemplateBlock {
  readonly elements: readonly string[];
  readonly parsed: Parsed[];
  /** Paths of the facts it uses: read off the template itself. */
  readonly facts: readonly string[];
}

/** One text in one language, as data: notifications/templates/<audience>/<name>.<locale>.md. */
export interface NoticeTemplate {
  /** "people/data-breach". */
  readonly id: string;
  readonly version: string;
  readonly audience: Audience;
  readonly locale: string;
  /** What a lawyer has said about it; shown, never assumed. */
  readonly reviewed: string;
  readonly subject: Parsed[];
  /** Said of an element that is not yet known; with `element` and `until`. */
  readonly notYetKnown: Parsed[];
  readonly blocks: readonly TemplateBlock[];
}

/** Every template of the product, checked; read once at start. */
export type Templates = readonly NoticeTemplate[];

/** The audience's template in this language: exact locale first, then its language. */
export function findTemplate(
  templates: Templates,
  audience: Audience,
  locale: string,
): NoticeTemplate | undefined {
  const [language] = locale.toLowerCase().split('-');
  const fit = templates.filter((template) => template.audience === audience);
  return (
    fit.find((template) => template.locale.toLowerCase() === locale.toLowerCase()) ??
    fit.find((template) => template.locale.toLowerCase() === language)
  );
}

/** The languages there is a template in. */
export function localesFor(templates: Templates, audience: Audience): readonly string[] {
  return templates.filter((template) => template.audience === audience).map(({ locale }) => locale);
}

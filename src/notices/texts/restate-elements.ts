import { gapFor, parseBody } from '../../domain/notice-body.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Restated, restate } from '../../domain/restate.ts';
import type { Catalog } from '../../rules/catalog.ts';
import type { GivenElements } from '../element-input.ts';
import type { Audience } from '../notice.row.ts';
import { markdownLines } from '../render/markdown-safe.ts';
import { showTime } from '../render/show-time.ts';
import { labelOf } from '../render/words-of.ts';
import { renderTemplate } from './sandbox.ts';
import { inLanguage, nameOf, type Templates, templatesFor } from './template.ts';

export interface RestateTools {
  readonly catalog: Pick<Catalog, 'vocabulary'>;
  readonly templates: Templates;
}

interface Restating {
  readonly locale: string;
  readonly body: string;
  readonly audience: Audience;
  readonly templateId: string;
  /** IANA zone in which a time to come is shown. */
  readonly zone: string;
}

/** One language of a notice with some elements stated anew, in its template's words where they are not yet known. */
export function restateElements(
  { locale, body, audience, templateId, zone }: Restating,
  { words, later }: GivenElements,
  { catalog, templates }: RestateTools,
): string {
  if (Object.keys(words).length + later.size === 0) return body;
  const { faults } = parseBody(body);
  if (faults.length > 0)
    throw new Refusal('INVALID_INPUT', `Mend the text first, as a whole (body): ${faults.join(' ')}`);
  const label = (element: string) => labelOf(catalog.vocabulary.contentElements, element, locale) ?? element;
  const name = nameOf(templateId);
  const template = inLanguage(templatesFor(templates, { audience, name, ruleIds: [] }), locale);
  const waiting = [...later].map(([element, by]): Restated => {
    const slots = { element: label(element), until: showTime(by, zone, locale) };
    const said = template && renderTemplate(template.notYetKnown, slots);
    return { element, by: by.toISO(), markdown: said?.ok ? said.text.trim() : gapFor(label(element)) };
  });
  const stated = Object.entries(words).map(
    ([element, text]): Restated => ({ element, by: null, markdown: markdownLines(text) }),
  );
  return restate(body, [...stated, ...waiting], label);
}

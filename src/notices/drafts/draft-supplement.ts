import { found, Refusal } from '../../domain/refusal.ts';
import type { Work } from '../../platform/database/work.ts';
import { checkMaterialOf } from '../checks/check-material.batch.ts';
import type { CheckMaterial } from '../checks/check-material.ts';
import type { ElementInput } from '../element-input.ts';
import { labelOf } from '../render/words-of.ts';
import { type DraftTools, draftNotice } from './draft-notice.ts';
import { type StaleFact, staleFacts } from './staleness.ts';

export interface NewSupplement {
  readonly noticeId: string;
  /** What changed, in a person's words, by language; absent: what the record says now of each fact that was stated otherwise. */
  readonly elements?: readonly ElementInput[] | null | undefined;
}

const CHANGED = 'what_changed';

/**
 * Drafts the supplement to a notice that states facts as they were: what changed first, then what holds, in the same
 * languages, for the same duties and places. Like any draft it goes nowhere before it is approved.
 */
export async function draftSupplement(
  work: Work,
  tools: DraftTools,
  { noticeId, elements }: NewSupplement,
): Promise<{ noticeId: string }> {
  const [row] = await checkMaterialOf(work.db, [noticeId]);
  const material = found(row ?? null, 'notice');
  const given = elements ?? [];
  const stale = staleFacts(material, tools.catalog.vocabulary);
  if (stale.length === 0 && given.length === 0)
    throw new Refusal(
      'CONFLICT',
      'This notice states nothing that the record says otherwise. Say what changed in elements (what_changed) if something did.',
    );
  const spoken = new Set(
    given.flatMap(({ element, locale }) =>
      element === CHANGED ? [locale?.trim() || material.notice.locale] : [],
    ),
  );
  const said = changedIn(material, stale, tools).filter(({ locale }) => !spoken.has(locale));
  return draftCorrection(work, tools, material, [...given, ...said]);
}

/** A correction of a notice for everybody it was for; where nobody says what changed it has a visible gap. */
export async function draftCorrection(
  work: Work,
  tools: DraftTools,
  { notice, variants, obligations }: Pick<CheckMaterial, 'notice' | 'variants' | 'obligations'>,
  elements: readonly ElementInput[],
): Promise<{ noticeId: string }> {
  const correction = tools.templates.some(
    ({ audience, id }) => audience === notice.audience && id.includes('correction'),
  );
  return draftNotice(work, tools, {
    incidentId: notice.incidentId,
    obligationIds: obligations.map(({ id }) => id),
    locale: notice.locale,
    locales: variants.map(({ locale }) => locale),
    template: correction ? 'correction' : null,
    onlyIn: notice.onlyIn,
    notIn: notice.notIn,
    elements,
    mustSay: [CHANGED],
    corrects: notice.id,
  });
}

/** In each language, the facts that were stated otherwise, as they are: "Number of people: 1,200". What was said is not repeated. */
function changedIn(
  { notice, variants }: CheckMaterial,
  stale: readonly StaleFact[],
  { catalog }: DraftTools,
): (ElementInput & { readonly locale: string })[] {
  const locales = [notice.locale, ...variants.map(({ locale }) => locale)];
  return locales.flatMap((locale) => {
    const lines = stale
      .filter((one) => one.locale === locale && one.now.length > 0)
      .map(({ element, fact, now }) => {
        const label = element && labelOf(catalog.vocabulary.contentElements, element, locale);
        return `${label ?? fact}: ${now.join(', ')}`;
      });
    const text = [...new Set(lines)].join('\n\n');
    return text === '' ? [] : [{ element: CHANGED, locale, text }];
  });
}

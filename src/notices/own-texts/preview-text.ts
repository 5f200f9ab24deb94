import type { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import type { IncidentRow } from '../../incidents/incident.row.ts';
import { findContacts, findOrganization } from '../../organizations/find-organization.ts';
import type { Catalog } from '../../rules/catalog.ts';
import { findBrand } from '../find-brand.ts';
import { previewText } from '../render/preview-notice.ts';
import { labelOf } from '../render/words-of.ts';
import { composeDraft } from '../texts/compose-draft.ts';
import { noticeFacts } from '../texts/notice-facts.ts';
import { renderBudget } from '../texts/render-budget.ts';
import { sampleFacts } from './sample-facts.ts';
import { type OwnTextSource, parseOwnText, type TextTools } from './templates-of.ts';

export interface PreviewTools extends TextTools {
  readonly catalog: Pick<Catalog, 'vocabulary' | 'agencies'>;
}

/** How a text would read, or everything that keeps it from being drafted from. */
export interface TextPreview {
  readonly problems: readonly string[];
  readonly subject: string | null;
  readonly text: string | null;
  readonly html: string | null;
  readonly elements: readonly string[];
}

const NOTHING = { subject: null, text: null, html: null, elements: [] } as const;

/**
 * A text drafted from an invented incident that has everything a text can say, with the organization's own name, contacts
 * and look. Nothing is kept.
 */
export async function previewOwnText(
  { db, organizationId, now }: { db: EntityManager; organizationId: string; now: DateTime },
  tools: PreviewTools,
  given: OwnTextSource,
): Promise<TextPreview> {
  const read = parseOwnText(given, tools);
  if ('problems' in read) return { ...NOTHING, ...read };
  const { vocabulary, agencies } = tools.catalog;
  const { locale } = read;
  const organization = await findOrganization(db, organizationId);
  const elements = [...new Set(read.blocks.flatMap((block) => block.elements))];
  const facts = sampleFacts(now);
  const label = (element: string) => labelOf(vocabulary.contentElements, element, locale) ?? element;
  const words = Object.fromEntries(elements.map((element) => [element, `(${label(element)})`]));
  const asked = read.blocks
    .flatMap((block) => block.facts)
    .flatMap((path) => (path.startsWith('words.') ? path.slice('words.'.length) : []));
  const written = Object.fromEntries(asked.map((element) => [element, words[element] ?? element]));
  const budget = renderBudget();
  const draft = composeDraft({
    template: read,
    facts: noticeFacts({
      incident: { reference: 'INC-2026-0001' } as IncidentRow,
      ...{ facts, dataSets: facts.dataSets, organization, vocabulary, agencies, locale },
      contacts: await findContacts(db, organizationId),
      words: written,
      asked: new Set(elements),
      peopleNotice: '…',
      places: ['US-MD', 'US-NY'],
    }),
    demands: [],
    prohibited: new Set(),
    words: written,
    later: new Map(),
    label,
    budget,
  });
  const exceeded = budget.exceeded();
  if (exceeded !== null) return { ...NOTHING, problems: [exceeded] };
  const brand = await findBrand(db, organizationId);
  const shown = previewText(
    { locale, ...draft, brand, check: { code: null, checkUrl: null } },
    given.audience,
    { now, zone: organization.timeZone },
  );
  return { problems: [], ...shown, elements };
}

import type { DateTime } from 'luxon';
import type { IncidentFacts } from '../../domain/facts.ts';
import { demandsOf, prohibitionsOf } from '../../domain/notice-content.ts';
import { Refusal } from '../../domain/refusal.ts';
import { findIncident, incidentFacts } from '../../incidents/find-incident.ts';
import type { IncidentRow } from '../../incidents/incident.row.ts';
import type { ObligationRow } from '../../obligations/obligation.row.ts';
import type { ContactRow } from '../../organizations/contact.row.ts';
import { findContacts, findOrganization } from '../../organizations/find-organization.ts';
import type { OrganizationRow } from '../../organizations/organization.row.ts';
import type { Work } from '../../platform/database/work.ts';
import type { Catalog } from '../../rules/catalog.ts';
import type { GivenElements } from '../element-input.ts';
import { newestPeopleNotice } from '../render/newest-people-notice.ts';
import { showTime } from '../render/show-time.ts';
import { labelOf } from '../render/words-of.ts';
import type { NewVariant } from '../save-notice-version.ts';
import { answered, dataSetsUnder } from './answered.ts';
import { composeDraft } from './compose-draft.ts';
import { noticeFacts } from './notice-facts.ts';
import {
  inLanguage,
  type NoticeTemplate,
  nameOf,
  type Templates,
  type TemplateWish,
  templatesFor,
} from './template.ts';

/** Everything a draft is made from, read once for all its languages. */
export interface DraftGround {
  readonly incident: IncidentRow;
  readonly facts: IncidentFacts;
  readonly obligations: readonly ObligationRow[];
  readonly organization: OrganizationRow;
  readonly contacts: readonly ContactRow[];
  readonly peopleNotice: string | null;
  /** Elements to be said beside what the rules ask. */
  readonly mustSay?: readonly string[];
}

export async function draftGround(
  { db, organizationId }: Work,
  incidentId: string,
  obligations: readonly ObligationRow[],
): Promise<DraftGround> {
  const incident = await findIncident(db, organizationId, incidentId);
  return {
    incident,
    obligations,
    facts: await incidentFacts(db, incident),
    organization: await findOrganization(db, organizationId),
    contacts: await findContacts(db, organizationId),
    peopleNotice: await newestPeopleNotice(db, organizationId, incidentId),
  };
}

/** The texts for a notice: the one in its own language first, then further ones; and the languages there is none in. */
export interface ChosenTemplates {
  readonly own: NoticeTemplate;
  readonly further: readonly NoticeTemplate[];
  readonly missing: readonly string[];
}

/**
 * What the notice is written from, in every language asked for. A language without a text falls back to English, or to the one there is, and is
 * named in `missing`, so that whoever reads the draft sees it. Refuses a name there is no text of, with those there are.
 */
export function chooseTemplates(
  templates: Templates,
  wish: TemplateWish,
  locales: readonly string[],
): ChosenTemplates {
  const fit = templatesFor(templates, wish);
  // A text of its own may be in one language alone.
  const usual = inLanguage(fit, 'en') ?? fit[0];
  if (!usual) {
    const known = [
      ...new Set(templates.filter((one) => one.audience === wish.audience).map(({ id }) => nameOf(id))),
    ];
    throw new Refusal(
      'INVALID_INPUT',
      `There is no template "${wish.name ?? ''}" for this audience. There is: ${known.join(', ') || 'none'}.`,
      { known },
    );
  }
  const found = locales.map((locale) => inLanguage(fit, locale));
  const [own = usual, ...others] = found;
  const further = [...new Set(others)].filter((one) => one !== undefined && one !== own);
  return {
    own,
    further: further as readonly NoticeTemplate[],
    missing: [...new Set(locales.filter((_, i) => found[i] === undefined))],
  };
}

/** The first text in one language, from the facts as they are. */
export function composeText(
  ground: DraftGround,
  { vocabulary, agencies }: Pick<Catalog, 'vocabulary' | 'agencies'>,
  template: NoticeTemplate,
  given: GivenElements,
  now: DateTime,
): NewVariant {
  const { facts, obligations, organization } = ground;
  const { locale } = template;
  const answers = answered(obligations, now);
  const also = (ground.mustSay ?? []).map((element) => ({
    ...{ kind: 'REQUIRED' as const, anyOf: [element], citation: '' },
  }));
  const demands = [...demandsOf(answers), ...also];
  const ifApplicable = answers.flatMap(({ rule }) => rule.content.ifApplicable);
  const later = [...given.later].map(([element, by]): [string, { by: string; shown: string }] => [
    element,
    { by: by.toISO(), shown: showTime(by, organization.timeZone, locale) },
  ]);
  const draft = composeDraft({
    template,
    facts: noticeFacts({
      ...ground,
      dataSets: dataSetsUnder(facts, obligations),
      vocabulary,
      words: given.words,
      asked: new Set([...demands, ...ifApplicable].flatMap(({ anyOf }) => anyOf)),
      agencies,
      places: obligations.flatMap(({ rule }) => rule.jurisdiction ?? []),
      locale,
    }),
    demands,
    prohibited: new Set(prohibitionsOf(answers).keys()),
    words: given.words,
    later: new Map(later),
    label: (element) => labelOf(vocabulary.contentElements, element, locale) ?? element,
  });
  return { ...draft, locale, templateId: template.id, templateVersion: template.version };
}

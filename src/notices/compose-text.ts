import type { DateTime } from 'luxon';
import type { IncidentFacts } from '../domain/facts.ts';
import { demandsOf, prohibitionsOf } from '../domain/notice-content.ts';
import { Refusal } from '../domain/refusal.ts';
import { findIncident, incidentFacts } from '../incidents/find-incident.ts';
import type { IncidentRow } from '../incidents/incident.row.ts';
import type { ObligationRow } from '../obligations/obligation.row.ts';
import type { ContactRow } from '../organizations/contact.row.ts';
import { findContacts, findOrganization } from '../organizations/find-organization.ts';
import type { OrganizationRow } from '../organizations/organization.row.ts';
import type { Work } from '../platform/database/work.ts';
import type { Catalog } from '../rules/catalog.ts';
import { answered, dataSetsUnder } from './answered.ts';
import { composeDraft } from './compose-draft.ts';
import type { GivenElements } from './element-input.ts';
import type { Audience } from './notice.row.ts';
import { labelOf, noticeFacts, showTime } from './notice-facts.ts';
import type { NewVariant } from './save-notice-version.ts';
import { findTemplate, localesFor, type NoticeTemplate, type Templates } from './template.ts';

/** Everything a draft is made from, read once for all its languages. */
export interface DraftGround {
  readonly incident: IncidentRow;
  readonly facts: IncidentFacts;
  readonly obligations: readonly ObligationRow[];
  readonly organization: OrganizationRow;
  readonly contacts: readonly ContactRow[];
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
  };
}

/** The template for an audience and language, or a refusal that names the languages there are. */
export function templateFor(templates: Templates, audience: Audience, locale: string): NoticeTemplate {
  const template = findTemplate(templates, audience, locale);
  if (template) return template;
  const known = localesFor(templates, audience);
  throw new Refusal(
    'INVALID_INPUT',
    `There is no template for this audience in "${locale}". There is: ${known.join(', ') || 'none'}.`,
    { known },
  );
}

/** The first text in one language, from the facts as they are. */
export function composeText(
  ground: DraftGround,
  { vocabulary }: Pick<Catalog, 'vocabulary'>,
  template: NoticeTemplate,
  given: GivenElements,
  now: DateTime,
): NewVariant {
  const { facts, obligations, organization } = ground;
  const { locale } = template;
  const answers = answered(obligations, now);
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
      locale,
    }),
    demands: demandsOf(answers),
    prohibited: new Set(prohibitionsOf(answers).keys()),
    words: given.words,
    later: new Map(later),
    label: (element) => labelOf(vocabulary.contentElements, element, locale) ?? element,
  });
  return { ...draft, locale, templateId: template.id, templateVersion: template.version };
}

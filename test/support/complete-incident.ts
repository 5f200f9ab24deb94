import { DateTime } from 'luxon';
import type { DataSetFacts, IncidentFacts } from '../../src/domain/facts.ts';
import type { Rule } from '../../src/domain/rule.ts';
import type { IncidentRow } from '../../src/incidents/incident.row.ts';
import type { CheckMaterial } from '../../src/notices/checks/check-material.ts';
import type { NoticeRow, NoticeVersionRow } from '../../src/notices/notice.row.ts';
import type { NewVariant } from '../../src/notices/save-notice-version.ts';
import type { DraftGround } from '../../src/notices/texts/compose-text.ts';
import type { NoticeTemplate } from '../../src/notices/texts/template.ts';
import type { ObligationRow } from '../../src/obligations/obligation.row.ts';
import type { ContactRow } from '../../src/organizations/contact.row.ts';
import type { OrganizationRow } from '../../src/organizations/organization.row.ts';
import { dataSet, incident, time } from '../domain/given.ts';

export const NOW = DateTime.fromISO('2026-10-26T09:00:00Z', { zone: 'utc' }) as DateTime<true>;

/** What a draft is made from, and the elements nobody has words for. */
export type Ground = DraftGround & { readonly silent: readonly string[] };

/** An incident of which everything a notice can say is known, and one duty of this rule. */
export function completeGround(rule: Rule): Ground {
  const place = rule.recipient.resolver.kind === 'affected_people' ? rule.recipient.resolver.in : null;
  const home = place ?? rule.jurisdiction ?? 'DE';
  const known: DataSetFacts = dataSet({
    role: rule.actor.roles[0] ?? 'CONTROLLER',
    ...{ personalData: 'YES', confidentiality: 'YES', medium: 'ELECTRONIC' },
    categories: ['name', 'email_address', 'ssn'],
    groups: [{ id: 'g', kind: 'customers', jurisdiction: home, count: 1250, countKind: 'EXACT' }],
  });
  const facts: IncidentFacts = incident({
    occurredFrom: time('2026-10-21T22:15:00Z'),
    occurredTo: time('2026-10-24T00:20:00Z'),
    detected: time('2026-10-24T00:40:00Z'),
    aware: time('2026-10-24T01:10:00Z'),
    dataSets: [known],
    answers: {
      cause: ['exploited_vulnerability'],
      breach_effects: ['identity_theft_or_fraud', 'unwanted_contact'],
      remedial_action: ['access_closed', 'forensics_engaged'],
      planned_action: ['mfa_introduced'],
      advice_given: ['beware_of_messages', 'check_statements'],
      affected_services: 'Ledger',
      credit_monitoring_terms: 'Watchful Co., 24 months, enrol at watchful.test',
      rights_of_people: 'You may complain to the authority of your country.',
    },
  });
  const obligation = {
    ...{ id: 'o', rule, ruleId: rule.id, recipientKind: rule.recipient.kind, dueAt: null },
    recipientKey: place === null ? 'people:*' : `people:${place}`,
  };
  return {
    incident: { id: 'i', reference: 'INC-2026-7' } as IncidentRow,
    facts,
    obligations: [obligation as unknown as ObligationRow],
    organization: {
      ...{ name: 'Ledgerline', legalName: 'Ledgerline GmbH', postalAddress: 'Hafenstr. 1, 20457 Hamburg' },
      timeZone: 'Europe/Berlin',
    } as OrganizationRow,
    contacts: [contact('PRIVACY', 'privacy@ledgerline.test'), contact('DPO', 'dpo@ledgerline.test')],
    peopleNotice: 'Security incident at Ledgerline\n\nHello …, your data was seen by others.',
    silent: [],
  };
}

function contact(kind: ContactRow['kind'], email: string): ContactRow {
  return { kind, email, name: null, phone: null, postalAddress: null, url: null } as ContactRow;
}

/** Words of a person for all that these duties ask and the template says from no fact. */
export function wordsOnly(
  { obligations, silent }: Ground,
  { blocks }: NoticeTemplate,
): Readonly<Record<string, string>> {
  const fromFacts = (element: string) =>
    blocks.some(({ elements, facts }) => elements.includes(element) && !facts.includes(`words.${element}`));
  const asked = obligations
    .flatMap(({ rule }) => [...rule.content.required, ...rule.content.promised])
    .flatMap(({ anyOf }) => anyOf);
  return Object.fromEntries(
    asked
      .filter((element) => !fromFacts(element) && !silent.includes(element))
      .map((element) => [element, 'As the record has it.']),
  );
}

/** The notice as it would be checked right after drafting. */
export function checkMaterial(ground: Ground, template: NoticeTemplate, text: NewVariant): CheckMaterial {
  const { facts, obligations, organization, contacts } = ground;
  const { locale } = text;
  return {
    notice: {
      ...{ id: 'n', incidentId: 'i', audience: template.audience, use: template.use, locale },
      ...{ templateId: template.id, missingLocales: [] as string[] },
    } as NoticeRow,
    advisedFirst: [],
    version: { version: 1, subject: text.subject, body: text.body, incidentVersion: 1 } as NoticeVersionRow,
    variants: [],
    ...{ obligations, facts, contacts },
    history: [{ version: 1, facts, madeAt: NOW }],
    answeredFor: new Set(),
    zone: organization.timeZone,
    ...{ names: [organization.name, organization.legalName], saidInside: [] },
    reference: ground.incident.reference,
  };
}

type Removal = (ground: Ground) => Ground;
const facts =
  (change: (facts: IncidentFacts) => Partial<IncidentFacts>): Removal =>
  (ground) => ({ ...ground, facts: { ...ground.facts, ...change(ground.facts) } });
const answer = (key: string) =>
  facts(({ answers }) => ({
    answers: Object.fromEntries(Object.entries(answers).filter(([one]) => one !== key)),
  }));
const sets = (change: Partial<DataSetFacts>) =>
  facts(({ dataSets }) => ({ dataSets: dataSets.map((one) => ({ ...one, ...change })) }));
const contacts =
  (...kinds: readonly string[]): Removal =>
  (ground) => ({ ...ground, contacts: ground.contacts.filter(({ kind }) => !kinds.includes(kind)) });

/** How a fact that templates use is taken out of the record. */
export const removals: Readonly<Record<string, Removal>> = {
  'breach.sentences': sets({ confidentiality: 'UNKNOWN' }),
  'breach.kinds': sets({ confidentiality: 'UNKNOWN' }),
  'cause.sentences': answer('cause'),
  'cause.labels': answer('cause'),
  'consequences.sentences': answer('breach_effects'),
  'consequences.labels': answer('breach_effects'),
  'measures.taken': answer('remedial_action'),
  'measures.taken_labels': answer('remedial_action'),
  'measures.planned': answer('planned_action'),
  'measures.planned_labels': answer('planned_action'),
  'advice.sentences': answer('advice_given'),
  'advice.labels': answer('advice_given'),
  services: answer('affected_services'),
  credit_monitoring: answer('credit_monitoring_terms'),
  rights: answer('rights_of_people'),
  'incident.occurred_from.text': facts(() => ({ occurredFrom: null, occurredTo: null })),
  'incident.detected.text': facts(() => ({ detected: null })),
  'incident.aware.text': facts(() => ({ aware: null })),
  'data.categories': sets({ categories: [] }),
  'affected.kinds': sets({ groups: [] }),
  'affected.count': sets({ groups: [] }),
  'affected.in_places': sets({ groups: [] }),
  'people_notice.text': (ground) => ({ ...ground, peopleNotice: null }),
  'contact.ways': contacts('PRIVACY', 'DPO'),
  'dpo.ways': contacts('DPO'),
};

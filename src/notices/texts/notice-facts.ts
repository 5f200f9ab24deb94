import type { DataSetFacts, ImpreciseTime, IncidentFacts } from '../../domain/facts.ts';
import { instantOf } from '../../domain/instant.ts';
import { within } from '../../domain/jurisdiction.ts';
import { slotKeys } from '../../domain/recipient-slot.ts';
import type { IncidentRow } from '../../incidents/incident.row.ts';
import type { ContactRow } from '../../organizations/contact.row.ts';
import { waysTo } from '../../organizations/contact-ways.ts';
import type { OrganizationRow } from '../../organizations/organization.row.ts';
import type { Agency, Vocabulary, Word } from '../../rules/catalog.ts';
import { formatOf, showTime } from '../render/show-time.ts';
import { SlotValue } from '../render/slot-value.ts';
import { labelOf } from '../render/words-of.ts';
import { contactOf } from './contact-ways.ts';
import { saidOf } from './said-facts.ts';

const times = ['occurred_from', 'occurred_to', 'detected', 'aware', 'contained'] as const;

/** What the catalogue asks because notices say it, not because a rule turns on it. */
export const noticeQuestions = [
  'planned_action',
  'advice_given',
  'affected_services',
  'credit_monitoring_terms',
  'rights_of_people',
] as const;

/**
 * Every fact a template can use; `words.<element>` are what a person wrote for a content element, `asked.<element>` whether
 * a duty asks for it, for sentences that stand for nothing but the asking.
 */
const paths: ReadonlySet<string> = new Set([
  'organization.name',
  'organization.legal_name',
  'organization.postal_address',
  'incident.reference',
  'incident.exercise',
  ...times.flatMap((time) => [`incident.${time}`, `incident.${time}.text`, `incident.${time}.about`]),
  'data.categories',
  'breach.kinds',
  'breach.sentences',
  'cause.labels',
  'cause.sentences',
  'consequences.labels',
  'consequences.sentences',
  'measures.taken',
  'measures.taken_labels',
  'measures.planned',
  'measures.planned_labels',
  'advice.labels',
  'advice.sentences',
  'services',
  'credit_monitoring',
  'rights',
  'affected.kinds',
  'affected.count',
  'affected.estimated',
  'affected.by_jurisdiction',
  'affected.in_places',
  'people_notice.text',
  'agencies.credit_bureaus',
  'agencies.ftc',
  'agencies.attorneys_general',
  'agencies.regulators',
  'contact.name',
  'contact.ways',
  'dpo.name',
  'dpo.ways',
]);

/** Whether a template may ask for this. */
export function isFactPath(path: string, elements: ReadonlySet<string>): boolean {
  const [root, element, ...rest] = path.split('.');
  const isOfElements = root === 'words' || root === 'asked';
  return isOfElements ? rest.length === 0 && elements.has(element ?? '') : paths.has(path);
}

export interface FactSources {
  readonly incident: IncidentRow;
  readonly facts: IncidentFacts;
  /** The data sets the notice speaks of. */
  readonly dataSets: readonly DataSetFacts[];
  readonly organization: OrganizationRow;
  readonly contacts: readonly ContactRow[];
  readonly vocabulary: Vocabulary;
  readonly words: Readonly<Record<string, string>>;
  /** Content elements that a duty asks for. */
  readonly asked: ReadonlySet<string>;
  readonly agencies: readonly Agency[];
  /** The newest notice to the people of this incident, as text; null: there is none yet. */
  readonly peopleNotice: string | null;
  /** Places whose laws the notice answers. */
  readonly places: readonly string[];
  readonly locale: string;
}

/** What the facts of an incident read like in a notice. */
export interface ShownFrom extends Pick<FactSources, 'facts' | 'dataSets' | 'vocabulary' | 'locale'> {
  /** IANA zone of the organization. */
  readonly zone: string;
}

/** The facts of the incident as texts of one language; nothing at all where nothing is known. */
export function shownFacts({ facts, dataSets, vocabulary, locale, zone }: ShownFrom) {
  const time = (given: ImpreciseTime | null) =>
    given && { text: showTime(instantOf(given.at), zone, locale), about: given.toleranceMinutes > 0 };
  const groups = dataSets.flatMap((dataSet) => dataSet.groups);
  const counted = groups.filter(({ count }) => count !== null);
  const count = counted.reduce((sum, group) => sum + (group.count ?? 0), 0);
  const keysOf = (words: readonly Word[], keys: readonly string[]) => named(keys, words, locale);
  return {
    times: {
      occurred_from: time(facts.occurredFrom),
      occurred_to: time(facts.occurredTo),
      detected: time(facts.detected),
      aware: time(facts.aware),
      contained: time(facts.contained),
    },
    ...saidOf(facts, dataSets, vocabulary, locale),
    data: {
      categories: keysOf(
        vocabulary.dataCategories,
        dataSets.flatMap(({ categories }) => categories),
      ),
    },
    affected: {
      kinds: keysOf(
        vocabulary.personKinds,
        groups.map(({ kind }) => kind),
      ),
      count: counted.length > 0 ? count.toLocaleString(formatOf(locale)) : null,
      // The same person may stand in several data sets, and a group without a count may hold anybody.
      estimated: dataSets.length > 1 || groups.some(({ countKind }) => countKind !== 'EXACT'),
      by_jurisdiction: byJurisdiction(counted, locale),
    },
  };
}

/** The facts as a template sees them: texts in its language, and nothing at all where nothing is known. */
export function noticeFacts(sources: FactSources): Readonly<Record<string, unknown>> {
  const { incident, facts, organization, contacts, words, asked, agencies, places } = sources;
  const { times: shown, affected, ...said } = shownFacts({ ...sources, zone: organization.timeZone });
  const told = (kind: Agency['kind']) =>
    agencies
      .filter((one) => one.kind === kind && (one.in === null || places.includes(one.in)))
      .map(({ text }) => text);
  const known = {
    organization: {
      name: organization.name,
      legal_name: organization.legalName,
      postal_address: organization.postalAddress,
    },
    incident: { reference: incident.reference, exercise: facts.exercise, ...shown },
    ...said,
    affected: { ...affected, in_places: inPlaces(sources) },
    people_notice: { text: sources.peopleNotice },
    services: facts.answers['affected_services'],
    credit_monitoring: facts.answers['credit_monitoring_terms'],
    rights: facts.answers['rights_of_people'],
    agencies: {
      credit_bureaus: told('credit_bureau'),
      ftc: told('ftc'),
      attorneys_general: told('attorney_general'),
      regulators: told('regulator'),
    },
    asked: Object.fromEntries([...asked].map((element) => [element, true])),
    contact: { name: contactOf(contacts)?.name, ways: waysTo(contactOf(contacts)) },
    dpo: dpo(contacts),
    words,
    recipient: Object.fromEntries(slotKeys.map((key) => [key, new SlotValue({ key, otherwise: null })])),
  };
  return withoutBlanks(known) as Record<string, unknown>;
}

function named(keys: readonly string[], words: readonly Word[], locale: string): readonly string[] {
  const labels = [...new Set(keys)]
    .filter((key) => key.toLowerCase() !== 'unknown')
    .map((key) => labelOf(words, key, locale));
  return labels.filter((label) => label !== null);
}

function byJurisdiction(groups: DataSetFacts['groups'], locale: string): readonly string[] {
  const sums = new Map<string, number>();
  for (const { jurisdiction, count } of groups) {
    if (jurisdiction !== null) sums.set(jurisdiction, (sums.get(jurisdiction) ?? 0) + (count ?? 0));
  }
  return [...sums].map(([place, sum]) => `${place}: ${sum.toLocaleString(formatOf(locale))}`);
}

/** "US-CA: 740" for each place whose law is answered and where somebody lives. */
function inPlaces({ dataSets, places, locale }: FactSources): string | null {
  const groups = dataSets.flatMap((dataSet) => dataSet.groups).filter(({ count }) => count !== null);
  const counts = [...new Set(places)].flatMap((place) => {
    const own = groups.filter(({ jurisdiction }) => within(jurisdiction, place) === 'YES');
    const sum = own.reduce((all, { count }) => all + (count ?? 0), 0);
    return own.length > 0 ? [`${place}: ${sum.toLocaleString(formatOf(locale))}`] : [];
  });
  return counts.length > 0 ? counts.join(', ') : null;
}

function dpo(contacts: readonly ContactRow[]) {
  const contact = contacts.find(({ kind }) => kind === 'DPO');
  return { name: contact?.name, ways: waysTo(contact) };
}

/** Leaves out what is null, empty or blank, so that asking for it is an undefined variable and never a gap in the text. */
function withoutBlanks(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value) || value instanceof SlotValue)
    return value;
  const members = Object.entries(value)
    .map(([key, member]) => [key, withoutBlanks(member)] as const)
    .filter(([, member]) => !isBlank(member));
  return Object.fromEntries(members);
}

function isBlank(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return (Array.isArray(value) && value.length === 0) || (typeof value === 'string' && value.trim() === '');
}

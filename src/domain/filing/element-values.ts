import { breachValues } from './breach-values.ts';
import { partyValues } from './party-values.ts';
import { peopleValues } from './people-values.ts';
import { responseValues } from './response-values.ts';
import type { FilingScene } from './scene.ts';
import { timeInWords, timeValues } from './time-values.ts';
import { answerOf, choicesOf, labels, sentence, type ValueOf } from './value-of.ts';

const values: Readonly<Record<string, ValueOf>> = {
  ...breachValues,
  ...peopleValues,
  ...partyValues,
  ...responseValues,
  ...timeValues,
};
const from =
  (name: string): ValueOf =>
  (scene) =>
    values[name]?.(scene) ?? null;

/** What the record says on a content element, in plain English; an element not named here takes a person's words. */
export const elementValues: Readonly<Record<string, ValueOf>> = {
  nature: natureText,
  cause: causeText,
  root_cause: causeText,
  threat_type: causeText,
  circumstances: circumstancesText,
  incident_datetime: from('times.from'),
  incident_period: (scene) => {
    const { occurredFrom } = scene.facts;
    if (occurredFrom === null) return null;
    const end = timeInWords(scene.facts.occurredTo ?? scene.facts.contained);
    return `From ${timeInWords(occurredFrom)}${end === null ? '; its end is not known yet' : ` to ${end}`}`;
  },
  discovery_datetime: from('times.detected'),
  aware_datetime: from('times.aware'),
  determination_datetime: from('times.determined'),
  subject_categories: from('people.kinds_text'),
  subject_count: from('people.count'),
  resident_count: from('people.residents'),
  total_holders: from('people.count'),
  vulnerable_count: from('people.vulnerable'),
  record_count: from('records.count'),
  record_categories: from('data.categories_text'),
  data_categories: from('data.categories_text'),
  likely_consequences: effectsText,
  measures_taken: from('measures.taken_text'),
  ongoing_mitigation: from('measures.taken_text'),
  measures_planned: from('measures.planned_text'),
  contact_point: from('contact.contact'),
  dpo_contact: (scene) => joined(from('dpo.name')(scene), from('dpo.contact')(scene)),
  controller_identity: (scene) => joined(from('organization.name')(scene), scene.organization.postalAddress),
  reporter_identity: (scene) => joined(from('reporter.name')(scene), from('reporter.contact')(scene)),
  processor_involved: from('others.names'),
  delay_reasons: from('filing.late_reason'),
  cross_border: from('people.countries'),
  cross_border_impact: from('people.countries'),
  other_authorities_informed: from('authorities.names'),
  subjects_informed_status: toldText,
  law_enforcement_status: (scene) =>
    from('police.informed')(scene) === 'yes' ? 'Law enforcement was informed.' : null,
  suspected_malicious: from('breach.malicious'),
  safeguards_in_place: (scene) => {
    const unintelligible = from('breach.unintelligible')(scene);
    return unintelligible === 'yes' ? 'The data was encrypted, and the key stayed safe.' : null;
  },
  affected_services: (scene) => textOf(answerOf(scene, 'affected_services')) ?? from('breach.systems')(scene),
  mitigation_for_individuals: (scene) => answered(scene, 'advice_given'),
  credit_monitoring_offer: (scene) => textOf(answerOf(scene, 'credit_monitoring_terms')),
  remedies_and_rights: (scene) => textOf(answerOf(scene, 'rights_of_people')),
  third_party_recipients: (scene) => answered(scene, 'recipients_of_data'),
  severity_initial: (scene) => outcomes[String(from('risk.outcome')(scene))] ?? null,
  individual_notice_copy: from('told.text'),
  sample_notice: from('told.text'),
  notice_date: from('told.on'),
};

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** What was answered to a question with given values, in their words. */
function answered(scene: FilingScene, fact: string): string | null {
  return sentence(choicesOf(scene, fact).map((key) => scene.answerLabel(fact, key)));
}

const outcomes: Readonly<Record<string, string>> = {
  UNLIKELY: 'A risk to people is unlikely.',
  RISK: 'A risk to people is likely, but not a high one.',
  HIGH_RISK: 'A high risk to people is likely.',
};

const natures: Readonly<Record<string, string>> = {
  confidentiality: 'loss of confidentiality (somebody not entitled had access)',
  integrity: 'loss of integrity (data was altered)',
  availability: 'loss of availability (data was lost or could not be reached)',
};

export function natureText(scene: FilingScene): string | null {
  const nature = from('breach.nature')(scene);
  const said = sentence((Array.isArray(nature) ? nature : []).map((key) => natures[key] ?? key));
  if (said === null) return null;
  const cause = causeText(scene);
  const open = Object.keys(natures).filter((harm) => from(`breach.${harm}`)(scene) === null);
  return [
    said,
    ...(open.length > 0 ? [`Whether ${open.join(' or ')} was lost is not known yet.`] : []),
    ...(cause === null ? [] : [`Cause: ${cause}`]),
  ].join(' ');
}

function causeText(scene: FilingScene): string | null {
  return sentence(labels(scene, 'causes', choicesOf(scene, 'cause')));
}

/** What the filing can tell of the course of things without anybody's words. */
export function circumstancesText(scene: FilingScene): string | null {
  const nature = natureText(scene);
  if (nature === null) return null;
  const systems = from('breach.systems')(scene);
  const found = timeInWords(scene.facts.detected);
  return [
    nature,
    ...(Array.isArray(systems) ? [`Concerned: ${systems.join(', ')}.`] : []),
    ...(found === null ? [] : [`First signal: ${found}.`]),
  ].join(' ');
}

export function effectsText(scene: FilingScene): string | null {
  return sentence(choicesOf(scene, 'breach_effects').map((key) => scene.answerLabel('breach_effects', key)));
}

/** How many, and what it may do to them. */
export function impactText(scene: FilingScene): string | null {
  const count = from('people.count')(scene);
  const about = from('people.count_kind')(scene) === 'EXACT' ? '' : 'About ';
  const people = count === null ? [] : [`${about}${count} people concerned.`];
  const effects = effectsText(scene);
  return people.length === 0 && effects === null ? null : [...people, effects ?? ''].join(' ').trim();
}

/** How and when it was found. */
export function discoveryText(scene: FilingScene): string | null {
  const how = from('discovery.how')(scene);
  const when = timeInWords(scene.facts.detected);
  if (how === null && when === null) return null;
  const said = how === null ? [] : [`${scene.answerLabel('how_discovered', String(how))}.`];
  return [...said, ...(when === null ? [] : [`First signal: ${when}.`])].join(' ');
}

function toldText(scene: FilingScene): string | null {
  const { told } = scene;
  if (told) return `Told: ${told.reached} of ${told.total} people reached.`;
  const state = from('told.state')(scene);
  if (state === 'planned') return 'Not told yet; they will be told.';
  return state === 'not_high_risk' || state === 'exempt'
    ? 'Not told: the law does not ask for it here.'
    : null;
}

function joined(...parts: readonly unknown[]): string | null {
  const said = parts.filter((part) => typeof part === 'string' && part.trim() !== '');
  return said.length > 0 ? said.join(', ') : null;
}

/** A question of the catalogue, as a form value. */
export function factValue(
  scene: FilingScene,
  key: string,
): string | number | boolean | readonly string[] | null {
  return answerOf(scene, key) ?? null;
}

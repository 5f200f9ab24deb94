import { countryOf, within } from '../jurisdiction.ts';
import { breachValues } from './breach-values.ts';
import { peopleValues } from './people-values.ts';
import type { FilingScene, SceneDuty } from './scene.ts';
import { answerOf, choicesOf, labels, sentence, type ValueOf } from './value-of.ts';

/** Consequences, risk, measures (GDPR Art. 33(3)(c) and (d)), and who else was told. */
export const responseValues: Readonly<Record<string, ValueOf>> = {
  'effects.all': (scene) => orNull(choicesOf(scene, 'breach_effects')),
  'effects.confidentiality': (scene) =>
    orNull(choicesOf(scene, 'breach_effects').filter((effect) => effect !== 'loss_of_access')),
  'effects.availability': (scene) =>
    orNull([
      ...choicesOf(scene, 'breach_effects').filter((effect) => effect === 'loss_of_access'),
      ...(answerOf(scene, 'essential_service_disrupted') === true ? ['essential_service_disrupted'] : []),
      ...(['with_delay', 'prolonged_with_effects'].includes(String(answerOf(scene, 'availability_restored')))
        ? ['service_disrupted']
        : []),
    ]),
  'risk.outcome': (scene) =>
    scene.risk?.verdict ?? verdicts[String(answerOf(scene, 'risk_to_people'))] ?? null,
  'risk.severity': ({ risk }) => risk?.band ?? null,
  'risk.method': ({ risk }) =>
    risk && [risk.rationale, risk.method].filter((part) => part !== null).join(' '),
  'measures.before': (scene) =>
    orNull([
      ...choicesOf(scene, 'measures_before'),
      // What a key that got lost has undone is no protection to name in one word: the text says how it was.
      ...(breachValues['breach.unintelligible']?.(scene) === 'yes' ? ['encryption'] : []),
    ]),
  'measures.before_text': (scene) =>
    [sentence(inWords(scene, 'measures_before')) ?? '', ...protectionsOf(scene)]
      .filter((part) => part !== '')
      .join(' ') || null,
  'measures.taken': (scene) => orNull(choicesOf(scene, 'remedial_action')),
  'measures.taken_text': (scene) => sentence(labels(scene, 'measures', choicesOf(scene, 'remedial_action'))),
  'measures.planned': (scene) => orNull(choicesOf(scene, 'planned_action')),
  'measures.planned_text': (scene) => sentence(labels(scene, 'measures', choicesOf(scene, 'planned_action'))),
  'measures.all': (scene) =>
    orNull([...choicesOf(scene, 'remedial_action'), ...choicesOf(scene, 'planned_action')]),
  'measures.all_text': (scene) =>
    sentence(
      labels(scene, 'measures', [
        ...choicesOf(scene, 'remedial_action'),
        ...choicesOf(scene, 'planned_action'),
      ]),
    ),
  'told.state': (scene) => toldState(scene),
  'told.on': (scene) =>
    scene.told?.on ??
    wordToPeople(scene)
      .flatMap(({ answeredAt }) => answeredAt ?? [])
      .sort()[0] ??
    null,
  'told.extent': ({ told }) => (told === null ? null : told.reached >= told.total ? 'all' : 'some'),
  'told.means': ({ told }) => (told === null ? null : ['individual']),
  'told.text': ({ told }) => told?.texts.join('\n\n') || null,
  'told.count': ({ told }) => told?.reached ?? null,
  'told.exemptions': (scene) => orNull(wordToPeople(scene).flatMap(({ exemptions }) => exemptions)),
  'police.hold': ({ policeInformed }) => (policeInformed ? 'yes' : null),
  'police.informed': (scene) =>
    scene.policeInformed || choicesOf(scene, 'remedial_action').includes('police_report') ? 'yes' : null,
  'authorities.informed': (scene) => (authoritiesTold(scene).length > 0 ? 'yes' : null),
  'authorities.names': (scene) => orNull(authoritiesTold(scene).map(authorityInWords)),
  'authority.name': ({ duty }) => duty.recipientName,
  'authority.in_eea': ({ duty: { recipientPlace } }) =>
    recipientPlace === null ? null : inEea(recipientPlace) ? 'yes' : 'no',
  'authorities.same_rule': ({ duties, duty }) =>
    orNull(duties.filter(({ ruleId }) => ruleId === duty.ruleId).map(({ recipientName }) => recipientName)),
  'crossborder.processing': crossBorder,
  // An incident may have an impact where nobody's data is held: that it has none is for a person to say.
  'crossborder.impact': (scene) => (crossBorder(scene) === 'yes' ? 'yes' : null),
  'crossborder.outside': (scene) => tri(answerOf(scene, 'targets_people_in_eea')) ?? 'yes',
};

const verdicts: Readonly<Record<string, string>> = {
  unlikely: 'UNLIKELY',
  risk: 'RISK',
  high_risk: 'HIGH_RISK',
};

/** Which authority of the Union it is may be open yet. */
function inEea(place: string): boolean {
  return place === 'EU' || place === 'EEA' || within(place, 'EEA') === 'YES';
}

function orNull(list: readonly string[]): readonly string[] | null {
  const once = [...new Set(list)].filter((one) => one !== 'unknown');
  return once.length > 0 ? once : null;
}

function tri(value: unknown): string | null {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : null;
}

function inWords(scene: FilingScene, fact: string): readonly string[] {
  return choicesOf(scene, fact).map((key) => scene.answerLabel(fact, key));
}

/** How the very data was encrypted, as recorded, and what became of the key. */
function protectionsOf({ facts }: FilingScene): readonly string[] {
  return facts.dataSets.flatMap(({ name, protection: { encrypted, algorithm, keyLocation, keySafe } }) =>
    encrypted === 'YES'
      ? [
          `Data set "${name}": ${madeUnreadable(algorithm)}; ${keys[keySafe]}${keyLocation ? ` (kept in ${keyLocation})` : ''}.`,
        ]
      : [],
  );
}

const HASH = /\b(?:hash(?:ed|es|ing)?|[bys]?crypt|argon-?2(?:id|i|d)?|pbkdf-?2|md5|sha-?\d+)\b/i;

/** What is made to be compared and not to be read again was hashed; an authority would not call that encrypted. */
function madeUnreadable(algorithm: string | null | undefined): string {
  const how = HASH.test(algorithm ?? '') ? 'hashed' : 'encrypted';
  return algorithm ? `${how} (${algorithm})` : how;
}

const keys = {
  YES: 'the key stayed safe',
  NO: 'the key was within reach as well',
  UNKNOWN: 'whether the key stayed safe is not known',
} as const;

/** Duties of the same law towards the people themselves. */
function wordToPeople({ duties, duty }: FilingScene): readonly SceneDuty[] {
  return duties.filter(
    ({ recipientKind, regime }) =>
      regime === duty.regime && (recipientKind === 'individuals' || recipientKind === 'subscribers'),
  );
}

/** The conditions of Art. 34(3); what else lifts the duty (another controller's, another law's) is none of them. */
const PUBLIC_INSTEAD = 'disproportionate-effort';
const conditions = new Set(['unintelligible', 'high-risk-averted', PUBLIC_INSTEAD]);

function toldState(scene: FilingScene): string | null {
  const owed = wordToPeople(scene);
  if (scene.told !== null) return 'yes';
  // A public communication instead of word to each (Art. 34(3)(c)): that condition is met, made or not.
  if (owed.some(({ exemptions }) => exemptions.includes(PUBLIC_INSTEAD))) return 'exempt';
  if (owed.some(({ answeredAt }) => answeredAt !== null)) return 'yes';
  if (owed.length === 0) return null;
  const risk = responseValues['risk.outcome']?.(scene);
  if (owed.every(({ verdict, state }) => verdict === 'NOT_REQUIRED' || state === 'DECIDED')) {
    if (owed.some(({ exemptions }) => exemptions.some((id) => conditions.has(id)))) return 'exempt';
    return risk === 'UNLIKELY' || risk === 'RISK' ? 'not_high_risk' : null;
  }
  return owed.some(({ verdict }) => verdict === 'REQUIRED') ? 'planned' : null;
}

function authoritiesTold({ duties, duty }: FilingScene): readonly SceneDuty[] {
  return duties.filter(
    ({ recipientKind, answeredAt, ruleId, recipientName }) =>
      (recipientKind === 'authority' || recipientKind === 'law_enforcement') &&
      answeredAt !== null &&
      (ruleId !== duty.ruleId || recipientName !== duty.recipientName),
  );
}

function authorityInWords({ recipientName, citation, references }: SceneDuty): string {
  return `${recipientName} (${citation})${references.length > 0 ? `, ${references.join(', ')}` : ''}`;
}

/** People in, or establishments in, more than one country of the EEA (GDPR Art. 4(23)). */
function crossBorder(scene: FilingScene): string | null {
  const { establishments } = scene.organization;
  const people = peopleValues['people.eea_countries']?.(scene);
  const homes = (establishments ?? []).filter((place) => within(place, 'EEA') === 'YES').map(countryOf);
  const countries = new Set([...homes, ...(Array.isArray(people) ? people : [])]);
  if (scene.duty.concerned.length > 0 || countries.size > 1) return 'yes';
  // Whose country is open may live in another.
  return establishments === null || peopleValues['people.placed']?.(scene) === null ? null : 'no';
}

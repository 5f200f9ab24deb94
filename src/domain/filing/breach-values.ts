import type { DataSetFacts, IncidentFacts, Tri } from '../facts.ts';
import { flagsFrom } from '../risk.ts';
import type { FilingScene } from './scene.ts';
import { answerOf, choicesOf, type ValueOf } from './value-of.ts';

/** Data sets that hold, or may hold, personal data. */
export function personalSets({ dataSets }: Pick<IncidentFacts, 'dataSets'>): readonly DataSetFacts[] {
  return dataSets.filter(({ personalData }) => personalData !== 'NO');
}

const harms = ['confidentiality', 'integrity', 'availability'] as const;

/** What was breached (GDPR Art. 4(12)), and how far. */
export const breachValues: Readonly<Record<string, ValueOf>> = {
  'breach.nature': ({ facts }) =>
    known(harms.filter((harm) => personalSets(facts).some((set) => set[harm] === 'YES'))),
  'breach.confidentiality': ({ facts }) => spread(facts, 'confidentiality'),
  'breach.integrity': ({ facts }) => spread(facts, 'integrity'),
  'breach.availability': ({ facts }) => spread(facts, 'availability'),
  'breach.disclosure': disclosure,
  'breach.protection': protection,
  'breach.unintelligible': ({ facts }) =>
    flagsFrom({ dataSets: personalSets(facts) }).UNINTELLIGIBLE.toLowerCase(),
  'breach.loss': (scene) => {
    const restored = answerOf(scene, 'availability_restored');
    if (restored === 'never') return 'permanent';
    return restored === 'without_effect' || restored === 'with_delay' ? 'temporary' : null;
  },
  'breach.types': types,
  'breach.origin': origin,
  'breach.malicious': malicious,
  'breach.systems': ({ facts }) =>
    known(facts.dataSets.map(({ name, medium }) => `${name} (${words[medium]})`)),
};

const words = {
  ELECTRONIC: 'electronic',
  PAPER: 'on paper',
  ORAL: 'spoken',
  UNKNOWN: 'form not known yet',
} as const;

function known<T>(list: readonly T[]): readonly T[] | null {
  return list.length > 0 ? list : null;
}

function tri(value: unknown): string | null {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : null;
}

function spread(facts: IncidentFacts, harm: (typeof harms)[number]): string | null {
  const values: readonly Tri[] = personalSets(facts).map((set) => set[harm]);
  if (values.includes('YES')) return 'yes';
  return values.length > 0 && values.every((value) => value === 'NO') ? 'no' : null;
}

/** Only seen or taken away too: where nobody told them apart, both follow the loss of confidentiality. */
function disclosure(scene: FilingScene): string | null {
  const lost = personalSets(scene.facts).filter(({ confidentiality }) => confidentiality === 'YES');
  if (lost.length === 0) return null;
  const got = answerOf(scene, 'recipients_of_data');
  if (got !== undefined && got !== 'nobody') return 'disclosed';
  const reached = lost.flatMap(({ accessed, acquired }) => [accessed ?? null, acquired ?? null]);
  if (reached.includes('YES')) return 'disclosed';
  if (got === 'nobody' || reached.every((one) => one === 'NO')) return 'not_disclosed';
  return reached.includes('UNKNOWN') ? null : 'disclosed';
}

/** What a policy says is no evidence: protection is as recorded of the very data. */
function protection({ facts }: FilingScene): string | null {
  const states = personalSets(facts)
    .filter(({ confidentiality }) => confidentiality === 'YES')
    .map(({ protection: { encrypted, keySafe } }) => ({ encrypted, keySafe }));
  if (states.length === 0) return null;
  if (states.some(({ encrypted }) => encrypted === 'NO')) return 'none';
  if (states.some(({ encrypted, keySafe }) => encrypted === 'YES' && keySafe === 'NO')) return 'subverted';
  return states.every(({ encrypted, keySafe }) => encrypted === 'YES' && keySafe === 'YES') ? 'intact' : null;
}

/** Causes as recorded, told apart by what was in question: a device or paper, sent or spoken. */
function types(scene: FilingScene): readonly string[] | null {
  const { facts } = scene;
  const mediums = new Set(facts.dataSets.map(({ medium }) => medium));
  const onPaper = mediums.has('PAPER') && !mediums.has('ELECTRONIC');
  const causes = choicesOf(scene, 'cause').map((cause) =>
    onPaper && ['improper_disposal', 'lost_device', 'stolen_device'].includes(cause)
      ? `${cause}_on_paper`
      : cause,
  );
  const taken = facts.dataSets.some(({ acquired }) => acquired === 'YES');
  const altered = facts.dataSets.some(({ integrity }) => integrity === 'YES');
  const spoken =
    mediums.has('ORAL') && facts.dataSets.some(({ confidentiality }) => confidentiality === 'YES');
  return known([
    ...causes.filter((cause) => cause !== 'unknown'),
    ...(taken && malicious(scene) === 'yes' ? ['data_taken'] : []),
    ...(altered && malicious(scene) === 'yes' ? ['data_altered'] : []),
    ...(spoken ? ['spoken'] : []),
  ]);
}

const attacks = new Set([
  'unauthorised_access',
  'stolen_credentials',
  'phishing',
  'social_engineering',
  'ransomware',
  'malware',
  'exploited_vulnerability',
  'denial_of_service',
  'stolen_device',
]);

/** As the rules read it: said, or what follows from causes and recipients. That nobody suspects it is for a person to say. */
function malicious(scene: FilingScene): string | null {
  return tri(answerOf(scene, 'suspected_malicious'));
}

/** From inside or outside, with malice or without; of several causes the gravest counts. */
function origin(scene: FilingScene): string | null {
  const causes = choicesOf(scene, 'cause').filter((cause) => cause !== 'unknown');
  if (causes.length === 0) return null;
  if (causes.some((cause) => attacks.has(cause))) return 'external_malicious';
  if (causes.includes('insider_misuse')) return 'internal_malicious';
  const malice = malicious(scene);
  if (malice === 'yes' && answerOf(scene, 'recipients_of_data') === 'attacker') return 'external_malicious';
  if (causes.includes('processor'))
    return malice === null ? null : malice === 'yes' ? 'external_malicious' : 'external';
  // Who meant harm by a mistake of the house is not said.
  if (malice === 'yes') return null;
  return causes.includes('physical_event') ? 'external' : 'internal';
}

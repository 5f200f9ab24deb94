import type { DataSetFacts, IncidentFacts, Tri } from './facts.ts';
import { or } from './kleene.ts';
import { type Harm, numberOf } from './risk-harm.ts';
import type { Likelihood, Reading, RiskFactor, RiskReason, RiskWeights } from './risk-weights.ts';
import type { SeverityInputs } from './severity.ts';

/** How likely it is that what became known to others is turned against people, and why. */
export interface Exposure {
  readonly likelihood: Likelihood;
  readonly reasons: readonly RiskReason[];
}

/** The circumstances of a severity assessment, which speak where the facts are silent. */
export type Circumstances = Pick<SeverityInputs, 'confidentiality' | 'integrity' | 'availability' | 'malice'>;

const because = (factor: RiskFactor, effect: RiskReason['effect'], says: string): RiskReason => ({
  factor,
  effect,
  says,
});

/** Of one body of data that may have become known to others; likelihood 0: it did not, or nobody can read it. */
export function exposureOf(
  set: DataSetFacts,
  harm: Harm,
  { answers }: Pick<IncidentFacts, 'answers'>,
  weights: RiskWeights,
  reading: Reading,
  circumstances: Circumstances | null,
): Exposure {
  const known = knownToOthers(set, circumstances);
  if (known === 'NO' || (known === 'UNKNOWN' && reading === 'BEST')) return { likelihood: 0, reasons: [] };
  if (isUnreadable(set, answers, reading)) {
    const says = `"${set.name}" is encrypted and the key is safe: nobody can read it`;
    return { likelihood: 0, reasons: [because('PROTECTION', 'LOWERS', says)] };
  }
  const { likelihood, reasons, loose } = inWhoseHands(harm, answers, weights, reading, circumstances, set);
  // Whether it was seen is not known: less likely, unless it lies out of reach with somebody unknown.
  if (known === 'UNKNOWN' && reading === 'LIKELY' && !loose && likelihood > 1) {
    const says = `whether "${set.name}" was seen or taken is not known`;
    return {
      likelihood: (likelihood - 1) as Likelihood,
      reasons: [...reasons, because('TYPE_OF_BREACH', 'RAISES', says)],
    };
  }
  return { likelihood, reasons };
}

function knownToOthers(set: DataSetFacts, circumstances: Circumstances | null): Tri {
  if (set.confidentiality !== 'UNKNOWN') return set.confidentiality;
  const stated = or([set.accessed ?? 'UNKNOWN', set.acquired ?? 'UNKNOWN']);
  if (stated !== 'UNKNOWN') return stated;
  switch (circumstances?.confidentiality) {
    case 'NOT_LOST':
      return 'NO';
    case 'KNOWN_RECIPIENTS':
    case 'UNKNOWN_RECIPIENTS':
      return 'YES';
    default:
      return 'UNKNOWN';
  }
}

/** EDPB Guidelines 9/2022, paras 79, 80: encryption counts while it is state of the art and the key is safe. */
function isUnreadable(
  { protection: { encrypted, keySafe } }: DataSetFacts,
  answers: IncidentFacts['answers'],
  reading: Reading,
): boolean {
  if (answers['encryption_state_of_the_art'] === false) return false;
  const holds = (value: Tri): boolean => value === 'YES' || (value === 'UNKNOWN' && reading === 'BEST');
  return holds(encrypted) && holds(keySafe);
}

interface Hands extends Exposure {
  /** It lies where nobody can tell what becomes of it: a lost or stolen thing. */
  readonly loose: boolean;
}

function inWhoseHands(
  harm: Harm,
  answers: IncidentFacts['answers'],
  weights: RiskWeights,
  reading: Reading,
  circumstances: Circumstances | null,
  set: DataSetFacts,
): Hands {
  const confirmed = remedies(answers).includes('deletion_confirmed') || answers['data_recovered'] === true;
  const hands = (likelihood: Likelihood, reason: RiskReason, loose = false): Hands => {
    const malicious = likelihood > 0 && likelihood < 3 && answers['suspected_malicious'] === true && !loose;
    if (!malicious) return { likelihood, reasons: [reason], loose };
    return { likelihood: 3, reasons: [reason, because('INTENT', 'RAISES', 'malice is suspected')], loose };
  };
  const back = because('RECIPIENT', 'LOWERS', 'all of it was recovered, or its deletion confirmed');
  switch (answers['recipients_of_data']) {
    case 'nobody':
      return { likelihood: 0, reasons: [because('RECIPIENT', 'LOWERS', 'nobody saw it')], loose: false };
    case 'trusted_recipient': {
      const trusted = because('RECIPIENT', 'LOWERS', 'the recipient is trusted');
      const rest = confirmed || harm.weight <= 2 ? 0 : 1;
      return { likelihood: rest, reasons: confirmed ? [trusted, back] : [trusted], loose: false };
    }
    case 'known_recipients': {
      if (confirmed && harm.weight <= 3) return { likelihood: 0, reasons: [back], loose: false };
      return hands(1, because('RECIPIENT', 'LOWERS', 'only known recipients have it'));
    }
    case 'many_recipients':
      return hands(3, because('RECIPIENT', 'RAISES', 'many people have it'));
    case 'unknown_person':
      return hands(2, because('RECIPIENT', 'RAISES', 'an unknown person has it'), true);
    case 'attacker':
      return hands(3, because('INTENT', 'RAISES', 'an attacker has it'));
    case 'published':
      return hands(3, because('RECIPIENT', 'RAISES', 'it is published, sold or open to everybody'));
    default:
      break;
  }
  if (confirmed) return { likelihood: harm.weight <= 3 ? 0 : 1, reasons: [back], loose: false };
  return byCircumstances(circumstances, hands) ?? byCause(answers, weights, reading, set, hands);
}

type Put = (likelihood: Likelihood, reason: RiskReason, loose?: boolean) => Hands;

function byCircumstances(circumstances: Circumstances | null, hands: Put): Hands | null {
  if (circumstances?.malice === 'YES')
    return hands(3, because('INTENT', 'RAISES', 'the severity assessment found intent to harm'));
  switch (circumstances?.confidentiality) {
    case 'KNOWN_RECIPIENTS':
      return hands(1, because('RECIPIENT', 'LOWERS', 'the severity assessment found known recipients only'));
    case 'UNKNOWN_RECIPIENTS':
      return hands(3, because('RECIPIENT', 'RAISES', 'the severity assessment found unknown recipients'));
    default:
      return null;
  }
}

/** So many are rarely in one message to one known recipient. */
const LARGE = 1000;
const lost = ['lost_device', 'stolen_device', 'improper_disposal'];

function byCause(
  answers: IncidentFacts['answers'],
  { attacks }: RiskWeights,
  reading: Reading,
  set: DataSetFacts,
  hands: Put,
): Hands {
  const causes = causesOf(answers);
  const attack = causes.find((cause) => attacks.has(cause));
  if (attack !== undefined) return hands(3, because('INTENT', 'RAISES', `behind it stands ${words(attack)}`));
  if (causes.includes('insider_misuse'))
    return hands(2, because('INTENT', 'RAISES', 'somebody inside turned to data for purposes of their own'));
  const loss = causes.find((cause) => lost.includes(cause));
  if (loss !== undefined)
    return hands(2, because('RECIPIENT', 'RAISES', `${words(loss)}: nobody knows who has it`), true);
  const people = numberOf(set);
  if (causes.includes('misdirected_message') && people !== null && people > LARGE)
    return hands(
      2,
      because('NUMBER_OF_PEOPLE', 'RAISES', `data of ${people} people went astray, to whom is not recorded`),
    );
  if (causes.includes('misdirected_message'))
    return hands(1, because('RECIPIENT', 'LOWERS', 'a message went astray to a recipient who is known'));
  if (answers['suspected_malicious'] === true)
    return hands(2, because('TYPE_OF_BREACH', 'RAISES', 'it became known to somebody not entitled'));
  if (set.acquired === 'YES' && (causes.length === 0 || causes.includes('misconfiguration')))
    return hands(3, because('TYPE_OF_BREACH', 'RAISES', 'it was taken, by whom is not recorded'));
  // Without records of access nobody can say that what stood open was not seen.
  if (causes.includes('misconfiguration') && reading === 'LIKELY')
    return hands(
      2,
      because('RECIPIENT', 'RAISES', 'it stood open, and nobody has shown that it was not seen'),
      true,
    );
  const open: Readonly<Record<Reading, Likelihood>> = { LIKELY: 2, WORST: 3, BEST: 1 };
  return hands(open[reading], because('RECIPIENT', 'RAISES', 'who has it is not recorded'));
}

/** What the record says led to it; "unknown" says nothing. */
export function causesOf(answers: IncidentFacts['answers']): readonly string[] {
  const given = answers['cause'];
  return (Array.isArray(given) ? given : []).filter((cause) => cause !== 'unknown');
}

function remedies(answers: IncidentFacts['answers']): readonly string[] {
  const given = answers['remedial_action'];
  return Array.isArray(given) ? given : [];
}

function words(key: string): string {
  return key.replaceAll('_', ' ');
}

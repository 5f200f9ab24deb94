import type { DataSetFacts, IncidentFacts } from './facts.ts';
import { type RiskVerdict, riskVerdicts } from './risk.ts';
import { type Circumstances, exposureOf } from './risk-exposure.ts';
import { harmOf, numberOf } from './risk-harm.ts';
import { alterationOf, type Outage, unavailabilityOf } from './risk-loss.ts';
import type { HarmWeight, Likelihood, Reading, RiskReason, RiskWeights } from './risk-weights.ts';

/** What a severity assessment of the incident found, as far as there is one. */
export interface AssessedSeverity extends Circumstances {
  /** ENISA data processing context by category of data. */
  readonly scored: ReadonlyMap<string, HarmWeight>;
}

/** A suggestion for whoever decides; it never decides. */
export interface RiskGuidance {
  /** What the record makes likely. */
  readonly level: RiskVerdict;
  /** What the unknowns still leave possible. */
  readonly lowest: RiskVerdict;
  readonly highest: RiskVerdict;
  readonly reasons: readonly RiskReason[];
}

/** What of the record it weighs. */
type Weighed = Pick<IncidentFacts, 'dataSets' | 'answers'> & Outage;

/** The questions of the catalogue it looks at. */
export const riskQuestions = [
  'cause',
  'suspected_malicious',
  'recipients_of_data',
  'data_recovered',
  'availability_restored',
  'essential_service_disrupted',
  'encryption_state_of_the_art',
  'remedial_action',
  'high_risk_averted',
] as const;

/** Likelihood down, harm across (GDPR recital 76: likelihood and severity). */
const matrix: Readonly<Record<Likelihood, readonly RiskVerdict[]>> = {
  0: ['UNLIKELY', 'UNLIKELY', 'UNLIKELY', 'UNLIKELY', 'UNLIKELY'],
  1: ['UNLIKELY', 'UNLIKELY', 'RISK', 'RISK', 'RISK'],
  2: ['UNLIKELY', 'RISK', 'RISK', 'HIGH_RISK', 'HIGH_RISK'],
  3: ['UNLIKELY', 'RISK', 'HIGH_RISK', 'HIGH_RISK', 'HIGH_RISK'],
};
const MANY = 100;
const FEW = 10;

/**
 * Suggests how likely harm to people is, from the factors of EDPB Guidelines 9/2022 (section IV) weighed as likelihood by
 * severity; when in doubt the higher. What nobody has recorded is read as the record makes likely, and shown at its best
 * and worst beside it.
 */
export function suggestRisk(
  facts: Weighed,
  weights: RiskWeights,
  assessed: AssessedSeverity | null = null,
): RiskGuidance {
  const likely = read(facts, weights, assessed, 'LIKELY');
  const worst = read(facts, weights, assessed, 'WORST').level;
  const best = read(facts, weights, assessed, 'BEST').level;
  return {
    ...likely,
    highest: higher([likely.level, worst]),
    lowest: riskVerdicts.find((one) => one === best || one === likely.level) ?? likely.level,
  };
}

interface Judged {
  readonly level: RiskVerdict;
  readonly reasons: readonly RiskReason[];
}

function read(
  { dataSets, ...about }: Weighed,
  weights: RiskWeights,
  assessed: AssessedSeverity | null,
  reading: Reading,
): Judged {
  const personal = dataSets.filter(({ personalData }) => personalData !== 'NO');
  const parts = personal.map((set) => ofSet(set, about, weights, reading, assessed));
  if (dataSets.length === 0) parts.push(unrecorded[reading]);
  const level = higher(parts.map((part) => part.level));
  // Of several bodies of data the gravest decides, and its reasons are the reasons.
  const judged = {
    level,
    reasons: parts.filter((part) => part.level === level).flatMap(({ reasons }) => reasons),
  };
  return withHindsight(judged, about.answers);
}

const none = (level: RiskVerdict): Judged => ({
  level,
  reasons: [
    { factor: 'TYPE_OF_BREACH', effect: 'RAISES', says: 'which data was affected is not recorded yet' },
  ],
});
const unrecorded = { LIKELY: none('RISK'), WORST: none('HIGH_RISK'), BEST: none('UNLIKELY') };

function ofSet(
  set: DataSetFacts,
  about: Omit<Weighed, 'dataSets'>,
  weights: RiskWeights,
  reading: Reading,
  assessed: AssessedSeverity | null,
): Judged {
  const harm = harmOf(set, weights, reading, assessed?.scored);
  const seen = exposureOf(set, harm, about, weights, reading, assessed);
  const crowd = numberOf(set);
  const { level: known, reasons: numbers } = byNumber(
    matrix[seen.likelihood][harm.weight] ?? 'RISK',
    seen.likelihood,
    harm.weight,
    crowd,
  );
  const tracks: Judged[] = [
    { level: known, reasons: [...(seen.likelihood > 0 ? harm.reasons : []), ...seen.reasons, ...numbers] },
    unavailabilityOf(set, about, weights, reading, assessed),
    alterationOf(set, harm, about, weights, reading, assessed),
  ];
  const level = higher(tracks.map((track) => track.level));
  return {
    level,
    reasons: tracks.filter((track) => track.level === level).flatMap(({ reasons }) => reasons),
  };
}

/** A single misdirected letter differs from a mailing: numbers weigh where likelihood is small. */
function byNumber(
  level: RiskVerdict,
  likelihood: Likelihood,
  harm: HarmWeight,
  people: number | null,
): Judged {
  if (likelihood !== 1) return { level, reasons: [] };
  const many = (says: string): RiskReason[] => [{ factor: 'NUMBER_OF_PEOPLE', effect: 'RAISES', says }];
  if (harm >= 4 && (people === null || people > FEW))
    return {
      level: 'HIGH_RISK',
      reasons: many(`the gravest data of ${people ?? 'an unknown number of'} people`),
    };
  if (harm === 1 && people !== null && people > MANY)
    return { level: 'RISK', reasons: many(`it concerns ${people} people`) };
  return { level, reasons: [] };
}

/** Measures taken since may have averted a high risk (GDPR Art. 34(3)(b)); the risk itself they leave. */
function withHindsight(judged: Judged, answers: IncidentFacts['answers']): Judged {
  if (judged.level !== 'HIGH_RISK' || answers['high_risk_averted'] !== true) return judged;
  const says = 'measures taken since make the high risk no longer likely (Art. 34(3)(b))';
  return { level: 'RISK', reasons: [...judged.reasons, { factor: 'CONSEQUENCES', effect: 'LOWERS', says }] };
}

function higher(levels: readonly RiskVerdict[]): RiskVerdict {
  return [...riskVerdicts].reverse().find((one) => levels.includes(one)) ?? 'UNLIKELY';
}

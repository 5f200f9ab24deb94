import type { DataSetFacts, IncidentFacts, Tri } from './facts.ts';
import { triOf } from './kleene.ts';
import type { RiskVerdict } from './risk.ts';
import { type Circumstances, causesOf } from './risk-exposure.ts';
import { type Harm, hasSpecialPeople } from './risk-harm.ts';
import type { Reading, RiskReason, RiskWeights } from './risk-weights.ts';

/** What the loss or change of one body of data means for people, and why. */
export interface Loss {
  readonly level: RiskVerdict;
  readonly reasons: readonly RiskReason[];
}

/** When it began and when it was over, as far as that is recorded. */
export type Outage = Partial<Pick<IncidentFacts, 'occurredFrom' | 'occurredTo'>>;

/** Four hours. */
const SHORT = 4 * 3_600_000;

const nothing: Loss = { level: 'UNLIKELY', reasons: [] };
const of = (level: RiskVerdict, factor: RiskReason['factor'], says: string): Loss => ({
  level,
  reasons: [{ factor, effect: level === 'UNLIKELY' ? 'LOWERS' : 'RAISES', says }],
});

const restoredAs = {
  RECOVERABLE: 'without_effect',
  TEMPORARY: 'with_delay',
  LOST: 'never',
  NOT_LOST: null,
} as const;

/** Lost or out of reach: what counts is for how long, and what people could not do meanwhile. */
export function unavailabilityOf(
  set: DataSetFacts,
  { answers, ...times }: Pick<IncidentFacts, 'answers'> & Outage,
  weights: RiskWeights,
  reading: Reading,
  circumstances: Circumstances | null,
): Loss {
  const stated = circumstances?.availability ?? null;
  const lost = happened(set.availability, stated === null ? null : stated !== 'NOT_LOST');
  if (lost === 'NO' || (lost === 'UNKNOWN' && reading !== 'WORST')) return nothing;
  if (answers['essential_service_disrupted'] === true)
    return of(
      'HIGH_RISK',
      'CONSEQUENCES',
      'care, safety or another thing people cannot do without was held up',
    );
  const how = answers['availability_restored'] ?? (stated === null ? undefined : restoredAs[stated]);
  return asRestored(set, how, weights) ?? byCopy(set, answers, weights, reading, wasShort(times));
}

/** What the record says, else what the severity assessment says. */
function happened(recorded: Tri, stated: boolean | null): Tri {
  return recorded === 'UNKNOWN' && stated !== null ? triOf(stated) : recorded;
}

function asRestored(set: DataSetFacts, how: unknown, weights: RiskWeights): Loss | null {
  const vital = isVital(set, weights);
  const lasting = vital || hasSpecialPeople(set) ? 'HIGH_RISK' : 'RISK';
  const name = `"${set.name}"`;
  switch (how) {
    case 'without_effect':
      return of('UNLIKELY', 'PERMANENCE', `${name} was restored in good time, without an effect on people`);
    case 'with_delay':
      return of(vital ? 'HIGH_RISK' : 'RISK', 'PERMANENCE', `${name} came back late, and people noticed`);
    case 'prolonged_with_effects':
      return of(lasting, 'CONSEQUENCES', `without ${name} people met serious effects`);
    case 'never':
      return of(lasting, 'PERMANENCE', `${name} is lost for good`);
    default:
      return null;
  }
}

/** Nobody has said how it was restored: a copy at hand speaks for soon, unless care hangs on every hour. */
function byCopy(
  set: DataSetFacts,
  answers: IncidentFacts['answers'],
  weights: RiskWeights,
  reading: Reading,
  short: boolean,
): Loss {
  const { availableElsewhere: copy } = set.protection;
  const vital = isVital(set, weights);
  const noEffect = answers['essential_service_disrupted'] === false;
  if (!short && (copy === 'NO' || (copy === 'UNKNOWN' && reading !== 'BEST'))) {
    const grave = vital || hasSpecialPeople(set);
    return of(grave ? 'HIGH_RISK' : 'RISK', 'PERMANENCE', `no copy of "${set.name}" is known to be at hand`);
  }
  if (vital && !noEffect && reading !== 'BEST')
    return of('HIGH_RISK', 'CONTROLLER', `people's care may hang on "${set.name}" while it is restored`);
  const open = reading === 'WORST' && !noEffect;
  const says = short
    ? `"${set.name}" was out of reach for a few hours`
    : `a copy of "${set.name}" is at hand`;
  return of(open ? 'RISK' : 'UNLIKELY', 'PERMANENCE', says);
}

/** By the recorded times: over within the hours people put up with. Unknown bounds count at their widest. */
function wasShort({ occurredFrom, occurredTo }: Outage): boolean {
  if (!occurredFrom || !occurredTo) return false;
  const tolerance = (occurredFrom.toleranceMinutes + occurredTo.toleranceMinutes) * 60_000;
  const lasted = Date.parse(occurredTo.at) - Date.parse(occurredFrom.at) + tolerance;
  return lasted >= 0 && lasted <= SHORT;
}

/** Altered: what counts is whether it can be put right, and whether somebody meant it. */
export function alterationOf(
  set: DataSetFacts,
  harm: Harm,
  { answers }: Pick<IncidentFacts, 'answers'>,
  weights: RiskWeights,
  reading: Reading,
  circumstances: Circumstances | null,
): Loss {
  const stated = circumstances?.integrity ?? null;
  const altered = happened(set.integrity, stated === null ? null : stated !== 'NOT_LOST');
  if (altered === 'NO' || (altered === 'UNKNOWN' && reading !== 'WORST')) return nothing;
  const meant =
    answers['suspected_malicious'] === true || causesOf(answers).some((cause) => weights.attacks.has(cause));
  const undone =
    stated === 'ALTERED_UNUSED' ||
    set.protection.availableElsewhere === 'YES' ||
    answers['availability_restored'] === 'without_effect';
  if (undone && !meant) return of('UNLIKELY', 'PERMANENCE', `"${set.name}" was altered and put right`);
  if (undone) return of('RISK', 'INTENT', `somebody altered "${set.name}" on purpose; it was put right`);
  const grave = isVital(set, weights) || (meant && harm.weight >= 3);
  return of(
    grave ? 'HIGH_RISK' : 'RISK',
    'CONSEQUENCES',
    `"${set.name}" was altered and cannot be put right for certain`,
  );
}

function isVital({ categories, groups }: DataSetFacts, { vital }: RiskWeights): boolean {
  return (
    categories.some((category) => vital.has(category)) ||
    groups.some(({ kind, count }) => kind === 'patients' && count !== 0)
  );
}

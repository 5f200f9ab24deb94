import type { Tri } from '../domain/facts.ts';
import { Refusal } from '../domain/refusal.ts';
import type { ScoredData, ScoredIdentifier, SeverityInputs } from '../domain/severity.ts';
import { severityProblems } from '../domain/severity-problems.ts';
import type { CircumstanceKey, CircumstanceValue, SeverityFlag } from '../domain/severity-tables.ts';
import type { Catalog } from '../rules/catalog.ts';

/** The inputs of a severity as a client gives them. Whatever is left out is not known. */
export type GivenInputs = {
  readonly data?: readonly GivenData[] | null | undefined;
  readonly identifiers?: readonly GivenIdentifier[] | null | undefined;
  /** Words on the circumstances of the breach. */
  readonly circumstances?: string | null | undefined;
  readonly over100?: Tri | null | undefined;
  readonly unintelligible?: Tri | null | undefined;
} & { readonly [K in CircumstanceKey]?: CircumstanceValue<K> | null | undefined };

export interface GivenData {
  readonly group?: ScoredData['group'] | undefined;
  readonly categories?: readonly string[] | null | undefined;
  readonly adjustment?: ScoredData['adjustment'] | undefined;
  readonly to?: number | null | undefined;
  readonly justification?: string | null | undefined;
}

export interface GivenIdentifier {
  readonly kind: ScoredIdentifier['kind'];
  readonly level?: ScoredIdentifier['level'] | undefined;
  readonly justification?: string | null | undefined;
}

interface Justified {
  /** The statement that holds the words; null: nothing was to be justified. */
  readonly justificationId: string | null;
}

/** The inputs as an assessment keeps them: words apart, in statements, so that they can be erased. */
export interface KeptInputs extends Omit<SeverityInputs, 'data' | 'identifiers'> {
  readonly data: readonly (ScoredData & Justified & { readonly categories: readonly string[] })[];
  readonly identifiers: readonly (ScoredIdentifier & Justified)[];
  readonly circumstancesId: string | null;
}

/** The inputs the score is computed from, or the refusal that names each the tables do not permit. */
export function toSeverityInputs(
  catalog: Catalog,
  given: GivenInputs,
  known: Readonly<Record<SeverityFlag, Tri>>,
): SeverityInputs {
  const { over100, unintelligible } = given;
  const inputs: SeverityInputs = {
    data: (given.data ?? []).map(({ group = null, adjustment = null, to = null }) => ({
      group,
      adjustment,
      to,
    })),
    identifiers: (given.identifiers ?? []).map(({ kind, level = null }) => ({ kind, level })),
    confidentiality: given.confidentiality ?? null,
    integrity: given.integrity ?? null,
    availability: given.availability ?? null,
    malice: given.malice ?? null,
    flags: { OVER_100: over100 ?? known.OVER_100, UNINTELLIGIBLE: unintelligible ?? known.UNINTELLIGIBLE },
  };
  checkLengths(inputs);
  checkCategories(catalog, given.data ?? []);
  const problems = severityProblems(inputs);
  if (problems.length > 0) {
    throw new Refusal(
      'INVALID_INPUT',
      problems.map(({ input, message }) => `${input}: ${message}`).join(' '),
      { fields: problems.map(({ input }) => input) },
    );
  }
  return inputs;
}

const MOST = 50;

function checkLengths({ data, identifiers }: SeverityInputs): void {
  if (data.length > MOST || identifiers.length > MOST)
    throw new Refusal(
      'LIMIT_EXCEEDED',
      `Up to ${MOST} entries of data and of identifiers: score alike ones together.`,
    );
}

function checkCategories({ vocabulary }: Catalog, data: readonly GivenData[]): void {
  const known = new Set(vocabulary.dataCategories.map(({ key }) => key));
  const unknown = data.flatMap(({ categories }) => categories ?? []).filter((key) => !known.has(key));
  if (unknown.length > 0) {
    throw new Refusal(
      'INVALID_INPUT',
      `Unknown data categories: ${unknown.join(', ')}. Ask for vocabulary { dataCategories { key } }.`,
      { unknown },
    );
  }
}

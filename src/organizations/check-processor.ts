import type { Tri } from '../domain/facts.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Catalog } from '../rules/catalog.ts';
import type { ProcessorRow } from './processor.row.ts';

export interface ProcessorInput {
  /** Replace this one; absent: the one of this name, or a new one. */
  readonly id?: string | null | undefined;
  readonly name: string;
  readonly categories?: readonly string[] | null | undefined;
  readonly receivesAll?: boolean | null | undefined;
  readonly receives?: string | null | undefined;
  readonly contractReference?: string | null | undefined;
  readonly securityContact?: string | null | undefined;
  readonly country?: string | null | undefined;
  readonly dpa?: Tri | null | undefined;
}

type Stated = Omit<ProcessorRow, 'organizationId' | 'id' | 'removedAt' | 'createdAt' | 'updatedAt'>;

/** What the processor's row is to hold, or the refusal that says what is wrong with it. */
export function checkProcessor(catalog: Catalog, input: ProcessorInput): Stated {
  const text = (value: string | null | undefined) => value?.trim() || null;
  const name = text(input.name);
  if (name === null) throw new Refusal('INVALID_INPUT', 'A processor needs a name.');
  const categories = [...new Set(input.categories ?? [])];
  const known = new Set(catalog.vocabulary.dataCategories.map(({ key }) => key));
  const unknown = categories.filter((category) => !known.has(category));
  if (unknown.length > 0) {
    throw new Refusal(
      'INVALID_INPUT',
      `Unknown data categories: ${unknown.join(', ')}. Ask for vocabulary { dataCategories { key } }.`,
      { unknown },
    );
  }
  const country = text(input.country);
  if (country !== null && !/^[A-Z]{2}$/.test(country))
    throw new Refusal('INVALID_INPUT', `"${country}" is not an ISO 3166-1 country code such as "IE".`);
  return {
    name,
    categories,
    receivesAll: input.receivesAll ?? false,
    receives: text(input.receives),
    contractReference: text(input.contractReference),
    securityContact: text(input.securityContact),
    country,
    dpa: input.dpa ?? 'UNKNOWN',
  };
}

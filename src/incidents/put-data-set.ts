import { v7 as uuid } from 'uuid';
import type { CountKind, DataRole, DataSetFacts, Protection, Tri } from '../domain/facts.ts';
import { found, notFound, Refusal } from '../domain/refusal.ts';
import { ProcessorRow } from '../organizations/processor.row.ts';
import { insertRows, updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import type { Catalog } from '../rules/catalog.ts';
import { AffectedGroupRow, DataSetRow } from './data-set.row.ts';

export interface GroupInput {
  readonly kind?: string | null | undefined;
  readonly jurisdiction?: string | null | undefined;
  readonly count?: number | null | undefined;
  readonly countKind?: CountKind | null | undefined;
}

/** One body of data as a client gives it; whatever is left out is unknown. */
export interface DataSetInput {
  readonly id?: string | null | undefined;
  readonly name: string;
  readonly role: DataRole;
  readonly controllers?: readonly string[] | null | undefined;
  readonly personalData?: Tri | null | undefined;
  readonly categories?: readonly string[] | null | undefined;
  readonly medium?: DataSetFacts['medium'] | null | undefined;
  readonly confidentiality?: Tri | null | undefined;
  readonly integrity?: Tri | null | undefined;
  readonly availability?: Tri | null | undefined;
  readonly protection?:
    | { readonly [K in keyof Protection]?: Protection[K] | null | undefined }
    | null
    | undefined;
  /** The processor at whom, or through whom, it happened. */
  readonly processorId?: string | null | undefined;
  readonly groups?: readonly GroupInput[] | null | undefined;
}

const JURISDICTION = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/;

/** Adds a data set to an incident, or replaces the one with this id, groups included. */
export async function putDataSet(
  work: Work,
  catalog: Catalog,
  incidentId: string,
  input: DataSetInput,
): Promise<string> {
  const { db, organizationId, now } = work;
  const processorId = input.processorId ?? null;
  if (processorId !== null)
    found(await db.findOneBy(ProcessorRow, { organizationId, id: processorId }), 'processor');
  const values = { ...checked(catalog, input), processorId, updatedAt: now };
  const id = input.id ?? uuid({ msecs: now.toMillis() });
  if (!input.id)
    await insertRows(db, DataSetRow, { organizationId, id, incidentId, ...values, createdAt: now });
  else if ((await updateRows(db, DataSetRow, { organizationId, id, incidentId }, values)) === 0)
    throw notFound('data set');
  else await db.delete(AffectedGroupRow, { organizationId, dataSetId: id });

  const groups = (input.groups ?? []).map((group) => ({
    organizationId,
    id: uuid({ msecs: now.toMillis() }),
    dataSetId: id,
    ...checkedGroup(catalog, group),
    createdAt: now,
    updatedAt: now,
  }));
  await insertRows(db, AffectedGroupRow, groups);
  return id;
}

type Stated = Omit<
  DataSetRow,
  'organizationId' | 'id' | 'incidentId' | 'processorId' | 'createdAt' | 'updatedAt'
>;

function checked(catalog: Catalog, input: DataSetInput): Stated {
  if (input.name.trim() === '')
    throw new Refusal('INVALID_INPUT', 'A data set needs a name ("production accounts").');
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
  const { encrypted, keySafe, availableElsewhere, passwordsRecoverable, algorithm, keyLocation } =
    input.protection ?? {};
  return {
    name: input.name.trim(),
    role: input.role,
    controllers: [...new Set(input.controllers ?? [])],
    personalData: input.personalData ?? 'UNKNOWN',
    categories,
    medium: input.medium ?? 'UNKNOWN',
    confidentiality: input.confidentiality ?? 'UNKNOWN',
    integrity: input.integrity ?? 'UNKNOWN',
    availability: input.availability ?? 'UNKNOWN',
    protection: {
      encrypted: encrypted ?? 'UNKNOWN',
      keySafe: keySafe ?? 'UNKNOWN',
      availableElsewhere: availableElsewhere ?? 'UNKNOWN',
      passwordsRecoverable: passwordsRecoverable ?? 'UNKNOWN',
      ...(algorithm && { algorithm }),
      ...(keyLocation && { keyLocation }),
    },
  };
}

function checkedGroup(catalog: Catalog, { kind, jurisdiction = null, count = null, countKind }: GroupInput) {
  const kinds = catalog.vocabulary.personKinds.map(({ key }) => key);
  if (kind && !kinds.includes(kind))
    throw new Refusal('INVALID_INPUT', `Unknown kind of person "${kind}". Known: ${kinds.join(', ')}.`);
  if (jurisdiction !== null && !JURISDICTION.test(jurisdiction)) {
    throw new Refusal(
      'INVALID_INPUT',
      `"${jurisdiction}" is no jurisdiction: use ISO 3166 codes such as "DE" or "US-CA", or leave it out if residence is unknown.`,
    );
  }
  if (count !== null && count < 0) throw new Refusal('INVALID_INPUT', 'A count is zero or more.');
  const stated = count === null ? 'UNKNOWN' : (countKind ?? 'ESTIMATED');
  if (count !== null && stated === 'UNKNOWN')
    throw new Refusal('INVALID_INPUT', 'A count that is given is EXACT or ESTIMATED.');
  return { kind: kind ?? 'UNKNOWN', jurisdiction, count, countKind: stated };
}

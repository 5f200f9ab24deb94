import { v7 as uuid } from 'uuid';
import type { CountKind, DataRole, DataSetFacts, Protection, Tri } from '../domain/facts.ts';
import { found, notFound, Refusal } from '../domain/refusal.ts';
import { ProcessorRow } from '../organizations/processor.row.ts';
import { insertRows, updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import type { Catalog } from '../rules/catalog.ts';
import { AffectedGroupRow, DataSetRow } from './data-set.row.ts';

export interface GroupInput {
  /** Of a group that stays: absent, one of the same kind and place keeps its id. */
  readonly id?: string | undefined;
  readonly kind?: string | null | undefined;
  readonly jurisdiction?: string | null | undefined;
  readonly count?: number | null | undefined;
  readonly countKind?: CountKind | null | undefined;
  readonly minors?: Tri | null | undefined;
  readonly minorCount?: number | null | undefined;
  readonly vulnerable?: Tri | null | undefined;
  readonly vulnerableCount?: number | null | undefined;
}

/** One body of data as a client gives it; whatever is left out is unknown. */
export interface DataSetInput {
  readonly id?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly role?: DataRole | null | undefined;
  readonly controllers?: readonly string[] | null | undefined;
  readonly personalData?: Tri | null | undefined;
  readonly categories?: readonly string[] | null | undefined;
  readonly medium?: DataSetFacts['medium'] | null | undefined;
  readonly confidentiality?: Tri | null | undefined;
  readonly integrity?: Tri | null | undefined;
  readonly availability?: Tri | null | undefined;
  readonly accessed?: Tri | null | undefined;
  readonly acquired?: Tri | null | undefined;
  readonly protection?:
    | { readonly [K in keyof Protection]?: Protection[K] | null | undefined }
    | null
    | undefined;
  /** The processor at whom, or through whom, it happened. */
  readonly processorId?: string | null | undefined;
  readonly groups?: readonly GroupInput[] | null | undefined;
}

const JURISDICTION = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/;

/**
 * Adds a data set to an incident, or replaces the one with this id, groups included. `nth`: where it stands in its call,
 * so that what was recorded in one instant keeps its order.
 */
export async function putDataSet(
  work: Work,
  catalog: Catalog,
  incidentId: string,
  input: DataSetInput,
  nth = 0,
): Promise<string> {
  const { db, organizationId, now } = work;
  const processorId = input.processorId ?? null;
  if (processorId !== null)
    found(await db.findOneBy(ProcessorRow, { organizationId, id: processorId }), 'processor');
  const values = { ...checkedDataSet(catalog, input), processorId, updatedAt: now };
  const id = input.id ?? uuid({ msecs: now.toMillis(), seq: nth });
  const before = await db.findBy(AffectedGroupRow, { organizationId, dataSetId: id });
  if (!input.id)
    await insertRows(db, DataSetRow, {
      ...{ organizationId, id, incidentId, ...values },
      ...{ copiedFrom: null, createdAt: now },
    });
  else if ((await updateRows(db, DataSetRow, { organizationId, id, incidentId }, values)) === 0)
    throw notFound('data set');
  else await db.delete(AffectedGroupRow, { organizationId, dataSetId: id });

  const groups = (input.groups ?? []).map((given, seq) => {
    const group = checkedGroup(catalog, given);
    const own = { organizationId, dataSetId: id, ...group, updatedAt: now };
    return {
      ...own,
      ...(kept(before, given.id, group) ?? { id: uuid({ msecs: now.toMillis(), seq }), createdAt: now }),
    };
  });
  await insertRows(db, AffectedGroupRow, groups);
  return id;
}

/** What was known of a group already: decisions are bound to groups by their ids. Each is kept once. */
function kept(
  before: AffectedGroupRow[],
  id: string | undefined,
  { kind, jurisdiction }: Pick<AffectedGroupRow, 'kind' | 'jurisdiction'>,
): Pick<AffectedGroupRow, 'id' | 'createdAt'> | null {
  const at = before.findIndex((one) =>
    id ? one.id === id : one.kind === kind && one.jurisdiction === jurisdiction,
  );
  const [row] = at < 0 ? [] : before.splice(at, 1);
  return row ? { id: row.id, createdAt: row.createdAt } : null;
}

type Stated = Omit<
  DataSetRow,
  'organizationId' | 'id' | 'incidentId' | 'processorId' | 'copiedFrom' | 'createdAt' | 'updatedAt'
>;

/** A data set as it would be kept, or the refusal that says what is wrong with it. */
export function checkedDataSet(catalog: Catalog, input: DataSetInput): Stated {
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
    name: input.name?.trim() || 'data not named yet',
    role: input.role ?? 'UNKNOWN',
    controllers: [...new Set(input.controllers ?? [])],
    personalData: input.personalData ?? 'UNKNOWN',
    categories,
    medium: input.medium ?? 'UNKNOWN',
    confidentiality: input.confidentiality ?? 'UNKNOWN',
    integrity: input.integrity ?? 'UNKNOWN',
    availability: input.availability ?? 'UNKNOWN',
    accessed: input.accessed ?? null,
    acquired: input.acquired ?? null,
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

/** A group as it would be kept, or the refusal that says what is wrong with it. */
export function checkedGroup(catalog: Catalog, group: GroupInput) {
  const { kind, countKind } = group;
  const { jurisdiction = null, count = null } = group;
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
  return {
    ...{ kind: kind ?? 'UNKNOWN', jurisdiction, count, countKind: stated },
    ...partOf(count, 'minors', group.minors, group.minorCount, (minors, minorCount) => ({
      minors,
      minorCount,
    })),
    ...partOf(
      count,
      'vulnerable',
      group.vulnerable,
      group.vulnerableCount,
      (vulnerable, vulnerableCount) => ({
        ...{ vulnerable, vulnerableCount },
      }),
    ),
  };
}

/** Whether some of a group are of a kind, and how many: a number says yes, zero says no, neither says not known. */
function partOf<T>(
  whole: number | null,
  field: string,
  stated: Tri | null | undefined,
  count: number | null | undefined,
  make: (known: Tri, count: number | null) => T,
): T {
  const known = stated ?? (count === null || count === undefined ? 'UNKNOWN' : count > 0 ? 'YES' : 'NO');
  const many = count ?? 0;
  if (many < 0 || (whole !== null && many > whole))
    throw new Refusal(
      'INVALID_INPUT',
      `The ${field} among a group are zero or more, and no more than the group.`,
    );
  if ((many > 0 && known !== 'YES') || (count === 0 && known === 'YES'))
    throw new Refusal(
      'INVALID_INPUT',
      `${field} and its count say different things. Give one of them, or both alike.`,
    );
  return make(known, many > 0 ? many : null);
}

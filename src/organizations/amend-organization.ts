import { IANAZone } from 'luxon';
import { notFound, Refusal } from '../domain/refusal.ts';
import { record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import type { Catalog } from '../rules/catalog.ts';
import { findOrganization } from './find-organization.ts';
import { OrganizationRow } from './organization.row.ts';
import { type GivenAnswers, withAnswers } from './organization-answers.ts';

/** What can be said of the organization itself; absent stays as it is, null means "not known". */
export interface OrganizationChange {
  readonly name?: string | null | undefined;
  readonly legalName?: string | null | undefined;
  readonly postalAddress?: string | null | undefined;
  readonly timeZone?: string | null | undefined;
  readonly establishments?: readonly string[] | null | undefined;
  readonly mainEstablishment?: string | null | undefined;
  /** Answers to the catalogue's questions about the organization; null takes one back. */
  readonly facts?: GivenAnswers | null | undefined;
}

/** Federal countries have several supervisory authorities: the subdivision says which. */
const PLACE = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/;

/** Changes the facts of the organization; open obligations are judged again by what follows from the event. */
export async function amendOrganization(
  work: Work,
  catalog: Catalog,
  input: OrganizationChange,
): Promise<{ organizationId: string }> {
  const { db, organizationId, now } = work;
  const { name, legalName, postalAddress, timeZone, establishments, mainEstablishment } = input;
  if (timeZone && !IANAZone.isValidZone(timeZone)) {
    throw new Refusal('INVALID_INPUT', 'timeZone is an IANA name such as "Europe/Berlin".');
  }
  checkPlaces([...(establishments ?? []), ...(mainEstablishment ? [mainEstablishment] : [])]);
  if (name !== undefined && !name?.trim())
    throw new Refusal('INVALID_INPUT', 'A name cannot be taken away: give another one.');
  const change: Partial<OrganizationRow> = {
    ...(name && { name: name.trim() }),
    ...(legalName !== undefined && { legalName }),
    ...(postalAddress !== undefined && { postalAddress }),
    ...(timeZone && { timeZone }),
    ...(establishments !== undefined && { establishments: establishments && [...establishments] }),
    ...(mainEstablishment !== undefined && { mainEstablishment }),
    ...(input.facts && { facts: await answersWith(work, catalog, input.facts) }),
  };
  if ((await updateRows(db, OrganizationRow, { id: organizationId }, { ...change, updatedAt: now })) === 0) {
    throw notFound('organization');
  }
  await record(work, { type: 'organization.amended', details: { fields: Object.keys(change) } });
  return { organizationId };
}

/** Refuses what is no code of a country or a part of one. */
export function checkPlaces(places: readonly string[]): void {
  for (const place of places) {
    if (!PLACE.test(place))
      throw new Refusal('INVALID_INPUT', `"${place}" is not an ISO 3166 code such as "IE" or "DE-BY".`);
  }
}

async function answersWith({ db, organizationId }: Work, catalog: Catalog, given: GivenAnswers) {
  return withAnswers(catalog, (await findOrganization(db, organizationId)).facts, given);
}

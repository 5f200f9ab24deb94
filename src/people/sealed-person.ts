import type { EntityManager } from 'typeorm';
import { type MasterKey, openPeopleKeys, type PeopleKeys } from '../platform/keys/key-ring.ts';
import { blindIndex, seal, unseal } from '../platform/keys/seal.ts';
import { addressIndexForm } from '../platform/mail/address.ts';
import type { AffectedPersonRow } from './affected-person.row.ts';

/** What identifies a person: the content of the sealed blob. */
export interface Identity {
  readonly email: string;
  readonly name: string | null;
}

/** A person as the dispatch writes to them. */
export interface OpenPerson extends Identity {
  readonly id: string;
  readonly locale: string | null;
  readonly jurisdiction: string | null;
  readonly kind: string | null;
}

/** Where a blob belongs; moved to another person, incident or tenant it does not open. */
export interface Place {
  readonly organizationId: string;
  readonly incidentId: string;
  readonly id: string;
}

/** Seals one person as one blob. */
export function sealPerson({ sealing }: PeopleKeys, place: Place, { email, name }: Identity): Buffer {
  return seal(sealing, Buffer.from(JSON.stringify({ email, name })), boundTo(place));
}

/** Finds the same address again, however it is capitalised, without storing it. */
export function addressIndex({ indexing }: Pick<PeopleKeys, 'indexing'>, email: string): Buffer {
  return blindIndex(indexing, addressIndexForm(email));
}

/** Opens people of one incident, in the order given; null where one was erased. Refuses when the incident's key is gone. */
export async function openPeople(
  db: EntityManager,
  master: MasterKey,
  organizationId: string,
  incidentId: string,
  rows: readonly AffectedPersonRow[],
): Promise<(OpenPerson | null)[]> {
  if (rows.every(({ sealed }) => sealed === null)) return rows.map(() => null);
  const keys = await openPeopleKeys(db, master, organizationId, incidentId);
  if (!keys) throw new Error('Sealed people without the key of their incident.');
  return rows.map((row) => openPerson(keys, { organizationId, incidentId, id: row.id }, row));
}

function openPerson(keys: PeopleKeys, place: Place, row: AffectedPersonRow): OpenPerson | null {
  if (row.sealed === null) return null;
  const { email, name } = JSON.parse(unseal(keys.sealing, row.sealed, boundTo(place)).toString()) as Identity;
  const { id, locale, jurisdiction, kind } = row;
  return { id, email, name, locale, jurisdiction, kind };
}

const boundTo = ({ organizationId, incidentId, id }: Place): string =>
  `affected_person/sealed/${organizationId}/${incidentId}/${id}`;

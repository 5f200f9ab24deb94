import type { EntityManager } from 'typeorm';
import type { AgeBand } from '../domain/age.ts';
import { type MasterKey, openPeopleKeys, type PeopleKeys } from '../platform/keys/key-ring.ts';
import { blindIndex, seal, unseal } from '../platform/keys/seal.ts';
import { addressIndexForm } from '../platform/mail/address.ts';
import type { AffectedPersonRow } from './affected-person.row.ts';

/** What identifies a person: the content of the sealed blob. */
export interface Identity {
  /** Null: there is no mail address, but a postal one or a guardian's. */
  readonly email: string | null;
  readonly name: string | null;
  /** Lines of the postal address, without the name. */
  readonly post?: readonly string[] | undefined;
  /** Date of birth, "2012-02-29". */
  readonly born?: string | undefined;
  readonly guardian?: { readonly email: string | null; readonly name: string | null } | undefined;
}

/** A person as the dispatch writes to them. */
export interface OpenPerson extends Identity {
  readonly id: string;
  readonly locale: string | null;
  readonly jurisdiction: string;
  readonly kind: string | null;
  readonly ageBand: AgeBand;
  readonly doNotContact: boolean;
}

/** Where a blob belongs; moved to another person, incident or tenant it does not open. */
export interface Place {
  readonly organizationId: string;
  readonly incidentId: string;
  readonly id: string;
}

/** Seals one person as one blob. */
export function sealPerson({ sealing }: PeopleKeys, place: Place, identity: Identity): Buffer {
  const { email, name, post, born, guardian } = identity;
  return seal(sealing, Buffer.from(JSON.stringify({ email, name, post, born, guardian })), boundTo(place));
}

/** Finds the same address again, however it is capitalised, without storing it. */
export function addressIndex({ indexing }: Pick<PeopleKeys, 'indexing'>, email: string): Buffer {
  return blindIndex(indexing, addressIndexForm(email));
}

/**
 * The index of a person: their address, or without one their name with their postal address and guardian, since brothers
 * and sisters share a guardian's.
 */
export function personIndex(keys: Pick<PeopleKeys, 'indexing'>, person: Identity): Buffer {
  const { email, name, post = [], guardian } = person;
  if (email !== null) return addressIndex(keys, email);
  const rest = [name, ...post, guardian?.email].map((part) => part?.normalize('NFC').toLowerCase() ?? '');
  return blindIndex(keys.indexing, JSON.stringify(['without an address', ...rest]));
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
  const { id, locale, jurisdiction, kind, ageBand, doNotContact } = row;
  return {
    ...openIdentity(keys, place, row.sealed),
    ...{ id, locale, jurisdiction, kind, ageBand, doNotContact },
  };
}

/** What is in one blob; throws when it is not that place's. */
export function openIdentity(
  { sealing }: Pick<PeopleKeys, 'sealing'>,
  place: Place,
  sealed: Buffer,
): Identity {
  return JSON.parse(unseal(sealing, sealed, boundTo(place)).toString()) as Identity;
}

const boundTo = ({ organizationId, incidentId, id }: Place): string =>
  `affected_person/sealed/${organizationId}/${incidentId}/${id}`;

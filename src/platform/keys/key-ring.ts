import { createHash, randomBytes } from 'node:crypto';
import type { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Refusal } from '../../domain/refusal.ts';
import type { Work } from '../database/work.ts';
import { IncidentKeyRow, OrganizationKeyRow } from './key.row.ts';
import { derive, seal, unseal } from './seal.ts';

/** The installation's master key: wraps the organizations' keys, never stored in the database. */
export interface MasterKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/** The two keys of one incident's people: one seals them, one makes their blind index. */
export interface PeopleKeys {
  readonly sealing: Buffer;
  readonly indexing: Buffer;
}

/** The two keys of one incident's files: one seals their pieces, one makes the digests that the record keeps. */
export interface FileKeys {
  readonly sealing: Buffer;
  readonly indexing: Buffer;
}

/** Names a master key by its digest, so that a wrong one is noticed before it is used. */
export function masterKey(bytes: Buffer): MasterKey {
  return { id: createHash('sha256').update('tocsin/master').update(bytes).digest('hex').slice(0, 16), bytes };
}

/** The keys of the incident's people, made on first use. */
export async function peopleKeys(work: Work, master: MasterKey, incidentId: string): Promise<PeopleKeys> {
  return forPeople(await incidentKey(work, master, incidentId));
}

/** The keys of the incident's people if it has any; refuses when they were destroyed. */
export async function openPeopleKeys(
  db: EntityManager,
  master: MasterKey,
  organizationId: string,
  incidentId: string,
): Promise<PeopleKeys | null> {
  const key = await openIncidentKey(db, master, organizationId, incidentId);
  return key && forPeople(key);
}

/** The keys of the incident's files, made on first use. They go with the incident's key. */
export async function fileKeys(work: Work, master: MasterKey, incidentId: string): Promise<FileKeys> {
  const key = await incidentKey(work, master, incidentId);
  return { sealing: derive(key, 'files/seal'), indexing: derive(key, 'files/index') };
}

/** The keys of questions about an incident's people: one seals the address to answer, one tells a repeated question. */
export async function questionKeys(work: Work, master: MasterKey, incidentId: string): Promise<FileKeys> {
  const key = await incidentKey(work, master, incidentId);
  return { sealing: derive(key, 'questions/seal'), indexing: derive(key, 'questions/index') };
}

const forPeople = (key: Buffer): PeopleKeys => ({
  sealing: derive(key, 'people/seal'),
  indexing: derive(key, 'people/index'),
});

async function incidentKey(work: Work, master: MasterKey, incidentId: string): Promise<Buffer> {
  const { db, organizationId, now } = work;
  const existing = await openIncidentKey(db, master, organizationId, incidentId);
  if (existing) return existing;
  const wrapping = await organizationKey(db, master, organizationId, now);
  const wrapped = seal(wrapping, randomBytes(32), `incident_key/${organizationId}/${incidentId}`);
  await db
    .createQueryBuilder()
    .insert()
    .into(IncidentKeyRow)
    .values({ organizationId, incidentId, wrapped, createdAt: now, destroyedAt: null })
    .orIgnore()
    .execute();
  const made = await openIncidentKey(db, master, organizationId, incidentId);
  if (!made) throw new Error('The incident key just made is not there.');
  return made;
}

async function openIncidentKey(
  db: EntityManager,
  master: MasterKey,
  organizationId: string,
  incidentId: string,
): Promise<Buffer | null> {
  const row = await db.findOneBy(IncidentKeyRow, { organizationId, incidentId });
  if (!row) return null;
  if (!row.wrapped)
    throw new Refusal(
      'CONFLICT',
      'The people of this incident were erased; its key is destroyed, and what it sealed cannot be read.',
    );
  const wrapping = await openOrganizationKey(db, master, organizationId);
  if (!wrapping) throw new Error('An incident key without its organization key.');
  return unseal(wrapping, row.wrapped, `incident_key/${organizationId}/${incidentId}`);
}

/**
 * Whether this master key is the one of this database: the installation's own key, made with the first, must open with
 * it. Asked at start, so that a lost or exchanged key is noticed before anything is sealed with another.
 */
export async function isMasterKeyOf(work: Work, master: MasterKey): Promise<boolean> {
  const { db, organizationId, now } = work;
  const row = await db.findOneBy(OrganizationKeyRow, { organizationId });
  if (!row) await organizationKey(db, master, organizationId, now);
  return !row || row.masterKeyId === master.id;
}

/** A key of the organization for digests that outlive an incident's key (delivery proofs). */
export async function digestKey(work: Work, master: MasterKey): Promise<Buffer> {
  return derive(await organizationKey(work.db, master, work.organizationId, work.now), 'delivery/address');
}

/** A key of the organization for the endpoints its pages go to. */
export async function endpointKey(work: Work, master: MasterKey): Promise<Buffer> {
  return derive(await organizationKey(work.db, master, work.organizationId, work.now), 'pager/endpoint');
}

async function organizationKey(
  db: EntityManager,
  master: MasterKey,
  organizationId: string,
  now: DateTime,
): Promise<Buffer> {
  const existing = await openOrganizationKey(db, master, organizationId);
  if (existing) return existing;
  const wrapped = seal(master.bytes, randomBytes(32), `organization_key/${organizationId}`);
  await db
    .createQueryBuilder()
    .insert()
    .into(OrganizationKeyRow)
    .values({ organizationId, id: uuid(), masterKeyId: master.id, wrapped, createdAt: now })
    .orIgnore()
    .execute();
  const made = await openOrganizationKey(db, master, organizationId);
  if (!made) throw new Error('The organization key just made is not there.');
  return made;
}

async function openOrganizationKey(
  db: EntityManager,
  master: MasterKey,
  organizationId: string,
): Promise<Buffer | null> {
  const row = await db.findOneBy(OrganizationKeyRow, { organizationId });
  if (!row) return null;
  if (row.masterKeyId !== master.id) {
    throw new Refusal(
      'UNAVAILABLE',
      "The configured master key is not the one that wrapped this organization's key. Give the service the earlier master key.",
    );
  }
  return unseal(master.bytes, row.wrapped, `organization_key/${organizationId}`);
}

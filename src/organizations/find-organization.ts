import type { EntityManager } from 'typeorm';
import type { OrganizationFacts } from '../domain/facts.ts';
import { found } from '../domain/refusal.ts';
import { type Batch, manyEach, oneEach } from '../platform/database/batch.ts';
import { readRows } from '../platform/database/read-rows.ts';
import { ContactRow } from './contact.row.ts';
import { OrganizationRow } from './organization.row.ts';
import { PolicyRow } from './policy.row.ts';

/** The organization of the transaction. */
export async function findOrganization(db: EntityManager, organizationId: string): Promise<OrganizationRow> {
  return found(await db.findOneBy(OrganizationRow, { id: organizationId }), 'organization');
}

/** The organization of a request, read once however many fields ask. */
export const organizationById: Batch<string, OrganizationRow | null> = async (db, ids) =>
  oneEach(ids, await readRows(db, OrganizationRow, 'where t.id = any($1)', [ids]), ({ id }) => id);

/** Its contacts, by kind. */
export function findContacts(db: EntityManager, organizationId: string): Promise<ContactRow[]> {
  return db.find(ContactRow, { where: { organizationId }, order: { kind: 'ASC', createdAt: 'ASC' } });
}

/** The same for a request, read once however many fields ask. */
export const contactsOf: Batch<string, ContactRow[]> = async (db, ids) =>
  manyEach(
    ids,
    await readRows(db, ContactRow, 'where t.organization_id = any($1) order by t.kind, t.created_at, t.id', [
      ids,
    ]),
    ({ organizationId }) => organizationId,
  );

/** Its policies, newest first. */
export function findPolicies(db: EntityManager, organizationId: string): Promise<PolicyRow[]> {
  return db.find(PolicyRow, { where: { organizationId }, order: { createdAt: 'DESC', version: 'DESC' } });
}

/** The organization as the law looks at it. */
export function organizationFacts(row: OrganizationRow): OrganizationFacts {
  const { name, timeZone, establishments, mainEstablishment, representatives, facts: answers } = row;
  return { name, timeZone, establishments, mainEstablishment, representatives, answers };
}

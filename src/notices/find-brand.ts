import type { EntityManager } from 'typeorm';
import type { Brand } from '../domain/approval.ts';
import { NoticeBrandRow } from './notice-brand.row.ts';

/** How the organization's notices look by now; null: nobody set anything. */
export async function findBrand(
  db: EntityManager,
  organizationId: string,
): Promise<(Brand & { readonly version: number }) | null> {
  const row = await db.findOne(NoticeBrandRow, { where: { organizationId }, order: { version: 'DESC' } });
  return row && { version: row.version, name: row.name, accent: row.accent, footer: row.footer };
}

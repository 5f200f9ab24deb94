import { type EntityManager, In } from 'typeorm';
import { type Batch, oneEach } from '../platform/database/batch.ts';
import type { Cursor } from '../platform/graphql/paging.ts';
import { OrganizationRuleRow } from './organization-rule.row.ts';

export const organizationRuleById: Batch<string, OrganizationRuleRow | null> = async (db, ids) =>
  oneEach(ids, await db.findBy(OrganizationRuleRow, { id: In([...ids]) }), ({ id }) => id);

/** A page of an organization's own rules, oldest first, with one more than asked for. */
export async function findOrganizationRules(
  db: EntityManager,
  organizationId: string,
  { size, after }: { size: number; after: Cursor | null },
): Promise<OrganizationRuleRow[]> {
  const page = db
    .createQueryBuilder(OrganizationRuleRow, 'rule')
    .where('rule.organizationId = :organizationId', { organizationId })
    .orderBy('rule.putAt')
    .addOrderBy('rule.id')
    .limit(size + 1);
  if (after) page.andWhere('(rule.putAt, rule.id) > (:at, :id)', { at: new Date(after.key), id: after.id });
  return page.getMany();
}

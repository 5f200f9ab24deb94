import { inZone } from '../domain/instant.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Work } from '../platform/database/work.ts';
import type { Catalog } from '../rules/catalog.ts';
import { type ContractDuty, contractRule } from '../rules/contract-duty.ts';
import { findOrganization } from './find-organization.ts';
import { putOrganizationRule } from './put-organization-rule.ts';

/** Writes the rule of a contract's common case and takes it like any other. */
export async function addContractDuty(
  work: Work,
  catalog: Catalog,
  duty: ContractDuty,
): Promise<{ ruleRowId: string }> {
  const refuse = (field: string, message: string) => new Refusal('INVALID_INPUT', message, { field });
  if (!duty.partyName.trim()) throw refuse('partyName', 'Say by name whom the contract is with.');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(duty.effectiveFrom) || Number.isNaN(Date.parse(duty.effectiveFrom)))
    throw refuse('effectiveFrom', 'effectiveFrom is a date: YYYY-MM-DD.');
  if (duty.hours && duty.days) throw refuse('days', 'Give hours or days, as the contract does, not both.');
  for (const field of ['hours', 'days'] as const) {
    const n = duty[field];
    if (n !== null && n !== undefined && n <= 0)
      throw refuse(field, `${field} is a number above 0; leave it out where the contract names none.`);
  }
  const { timeZone } = await findOrganization(work.db, work.organizationId);
  return putOrganizationRule(work, catalog, {
    rule: contractRule(duty, inZone(work.now, timeZone).toISODate()),
  });
}

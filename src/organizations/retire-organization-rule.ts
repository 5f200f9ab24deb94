import { memberOf } from '../domain/actor.ts';
import { inZone } from '../domain/instant.ts';
import { found, Refusal } from '../domain/refusal.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { lockRecord, record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { findOrganization } from './find-organization.ts';
import { OrganizationRuleRow } from './organization-rule.row.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Ends a rule of the organization's own with a reason. It holds for whatever occurred up to its last day; it is never removed. */
export async function retireOrganizationRule(
  work: Work,
  input: { ruleRowId: string; reason: string; lastDay?: string | null | undefined },
): Promise<{ ruleRowId: string }> {
  const { db, organizationId, now } = work;
  await lockRecord(work);
  const key = { organizationId, id: input.ruleRowId };
  const row = found(await db.findOneBy(OrganizationRuleRow, key), 'rule');
  if (row.lastDay !== null)
    throw new Refusal('CONFLICT', `This rule was retired: its last day is ${row.lastDay}.`, {
      lastDay: row.lastDay,
    });
  const { timeZone } = await findOrganization(db, organizationId);
  const today = inZone(now, timeZone).toISODate();
  const lastDay = input.lastDay ?? today;
  if (!DAY.test(lastDay))
    throw new Refusal('INVALID_INPUT', 'lastDay is a date: YYYY-MM-DD.', { field: 'lastDay' });
  if (lastDay < today)
    throw new Refusal(
      'INVALID_INPUT',
      'A rule cannot end in the past: what occurred then falls under it. Put a corrected version, or decide on the obligations.',
      { field: 'lastDay' },
    );
  const reason = await makeStatement(work, { kind: 'RULE_REASON', text: input.reason });
  await updateRows(db, OrganizationRuleRow, key, {
    ...{ lastDay, retiredBy: memberOf(work.actor), retiredAt: now, retireReasonId: reason.statementId },
  });
  await record(work, { type: 'organization-rule.retired', details: { ruleRowId: row.id, lastDay, reason } });
  return { ruleRowId: row.id };
}

import { DateTime } from 'luxon';
import { memberOf } from '../domain/actor.ts';
import { readingsOf } from '../domain/policy-reading.ts';
import { found, Refusal } from '../domain/refusal.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { lockRecord, record } from '../platform/audit/record.ts';
import { insertRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import type { Catalog } from '../rules/catalog.ts';
import { findOrganization } from './find-organization.ts';
import { OrganizationRuleRow } from './organization-rule.row.ts';
import { PolicyRow } from './policy.row.ts';
import { PolicyConfirmationRow } from './policy-confirmation.row.ts';
import { promisesOf } from './promises-of.ts';

export interface PolicyReading {
  readonly policyId: string;
  /** ISO date. */
  readonly effectiveFrom: string;
  /** The start event of its promise; absent where it promises no hours. */
  readonly reading?: string | null | undefined;
  readonly rationale: string;
}

/**
 * Confirms, as a named person and once per version, since when a policy holds and what the term of its promise is counted
 * from. The due instants of open incidents follow; the reading not taken stays beside.
 */
export async function confirmPolicy(
  work: Work,
  catalog: Catalog,
  input: PolicyReading,
): Promise<{ policyId: string }> {
  const { db, organizationId, now } = work;
  const confirmedBy = memberOf(work.actor);
  if (!confirmedBy) throw new Refusal('FORBIDDEN', 'A policy is confirmed by a named person.');
  await lockRecord(work);
  const policy = found(await db.findOneBy(PolicyRow, { organizationId, id: input.policyId }), 'policy');
  if (await db.existsBy(PolicyConfirmationRow, { organizationId, policyId: policy.id })) {
    throw new Refusal(
      'CONFLICT',
      'This version is confirmed, and a confirmation stands for good: publish a new version to read it otherwise.',
    );
  }
  const { effectiveFrom } = input;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(effectiveFrom) || !DateTime.fromISO(effectiveFrom).isValid)
    throw new Refusal('INVALID_INPUT', 'effectiveFrom is a date: YYYY-MM-DD.', { field: 'effectiveFrom' });
  if (policy.effectiveFrom !== null && policy.effectiveFrom !== effectiveFrom)
    throw new Refusal(
      'INVALID_INPUT',
      `The policy itself states that it holds since ${policy.effectiveFrom}.`,
      {
        field: 'effectiveFrom',
      },
    );
  const { profile } = await findOrganization(db, organizationId);
  const published = await db.findBy(OrganizationRuleRow, { organizationId, policyId: policy.id });
  const promises = promisesOf(catalog, profile, policy, published);
  const unstated = promises.map(readingsOf).filter((starts) => starts.length > 1);
  const known = [...new Set(unstated.flat())];
  const reading = input.reading ?? null;
  if ((reading === null) !== (known.length === 0) || (reading !== null && !known.includes(reading))) {
    throw new Refusal(
      'INVALID_INPUT',
      known.length === 0
        ? 'This version leaves no start of a term unstated: leave reading out.'
        : `Say in reading what the term is counted from: ${known.join(' or ')}.`,
      { field: 'reading', known },
    );
  }
  const rationale = await makeStatement(work, { kind: 'READING_RATIONALE', text: input.rationale });
  await insertRows(db, PolicyConfirmationRow, {
    ...{ organizationId, policyId: policy.id, effectiveFrom, reading },
    ...{ rationaleId: rationale.statementId, confirmedBy, confirmedAt: now },
  });
  await record(work, {
    type: 'policy.confirmed',
    details: { policyId: policy.id, effectiveFrom, reading, rationale },
  });
  return { policyId: policy.id };
}

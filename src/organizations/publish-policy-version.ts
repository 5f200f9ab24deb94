import { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import { readingsOf } from '../domain/policy-reading.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Rule } from '../domain/rule.ts';
import { lockRecord, record } from '../platform/audit/record.ts';
import { insertRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import type { Catalog } from '../rules/catalog.ts';
import { PolicyRow } from './policy.row.ts';
import { digestOf, keepRule } from './put-organization-rule.ts';

export interface PolicyVersion {
  readonly key: string;
  readonly version: string;
  /** ISO date. */
  readonly effectiveFrom: string;
  /** Its promises, in the form of the catalogue; a promise keeps its id from version to version. */
  readonly rules: readonly unknown[];
}

/**
 * Publishes the next version of a policy with its promises. The version in force when a breach occurred applies; a later
 * one is shown beside, and leads where it is stricter. The promises of the version before end the day before this one begins.
 */
export async function publishPolicyVersion(
  work: Work,
  catalog: Catalog,
  { key, version, effectiveFrom, rules }: PolicyVersion,
): Promise<{ policyId: string }> {
  const { db, organizationId, now } = work;
  if (!key.trim() || !version.trim())
    throw new Refusal(
      'INVALID_INPUT',
      'A version of a policy has the key of its policy and a version of its own.',
    );
  if (!/^\d{4}-\d{2}-\d{2}$/.test(effectiveFrom) || !DateTime.fromISO(effectiveFrom).isValid)
    throw new Refusal('INVALID_INPUT', 'effectiveFrom is a date: YYYY-MM-DD.', { field: 'effectiveFrom' });
  await lockRecord(work);
  const known = await db.findOneBy(PolicyRow, { organizationId, key, version });
  if (known)
    throw new Refusal(
      'CONFLICT',
      `Version "${version}" of "${key}" is published. Give the next one a version of its own.`,
    );
  const policyId = uuid({ msecs: now.toMillis() });
  const row = {
    organizationId,
    id: policyId,
    key,
    version,
    effectiveFrom,
    dates: 'STATED',
    createdAt: now,
  } as const;
  await insertRows(db, PolicyRow, { ...row, toConfirm: [] });
  const kept: Rule[] = [];
  for (const given of rules) {
    const { rule } = await keepRule(work, catalog, ofVersion(given, version, effectiveFrom), policyId);
    kept.push(rule);
  }
  if (kept.some((rule) => readingsOf(rule).length > 1))
    await db.update(PolicyRow, { organizationId, id: policyId }, { toConfirm: [...UNSTATED] });
  await record(work, {
    type: 'policy.published',
    details: { policyId, effectiveFrom, rules: kept.length, digest: digestOf(kept) },
  });
  return { policyId };
}

const UNSTATED = [
  'The policy does not state what its term is counted from. A named person confirms the reading once per version.',
];

/** A promise of a version is of that version, and in force since its day: that need not be said twice, nor otherwise. */
function ofVersion(given: unknown, version: string, from: string): unknown {
  if (given === null || typeof given !== 'object' || Array.isArray(given)) return given;
  const { validity, ...rule } = given as Record<string, unknown>;
  const applies = validity !== null && typeof validity === 'object' ? validity : { appliesBy: 'occurred' };
  return { ...rule, source: 'PROMISE', version, validity: { ...applies, from } };
}

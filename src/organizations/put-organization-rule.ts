import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { memberOf } from '../domain/actor.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Rule } from '../domain/rule.ts';
import { lockRecord, record } from '../platform/audit/record.ts';
import { insertRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import type { Catalog } from '../rules/catalog.ts';
import { parseRule } from '../rules/parse-rule.ts';
import { OrganizationRuleRow } from './organization-rule.row.ts';

/** Rules of one organization's own, versions counted. */
const MOST = 500;

/**
 * Takes a rule of the organization's own, a contract or a promise, in the form of the law catalogue; its cases must hold.
 * A version is never overwritten. Open incidents are judged again by what follows from the event.
 */
export async function putOrganizationRule(
  work: Work,
  catalog: Catalog,
  { rule: given }: { readonly rule: unknown },
): Promise<{ ruleRowId: string }> {
  await lockRecord(work);
  const { rule, id } = await keepRule(work, catalog, given, null);
  await record(work, {
    type: 'organization-rule.put',
    details: {
      ...{ ruleRowId: id, source: rule.source, effectiveFrom: rule.validity.from },
      digest: digestOf([rule]),
    },
  });
  return { ruleRowId: id };
}

/** Checks a rule and keeps it as a new version. The record is locked by then: two cannot both be the same version. */
export async function keepRule(
  { db, organizationId, actor, now }: Work,
  catalog: Catalog,
  given: unknown,
  policyId: string | null,
): Promise<{ rule: Rule; id: string }> {
  const known = await db.findBy(OrganizationRuleRow, { organizationId });
  if (known.length >= MOST)
    throw new Refusal('LIMIT_EXCEEDED', `An organization keeps ${MOST} rules of its own at the most.`, {
      limit: MOST,
    });
  const rule = parseRule(
    given,
    catalog,
    known.map((row) => row.rule),
  );
  const { id: ruleId, version } = rule;
  if (known.some((row) => row.ruleId === ruleId && row.version === version)) {
    throw new Refusal(
      'CONFLICT',
      `There is a version "${version}" of "${ruleId}" already. A version is never overwritten: give the next one its own.`,
      { field: 'rule' },
    );
  }
  const id = uuid({ msecs: now.toMillis() });
  await insertRows(db, OrganizationRuleRow, {
    ...{ organizationId, id, ruleId, version, rule, policyId, putBy: memberOf(actor), putAt: now },
    ...{ lastDay: null, retiredBy: null, retiredAt: null, retireReasonId: null },
  });
  return { rule, id };
}

/** What the record may hold of rules: their digest. */
export function digestOf(rules: readonly Rule[]): string {
  return createHash('sha256').update(canonicalJson(rules)).digest('hex');
}

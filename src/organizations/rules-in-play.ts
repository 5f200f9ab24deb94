import { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import type { RuleFamily } from '../domain/assess-all.ts';
import { readingsOf, withReading } from '../domain/policy-reading.ts';
import type { Rule } from '../domain/rule.ts';
import type { Catalog } from '../rules/catalog.ts';
import { orderFamilies } from '../rules/order-families.ts';
import type { OrganizationRow } from './organization.row.ts';
import { OrganizationRuleRow } from './organization-rule.row.ts';
import { PolicyRow } from './policy.row.ts';
import { PolicyConfirmationRow } from './policy-confirmation.row.ts';
import { isPromiseOf } from './promises-of.ts';

/** The rules that can bind one organization: every law, what it promised, what it agreed to. */
export interface RulesInPlay {
  readonly families: readonly RuleFamily[];
  /** Names of recipients that only its own rules know. */
  readonly recipientNames: ReadonlyMap<string, string>;
  /** Whether a person has still to confirm what the clock of a promise counts from. */
  readonly isUnconfirmed: (rule: Pick<Rule, 'id' | 'version'>) => boolean;
}

/** A version of a policy, with what was confirmed of it. */
interface Published {
  readonly policy: PolicyRow;
  readonly confirmed: PolicyConfirmationRow | null;
  readonly from: string | null;
}

/** Laws, promises as confirmed, and the organization's own rules, each family with all its versions. */
export async function rulesInPlay(
  db: EntityManager,
  catalog: Catalog,
  { id: organizationId, profile }: Pick<OrganizationRow, 'id' | 'profile'>,
): Promise<RulesInPlay> {
  const own = await db.find(OrganizationRuleRow, {
    where: { organizationId },
    order: { putAt: 'DESC', id: 'DESC' },
  });
  // The latest first: of two versions since the same day, the later one corrects the earlier.
  const published = await publishedBy(db, organizationId);
  const known = (profile === null ? undefined : catalog.profiles.get(profile))?.families ?? [];
  const promised = known.flatMap(({ versions }) => versions);
  const policyOf = (rule: Rule, id: string | null) =>
    published.find(({ policy }) => (id === null ? isPromiseOf(rule, policy) : policy.id === id));
  const filed = [
    ...promised.map((rule) => ({ rule, of: policyOf(rule, null), lastDay: null })),
    ...own.map(({ rule, policyId, lastDay }) => ({
      rule,
      of: policyId ? policyOf(rule, policyId) : undefined,
      lastDay,
    })),
  ];
  const open = new Set(
    filed
      .filter(({ rule, of }) => of && !of.confirmed && readingsOf(rule).length > 1)
      .map(({ rule }) => keyOf(rule)),
  );
  const rules = filed.map(({ rule, of, lastDay }) =>
    ended(of ? asPublished(rule, of, published) : rule, lastDay),
  );
  return {
    families: [...catalog.families, ...orderFamilies(rules, [])],
    recipientNames: new Map(own.flatMap(({ rule }) => nameOf(rule))),
    isUnconfirmed: (rule) => open.has(keyOf(rule)),
  };
}

/** The versions of its policies, in the order in which they came into force; an undated one before all others. */
async function publishedBy(db: EntityManager, organizationId: string): Promise<readonly Published[]> {
  const policies = await db.find(PolicyRow, {
    where: { organizationId },
    order: { createdAt: 'ASC', id: 'ASC' },
  });
  const confirmations = await db.findBy(PolicyConfirmationRow, { organizationId });
  const all = policies.map((policy) => {
    const confirmed = confirmations.find(({ policyId }) => policyId === policy.id) ?? null;
    return { policy, confirmed, from: confirmed?.effectiveFrom ?? policy.effectiveFrom };
  });
  return all.sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
}

/** A promise as its policy stands: from the day confirmed, read as confirmed, up to the day before the next version. */
function asPublished(rule: Rule, of: Published, published: readonly Published[]): Rule {
  const { confirmed, policy, from } = of;
  const next = published.find((one) => one.policy.key === policy.key && (one.from ?? '') > (from ?? ''));
  const to = next?.from ? dayBefore(next.from) : null;
  const dated = { ...rule, validity: { ...rule.validity, from: from ?? rule.validity.from } };
  return ended(confirmed?.reading ? withReading(dated, confirmed.reading) : dated, to);
}

/** A rule that held up to a day: a breach up to then still falls under it. */
function ended(rule: Rule, lastDay: string | null): Rule {
  const { to } = rule.validity;
  if (lastDay === null || (to !== null && to <= lastDay)) return rule;
  return { ...rule, validity: { ...rule.validity, to: lastDay } };
}

function dayBefore(day: string): string {
  return DateTime.fromISO(day, { zone: 'utc' }).minus({ days: 1 }).toISODate() as string;
}

/** "party:Nordlicht Insurance" is named by what stands after the colon. */
function nameOf({ recipient: { resolver } }: Rule): [string, string][] {
  if (resolver.kind !== 'static') return [];
  const [kind = '', ...name] = resolver.key.split(':');
  return kind === 'party' || kind === 'controller' ? [[resolver.key, name.join(':')]] : [];
}

const keyOf = ({ id, version }: Pick<Rule, 'id' | 'version'>) => `${id} ${version}`;

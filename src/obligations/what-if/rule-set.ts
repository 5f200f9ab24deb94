import { DateTime } from 'luxon';
import { answerUnder, rulesAwaited } from '../../domain/anchors.ts';
import type { RuleFamily } from '../../domain/assess-all.ts';
import type { Clock } from '../../domain/clock.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Rule } from '../../domain/rule.ts';
import { orderFamilies } from '../../rules/order-families.ts';

/** What makes a set of rules another one than that in force. */
export interface RuleSetChange {
  /** Rules that are proposed or to come, to be applied in place of those they replace. */
  readonly proposals?: readonly string[] | null | undefined;
  /** A day (ISO date) whose law is applied whenever it happened; absent: the law at the event each rule names. */
  readonly inForceOn?: string | null | undefined;
}

export interface RuleSet {
  readonly families: readonly RuleFamily[];
  /** By the id of a rule that is replaced, the one in its place. */
  readonly successors: ReadonlyMap<string, string>;
}

/** The rules as they would be: those replaced are out, and what hung on them hangs on their successors. */
export function ruleSet(families: readonly RuleFamily[], change: RuleSetChange): RuleSet {
  const proposals = new Map((change.proposals ?? []).map((id) => [id, proposalOf(id, families)]));
  const successors = new Map(
    [...proposals].flatMap(([id, { replaces = [] }]) => replaces.map((replaced) => [replaced, id] as const)),
  );
  const dated = change.inForceOn ? onDay(families, change.inForceOn) : families;
  if (proposals.size === 0) return { families: dated, successors };
  const rules = dated
    .filter(({ id }) => !successors.has(id) && !proposals.has(id))
    .flatMap(({ versions }) => versions);
  const applied = [...proposals.values()].map(asInForce);
  const all = [...rules, ...applied].map((rule) => following(rule, successors));
  return { families: orderFamilies(all, []), successors };
}

/** The version of a rule that is not in force yet. */
function proposalOf(id: string, families: readonly RuleFamily[]): Rule {
  const versions = families.find((family) => family.id === id)?.versions ?? [];
  const found = versions.findLast(({ status }) => status === 'proposed' || status === 'future');
  if (found) return found;
  const known = families.filter(({ versions: all }) =>
    all.some(({ status }) => status === 'proposed' || status === 'future'),
  );
  const says = versions.length > 0 ? `"${id}" has no proposed or future version` : `There is no rule "${id}"`;
  throw new Refusal('INVALID_INPUT', `${says}. A comparison applies rules that are not in force yet.`, {
    field: 'proposals',
    known: known.map((one) => one.id),
  });
}

/** Of each rule the version in force on a day, whenever the event it names was. Undated promises stay as they are. */
function onDay(families: readonly RuleFamily[], day: string): readonly RuleFamily[] {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !DateTime.fromISO(day).isValid)
    throw new Refusal('INVALID_INPUT', `"${day}" is no date such as "2027-01-31".`, { field: 'inForceOn' });
  return families.flatMap(({ id, versions }) => {
    const fitting = versions
      .filter(({ status }) => status !== 'proposed')
      .filter(({ validity: { from, to }, status, source }) =>
        from === null
          ? status === 'in_force' && source !== 'STATUTE'
          : from <= day && (to === null || day <= to),
      );
    const [latest] = [...fitting].sort((a, b) =>
      (a.validity.from ?? '') < (b.validity.from ?? '') ? 1 : -1,
    );
    return latest ? [{ id, versions: [latest.validity.from === null ? latest : asInForce(latest)] }] : [];
  });
}

/** The rule as though it had always been law. */
function asInForce(rule: Rule): Rule {
  return { ...rule, status: 'in_force', validity: { ...rule.validity, from: '1900-01-01', to: null } };
}

/** What a rule follows, waits for or stands in order with, where that is replaced. */
function following(rule: Rule, successors: ReadonlyMap<string, string>): Rule {
  const { clock, dependsOn, order } = rule;
  const advised = order.advised ?? [];
  const named = [
    ...[...dependsOn, ...rulesAwaited(clock), clock.concurrentWith, ...order.before, ...order.after],
    ...advised.map(({ after }) => after),
  ];
  if (!named.some((id) => id !== null && successors.has(id))) return rule;
  const now = (id: string) => successors.get(id) ?? id;
  return {
    ...rule,
    dependsOn: dependsOn.map(now),
    clock: clockFollowing(clock, successors),
    order: {
      before: order.before.map(now),
      after: order.after.map(now),
      advised: advised.map((one) => ({ ...one, after: now(one.after) })),
    },
  };
}

function clockFollowing(clock: Clock, successors: ReadonlyMap<string, string>): Clock {
  const events = new Map([...successors].map(([old, id]) => [answerUnder(old), answerUnder(id)]));
  const at = <T extends string | null>(event: T): T => ((event && events.get(event)) ?? event) as T;
  return {
    ...clock,
    start: at(clock.start),
    whileUnknown: at(clock.whileUnknown),
    concurrentWith: clock.concurrentWith && (successors.get(clock.concurrentWith) ?? clock.concurrentWith),
    alternatives: clock.alternatives.map((one) => ({
      ...one,
      start: at(one.start),
      whileUnknown: at(one.whileUnknown),
    })),
  };
}

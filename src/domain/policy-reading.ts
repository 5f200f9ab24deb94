import { type AssessContext, assess, type Verdict } from './assess.ts';
import type { RuleFamily } from './assess-all.ts';
import type { StartEvent } from './clock.ts';
import { step } from './clock-leg.ts';
import type { IncidentFacts, OrganizationFacts } from './facts.ts';
import { inZone } from './instant.ts';
import type { Rule } from './rule.ts';
import { showInstant } from './time-display.ts';

/** The events a promise may be read to count from: its own start, and the other readings. */
export function readingsOf({ clock }: Rule): readonly StartEvent[] {
  return [clock.start, ...clock.readings.map(({ start }) => start)];
}

/** The rule with its clock started as a person confirmed; the reading not taken stays beside. */
export function withReading(rule: Rule, reading: StartEvent): Rule {
  const { clock } = rule;
  if (reading === clock.start || !readingsOf(rule).includes(reading)) return rule;
  const others = clock.readings.filter(({ start }) => start !== reading);
  const before = {
    start: clock.start,
    says: 'If it were read to run from there; another reading was confirmed',
  };
  return {
    ...rule,
    clock: { ...clock, start: reading, whileUnknown: clock.start, readings: [before, ...others] },
  };
}

/** What a promise is judged on, beside the facts. */
export interface Judging {
  readonly facts: IncidentFacts;
  readonly organization: OrganizationFacts;
  readonly context: AssessContext;
  /** Whether a person has still to confirm what a rule's clock counts from. */
  readonly isUnconfirmed: (rule: Pick<Rule, 'id' | 'version'>) => boolean;
}

/** While nobody has confirmed a reading, the earliest leads, provisionally, and says so. */
export function asRead(verdict: Verdict, judging: Judging): Verdict {
  const { rule, due } = verdict;
  if (due === null || rule.clock.readings.length === 0 || !judging.isUnconfirmed(rule)) return verdict;
  const all = [
    verdict,
    ...rule.clock.readings.flatMap(({ start }) => again(withReading(rule, start), verdict, judging)),
  ];
  const dated = all.filter((one) => one.due?.dueAt);
  dated.sort((a, b) => Number(a.due?.dueAt) - Number(b.due?.dueAt));
  const lead = dated[0]?.due ?? due;
  const says =
    'The source does not say what this counts from, and nobody has confirmed a reading: the earliest leads, provisionally.';
  const steps = [...lead.steps, step(says, null, judging.organization.timeZone)];
  const said = { value: 'UNKNOWN' as const, says, clause: rule.citation, facts: [] };
  return { ...verdict, provisional: true, why: [...verdict.why, said], due: { ...lead, steps } };
}

/**
 * The version of a policy in force when the breach occurred applies; one that came into force since is shown beside it,
 * and leads where it is stricter: people were promised that, too.
 */
export function withLaterVersions(
  verdict: Verdict,
  families: readonly RuleFamily[],
  judging: Judging,
): Verdict {
  if (verdict.source !== 'PROMISE') return verdict;
  const { context, organization } = judging;
  const today = inZone(context.at, organization.timeZone).toISODate();
  const versions = families.find(({ id }) => id === verdict.ruleId)?.versions ?? [];
  const since = verdict.rule.validity.from ?? '';
  const later = versions.filter(
    ({ status, validity: { from } }) =>
      status === 'in_force' && from !== null && from > since && from <= today,
  );
  return later
    .flatMap((rule) => again(rule, verdict, judging))
    .reduce((leading, other) => beside(leading, asRead(other, judging), organization.timeZone), verdict);
}

function beside(leading: Verdict, other: Verdict, zone: string): Verdict {
  if (other.verdict === 'NOT_REQUIRED') return leading;
  const [front, back] = isStricter(other, leading) ? [other, leading] : [leading, other];
  const isLater = front === other;
  const says = isLater
    ? `Version ${other.ruleVersion} came into force since and is stricter: it leads. When the breach occurred, version ${leading.ruleVersion} applied.`
    : `By version ${other.ruleVersion} of the policy, which came into force since`;
  if (front.due === null) return front;
  const reading = {
    startEvent: back.due?.startEvent ?? front.rule.clock.start,
    says: isLater
      ? `By version ${leading.ruleVersion} of the policy, in force when the breach occurred`
      : says,
    dueAt: back.due?.dueAt ?? null,
  };
  const due = { ...front.due, beside: [...front.due.beside, reading] };
  if (!isLater) return { ...front, due };
  const said = { value: front.why[0]?.value ?? 'YES', says, clause: front.citation, facts: [] } as const;
  const at = due.dueAt === null ? '' : ` ${showInstant(due.dueAt, zone)}.`;
  return {
    ...front,
    why: [...front.why, said],
    due: { ...due, steps: [...due.steps, step(`${says}${at}`, null, zone)] },
  };
}

/** Sooner, or asked for at all. */
function isStricter(other: Verdict, leading: Verdict): boolean {
  if (leading.verdict === 'NOT_REQUIRED') return true;
  const [soon, now] = [other.due?.dueAt ?? null, leading.due?.dueAt ?? null];
  return soon !== null && (now === null || soon < now);
}

/** The same duty judged once more under other terms, for the same recipient. */
function again(
  rule: Rule,
  { recipient }: Verdict,
  { facts, organization, context }: Judging,
): readonly Verdict[] {
  return assess(rule, facts, organization, context).filter((one) => one.recipient.key === recipient.key);
}

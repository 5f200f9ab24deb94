import type { DateTime } from 'luxon';
import type { Act } from './anchors.ts';
import type { Calendars } from './business-calendar.ts';
import type { Deadline } from './deadline.ts';
import { dueUnder } from './due-under.ts';
import { type ConsideredExemption, consider } from './exemptions.ts';
import type { IncidentFacts, OrganizationFacts } from './facts.ts';
import { allOf, distinct, type Finding, type OpenQuestion, under, type Why } from './finding.ts';
import type { Followings } from './following.ts';
import { type Hearing, hear } from './hearing.ts';
import type { Predicate } from './predicate.ts';
import { boundBy, evaluate, evaluateIn } from './predicates.ts';
import { resolveRecipients } from './recipients.ts';
import { isFarFrom, kindFact } from './remote.ts';
import type { ResolvedRecipient } from './resolved-recipient.ts';
import type { Rule, RuleSource } from './rule.ts';
import { type Scene, withSets } from './scene.ts';

export type VerdictValue = 'REQUIRED' | 'NOT_REQUIRED' | 'UNDECIDED';

/** What the engine needs besides the facts: all of it data, read once at start. */
export interface AssessContext {
  /** The instant of the assessment; picks a version only when no time of the incident is known. */
  readonly at: DateTime<true>;
  readonly calendars: Calendars;
  /** Question texts by fact key. */
  readonly questions: ReadonlyMap<string, string>;
  /** Which answers follow from what is recorded, by fact key; absent: none. */
  readonly follows?: Followings | undefined;
  /** Names of authorities and other static recipients by key. */
  readonly recipientNames: ReadonlyMap<string, string>;
  /** What first answered the duties of this incident: it starts the clocks that are chained to them. */
  readonly acts: readonly Act[];
}

/** One rule judged for one resolved recipient. */
export interface Verdict {
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly regime: string;
  readonly title: string;
  readonly source: RuleSource;
  readonly citation: string;
  readonly recipient: ResolvedRecipient;
  readonly verdict: VerdictValue;
  /** An open question or an unknown start may still change the verdict, the recipient or the due instant. */
  readonly provisional: boolean;
  /** Undecided only because nothing recorded points to the place where the rule holds. */
  readonly remote: boolean;
  readonly why: readonly Why[];
  readonly openQuestions: readonly OpenQuestion[];
  readonly exemptions: readonly ConsideredExemption[];
  /** null when not required. When undecided: due *if* required. */
  readonly due: Deadline | null;
  /** Whether the register holds what the rule asks of it; null: nothing of ours answers this duty by itself. */
  readonly kept: Finding | null;
  /** The rule as it stood: terms are snapshotted on the obligation. */
  readonly rule: Rule;
}

/**
 * Judges one version of a rule: one verdict per resolved recipient, and always at least one. `hearing`: of the same facts
 * and organization, where several rules are judged.
 */
export function assess(
  rule: Rule,
  facts: IncidentFacts,
  organization: OrganizationFacts,
  context: AssessContext,
  hearing: Hearing = hear(facts, organization, context),
): readonly Verdict[] {
  const open = hearing.sceneFor(rule.actor.roles);
  const early = outOfReach(rule, open);
  const whole = wholeOf(rule);
  const scene = early === null ? boundBy(whole, open) : withSets(open, []);
  const actor = early === null ? rule.actor.predicates.map((one) => evaluateIn(one, scene)) : [];
  const applies = early ?? allOf([...actor, evaluateIn(rule.trigger, scene)]);
  const exemptions = applies.value === 'NO' ? [] : consider(rule, scene);
  const verdict = judge(applies, exemptions);
  const condition = (predicate: Predicate) => evaluate(predicate, scene);
  const { timeZone: zone } = organization;
  const dueFor =
    verdict === 'NOT_REQUIRED'
      ? () => null
      : dueUnder(rule, hearing, { zone, calendars: context.calendars, acts: context.acts, judge: condition });
  const kept = verdict === 'NOT_REQUIRED' ? null : keptBy(rule, scene);
  const why = [...applies.why];
  const asked = [...applies.questions];
  for (const one of exemptions) {
    if (one.value !== 'NO') why.push(...one.why);
    asked.push(...one.questions);
  }
  const first = askedFirst(actor);
  return resolveRecipients(rule, scene.sets, organization, context.recipientNames, condition).map(
    (recipient) => {
      // Required towards somebody is not yet required towards those of whom it is open whether they are concerned.
      const own = verdict === 'REQUIRED' && recipient.concerned === 'UNKNOWN' ? 'UNDECIDED' : verdict;
      const due = dueFor(recipient.key);
      const all = first.length > 0 ? first : [...asked, ...recipient.questions, ...(due?.questions ?? [])];
      const left = verdict === 'NOT_REQUIRED' ? [] : all;
      const openQuestions = distinct([...left, ...(kept?.questions ?? [])]);
      const remote =
        own === 'UNDECIDED' && isFarFrom(hearing.places, rule) && allOf(actor).value === 'UNKNOWN';
      return {
        ruleId: rule.id,
        ruleVersion: rule.version,
        regime: rule.regime,
        title: rule.title,
        source: rule.source,
        citation: rule.citation,
        recipient,
        verdict: own,
        remote,
        provisional: left.length > 0 || due?.provisional === true,
        why: kept === null ? why : [...why, ...kept.why],
        openQuestions,
        exemptions,
        due,
        kept,
        rule,
      };
    },
  );
}

const wholes = new WeakMap<Rule, Predicate & { readonly all: readonly Predicate[] }>();

/** Whom a rule reaches and what sets it off, as one test. */
function wholeOf(rule: Rule) {
  const whole = wholes.get(rule) ?? { all: [...rule.actor.predicates, rule.trigger] };
  wholes.set(rule, whole);
  return whole;
}

/** The finding that the law does not reach the case at all, whatever its data sets are; null: it may. Asked first: most laws do not. */
function outOfReach({ actor }: Rule, scene: Scene): Finding | null {
  for (const predicate of actor.predicates) {
    if (!saysWhom(predicate)) continue;
    const found = evaluate(predicate, scene);
    if (found.value === 'NO') return found;
  }
  return null;
}

/**
 * Whether the law speaks to an organization of this kind is asked before what happened: a maker of furniture is not asked
 * how many minutes its trust service was down.
 */
function askedFirst(actor: readonly Finding[]): Finding['questions'] {
  return actor.flatMap(({ questions }) => questions.filter(({ key }) => key === kindFact));
}

/** A test of people, answers and establishments alone, or one joined of such: it speaks of no data set. */
function saysWhom(predicate: Predicate): boolean {
  if ('any' in predicate) return predicate.any.every(saysWhom);
  return 'affected' in predicate || 'fact' in predicate || 'organization' in predicate;
}

function keptBy({ recipient: { resolver } }: Rule, scene: Scene): Finding | null {
  return resolver.kind === 'internal' && resolver.kept !== undefined
    ? under(evaluate(resolver.kept, scene), undefined, 'The register')
    : null;
}

function judge(applies: Finding, exemptions: readonly ConsideredExemption[]): VerdictValue {
  if (applies.value === 'NO') return 'NOT_REQUIRED';
  const lifting = exemptions.filter((one) => one.lifts);
  if (lifting.some((one) => one.value === 'YES')) return 'NOT_REQUIRED';
  if (applies.value === 'UNKNOWN') return 'UNDECIDED';
  // GDPR Art. 33(1) "unless": where the burden is the controller's, the duty stands until a finding lifts it.
  return lifting.some((one) => one.value === 'UNKNOWN' && one.burden === 'neutral')
    ? 'UNDECIDED'
    : 'REQUIRED';
}

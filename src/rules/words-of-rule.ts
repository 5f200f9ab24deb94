import { eventsOf, rulesAwaited } from '../domain/anchors.ts';
import { ENTITY_CALENDAR } from '../domain/business-calendar.ts';
import type { DataSetTest, FactTest, Predicate } from '../domain/predicate.ts';
import type { Rule } from '../domain/rule.ts';

/** Every word a rule takes from the catalogue, to be checked against it. */
export interface WordsOfRule {
  readonly facts: readonly FactTest[];
  readonly categories: readonly string[];
  readonly elements: readonly string[];
  readonly calendars: readonly string[];
  readonly rules: readonly string[];
  /** The events its clock starts at, and the one that picks its version. */
  readonly events: readonly string[];
}

export function wordsOf(rule: Rule): WordsOfRule {
  const { content, clock, recipient, validity } = rule;
  const { resolver } = recipient;
  const conditions = [...clock.cases, clock.rollover, ...clock.extensions].map(({ when }) => when);
  const predicates = [
    ...rule.actor.predicates,
    rule.trigger,
    ...(resolver.kind === 'internal' && resolver.kept !== undefined ? [resolver.kept] : []),
    ...(resolver.kind === 'by_case' ? resolver.cases.map(({ when }) => when) : []),
    ...rule.exemptions.flatMap((exemption) => [
      exemption.when,
      ...(exemption.blockedBy === null ? [] : [exemption.blockedBy]),
    ]),
    ...conditions.filter((when) => when !== undefined),
  ].flatMap(flatten);
  const items = [...content.required, ...content.ifApplicable, ...content.promised];
  const terms = [
    ...[clock.term, clock.softTarget, rule.holdTerms?.oralAtMost, rule.holdTerms?.afterEnd],
    ...[...clock.alternatives, ...clock.cases].map((one) => one.term),
    ...clock.extensions.map(({ add }) => add),
  ];
  const calendars = [...terms.map((term) => term?.calendar), clock.rollover.calendar];
  return {
    facts: predicates.flatMap((one) => ('fact' in one ? [one.fact] : [])),
    categories: predicates.flatMap(dataSetTestsOf).flatMap((test) => (test.categories ?? []).flat()),
    elements: [...items.flatMap((item) => item.anyOf), ...content.prohibited, rule.late.element].filter(
      (element) => element !== null,
    ),
    calendars: calendars.flatMap((one) => (one && one !== ENTITY_CALENDAR ? [one] : [])),
    rules: [
      ...rule.dependsOn,
      ...rule.followUp,
      ...rule.order.before,
      ...rule.order.after,
      ...(rule.order.advised ?? []).map(({ after }) => after),
      ...(rule.replaces ?? []),
      ...rulesAwaited(clock),
      ...(clock.concurrentWith === null ? [] : [clock.concurrentWith]),
    ],
    events: [
      ...eventsOf(clock),
      validity.appliesBy,
      ...(validity.whileUnknown ? [validity.whileUnknown] : []),
    ],
  };
}

function flatten(predicate: Predicate): Predicate[] {
  if ('all' in predicate) return predicate.all.flatMap(flatten);
  if ('any' in predicate) return predicate.any.flatMap(flatten);
  return 'not' in predicate ? flatten(predicate.not) : [predicate];
}

function dataSetTestsOf(predicate: Predicate): DataSetTest[] {
  if ('dataSet' in predicate) return [predicate.dataSet];
  if ('everyDataSet' in predicate) return [predicate.everyDataSet.of, predicate.everyDataSet.is];
  return 'count' in predicate && predicate.count.where !== undefined ? [predicate.count.where] : [];
}

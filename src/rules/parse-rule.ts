import { Refusal } from '../domain/refusal.ts';
import type { Rule } from '../domain/rule.ts';
import type { Catalog } from './catalog.ts';
import { checkRules } from './check-rules.ts';
import { namedRecipients } from './named-recipients.ts';
import { orderFamilies } from './order-families.ts';
import { inWords } from './read-yaml.ts';
import { ruleModel } from './rule-model.ts';
import { runFixtures } from './run-fixtures.ts';

const PARTY = /^(controller|party):\S/;

/**
 * A rule that an organization gives in the form of notifications/regimes, held to the same standard: form, words,
 * citation, cases that hold. Refused with everything that is wrong with it; a law is not an organization's to write.
 */
export function parseRule(given: unknown, catalog: Catalog, own: readonly Rule[]): Rule {
  const parsed = ruleModel.safeParse(given);
  if (!parsed.success) throw problems(parsed.error.issues.map((issue) => inWords(issue)));
  const rule: Rule = parsed.data;
  const known = {
    facts: catalog.facts,
    categories: new Set(catalog.vocabulary.dataCategories.map(({ key }) => key)),
    elements: new Set(catalog.vocabulary.contentElements.map(({ key }) => key)),
    calendars: { has: (key: string) => catalog.context.calendars.get(key) !== undefined },
  };
  const laws = catalog.families.flatMap(({ versions }) => versions);
  const others = [...laws, ...own].filter(({ id }) => id !== rule.id);
  const wrong = [
    ...(rule.source === 'STATUTE' ? ['source: a law is no rule of yours: CONTRACT or PROMISE'] : []),
    ...(laws.some(({ id }) => id === rule.id) ? [`id: "${rule.id}" is the id of a law`] : []),
    ...namedRecipients(rule)
      .filter((key) => !catalog.authorities.has(key) && !PARTY.test(key))
      .map(
        (key) =>
          `recipient.resolver.key: "${key}" is no authority, nor "controller:<name>" or "party:<name>"`,
      ),
    // Versions may follow one another: the latest in force counts. Only words are compared with the rest.
    ...checkRules(
      [...others.map((one) => ({ file: 'the catalogue', rule: one })), { file: 'rule', rule }],
      known,
    )
      .filter((problem) => problem.startsWith('rule:'))
      .map((problem) => problem.replace(`rule: rule ${rule.id}: `, '')),
  ];
  orderFamilies([...own.filter(({ id }) => id !== rule.id), rule], wrong);
  if (wrong.length > 0) throw problems(wrong);
  const failing = runFixtures(rule, catalog);
  if (failing.length > 0) throw problems(failing);
  return rule;
}

function problems(found: readonly string[]): Refusal {
  return new Refusal('INVALID_INPUT', `This rule cannot be taken: ${found.slice(0, 10).join('; ')}.`, {
    field: 'rule',
    problems: found.slice(0, 50),
  });
}

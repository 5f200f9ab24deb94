import { anyDataSet, everyDataSet } from './data-set-test.ts';
import type { DataRole, FactValue, IncidentFacts, OrganizationFacts, Tri } from './facts.ts';
import { allOf, anyOf, type Finding, leaf, negated, under } from './finding.ts';
import { within } from './jurisdiction.ts';
import { triOf } from './kleene.ts';
import { affectedIn, compare, countPeople } from './people-test.ts';
import type { FactTest, OrganizationTest, Predicate } from './predicate.ts';

/** What a predicate looks at. */
export interface Scene {
  readonly facts: IncidentFacts;
  readonly organization: OrganizationFacts;
  /** The roles of the rule's actor: data held in another role is none of its business. */
  readonly roles: readonly DataRole[];
  readonly questions: ReadonlyMap<string, string>;
}

/** Evaluates a predicate to YES, NO or UNKNOWN, with why and with the questions that could still change it. */
export function evaluate(predicate: Predicate, scene: Scene): Finding {
  return under(bare(predicate, scene), predicate.clause, predicate.label);
}

function bare(predicate: Predicate, scene: Scene): Finding {
  const sets = scene.facts.dataSets;
  if ('all' in predicate) return allOf(predicate.all.map((one) => evaluate(one, scene)));
  if ('any' in predicate) return anyOf(predicate.any.map((one) => evaluate(one, scene)));
  if ('not' in predicate) return negated(evaluate(predicate.not, scene));
  if ('fact' in predicate) return testFact(predicate.fact, scene);
  if ('dataSet' in predicate) return anyDataSet(sets, predicate.dataSet, scene.roles);
  if ('everyDataSet' in predicate) {
    return everyDataSet(sets, predicate.everyDataSet.of, predicate.everyDataSet.is, scene.roles);
  }
  if ('affected' in predicate)
    return affectedIn(sets, predicate.affected.in, predicate.affected.kinds, scene.roles);
  if ('count' in predicate) return countPeople(sets, predicate.count, scene.roles);
  if ('organization' in predicate) return testOrganization(predicate.organization, scene.organization);
  return leaf(triOf(predicate.always), predicate.always ? 'always' : 'never', [], '');
}

function testFact(test: FactTest, scene: Scene): Finding {
  const answer = scene.facts.answers[test.key] ?? scene.organization.answers?.[test.key];
  const question = scene.questions.get(test.key) ?? test.key;
  if (answer === undefined) return leaf('UNKNOWN', `not answered: ${question}`, [test.key], question);
  const shown = Array.isArray(answer) ? answer.join(', ') : String(answer);
  return leaf(matches(answer, test), `${question} ${shown.replaceAll('_', ' ')}`, [test.key], question);
}

function matches(answer: FactValue, test: FactTest): Tri {
  if (test.op !== undefined && test.n !== undefined) {
    return typeof answer === 'number' ? triOf(compare(answer, test.op, test.n)) : 'UNKNOWN';
  }
  const given: readonly (string | number | boolean)[] = typeof answer === 'object' ? answer : [answer];
  const wanted = test.in ?? (test.is === undefined ? [] : [test.is]);
  return triOf(given.some((one) => wanted.includes(one)));
}

function testOrganization(test: OrganizationTest, organization: OrganizationFacts): Finding {
  const parts: Finding[] = [];
  if (test.establishedIn !== undefined) {
    const region = test.establishedIn;
    const known = organization.establishments;
    const says =
      known === null
        ? `where ${organization.name} is established is not known`
        : `${organization.name} is established in ${known.join(', ') || 'no known country'} (asked: ${region})`;
    const value = known === null ? 'UNKNOWN' : triOf(known.some((place) => within(place, region) === 'YES'));
    parts.push(leaf(value, says, ['organization.establishments'], establishmentQuestion));
  }
  if (test.representativeIn !== undefined) {
    const region = test.representativeIn;
    const known = organization.representatives;
    const value =
      known === undefined ? 'UNKNOWN' : triOf(known.some((place) => within(place, region) === 'YES'));
    parts.push(
      leaf(
        value,
        `a representative in ${region}`,
        ['organization.representatives'],
        'Where is a representative appointed?',
      ),
    );
  }
  return allOf(parts);
}

export const establishmentQuestion = 'In which countries is the organization established?';

import { compare, countPeople } from './count-people.ts';
import { anyDataSet, type ConcernedSet, everyDataSet, testOnce, weaker } from './data-set-test.ts';
import type { FactValue, Tri } from './facts.ts';
import { allOf, anyOf, type Finding, leaf, negated, under } from './finding.ts';
import { answerTo } from './following.ts';
import { within } from './jurisdiction.ts';
import { or, triOf } from './kleene.ts';
import { affectedIn, amongThem } from './people-test.ts';
import type { FactTest, OrganizationTest, Predicate } from './predicate.ts';
import { type Scene, withSets } from './scene.ts';

/** Evaluates a predicate to YES, NO or UNKNOWN, with why and with the questions that could still change it. */
export function evaluate(predicate: Predicate, scene: Scene): Finding {
  if (!('all' in predicate)) return evaluateIn(predicate, scene);
  const known = scene.found?.get(predicate);
  if (known !== undefined) return known;
  const finding = judged(predicate, boundBy(predicate, scene));
  scene.found?.set(predicate, finding);
  return finding;
}

/** The same in a scene already bound by the predicate, or by an `all` that holds it. */
export function evaluateIn(predicate: Predicate, scene: Scene): Finding {
  if ('all' in predicate) return judged(predicate, scene);
  const known = scene.found?.get(predicate);
  if (known !== undefined) return known;
  const finding = judged(predicate, scene);
  scene.found?.set(predicate, finding);
  return finding;
}

function judged(predicate: Predicate, scene: Scene): Finding {
  return under(bare(predicate, scene), predicate.clause, predicate.label);
}

/**
 * What is joined by `all` speaks of the same data sets: personal data in one and a breach of another is no personal
 * data breach, and the people of a set left untouched neither count nor bring an authority into play.
 */
export function boundBy(predicate: Predicate, scene: Scene): Scene {
  if (scene.sets.length === 0) return scene;
  const sets = scene.sets.map((held) => {
    const spokenOf = binding(predicate, held, scene);
    return spokenOf === null ? held : { ...held, concerned: weaker(held.concerned, spokenOf) };
  });
  return withSets(scene, sets);
}

/** Whether a predicate speaks of a data set; null: of data sets it says nothing. What it denies ("not") binds nothing. */
function binding(predicate: Predicate, held: ConcernedSet, scene: Scene): Finding | null {
  if ('dataSet' in predicate) return testOnce(held, predicate.dataSet, scene.roles);
  if ('everyDataSet' in predicate) return testOnce(held, predicate.everyDataSet.of, scene.roles);
  if ('all' in predicate) {
    const parts = predicate.all.map((one) => binding(one, held, scene)).filter((one) => one !== null);
    return parts.length === 0 ? null : allOf(parts);
  }
  if (!('any' in predicate)) return null;
  const parts = predicate.any.filter((one) => !refuted(one, scene)).map((one) => binding(one, held, scene));
  const known = parts.filter((one) => one !== null);
  return known.length === 0 || known.length < parts.length ? null : anyOf(known);
}

/** An alternative that fails whatever the data sets are: those it describes are not spoken of. */
function refuted(predicate: Predicate, scene: Scene): boolean {
  if ('all' in predicate) return predicate.all.some((one) => refuted(one, scene));
  const elsewhere = 'fact' in predicate || 'organization' in predicate || 'always' in predicate;
  return elsewhere && bare(predicate, scene).value === 'NO';
}

function bare(predicate: Predicate, scene: Scene): Finding {
  if ('all' in predicate) return allOf(predicate.all.map((one) => evaluateIn(one, scene)));
  if ('any' in predicate) return anyOf(predicate.any.map((one) => evaluate(one, scene)));
  if ('not' in predicate) return negated(evaluate(predicate.not, scene));
  if ('always' in predicate)
    return leaf(triOf(predicate.always), predicate.always ? 'always' : 'never', [], '');
  if ('fact' in predicate) return ofAny(predicate.fact, scene, testFact);
  if ('organization' in predicate) return ofAny(predicate.organization, scene, testOrganization);
  return ofSets(predicate, scene);
}

/** A test that looks at no data set, asked by many rules under labels of their own. */
function ofAny<T extends object>(test: T, scene: Scene, judge: (test: T, scene: Scene) => Finding): Finding {
  const known = scene.foundOfAny.get(test);
  if (known !== undefined) return known;
  const finding = judge(test, scene);
  scene.foundOfAny.set(test, finding);
  return finding;
}

type OfSets = Extract<
  Predicate,
  | { dataSet: unknown }
  | { everyDataSet: unknown }
  | { affected: unknown }
  | { among: unknown }
  | { count: unknown }
>;

function ofSets(predicate: OfSets, scene: Scene): Finding {
  const { sets } = scene;
  if ('dataSet' in predicate) return anyDataSet(sets, predicate.dataSet, scene.roles);
  if ('affected' in predicate) return affectedIn(scene, predicate.affected.in, predicate.affected.kinds);
  if ('count' in predicate) return countPeople(scene, predicate.count);
  if ('among' in predicate) return amongThem(scene, predicate.among.who, predicate.among.in);
  return everyDataSet(sets, predicate.everyDataSet.of, predicate.everyDataSet.is, scene.roles);
}

function testFact(test: FactTest, scene: Scene): Finding {
  const question = scene.questions.get(test.key) ?? test.key;
  const answer = answerTo(test.key, scene);
  if (answer === null) {
    return test.unanswered === false
      ? leaf('NO', `nobody has found so: ${question}`, [test.key], question)
      : leaf('UNKNOWN', `not answered: ${question}`, [test.key], question);
  }
  const { value, facts, because } = answer;
  const shown = `${Array.isArray(value) ? value.join(', ') : value}${because === null ? '' : ` (${because})`}`;
  return leaf(matches(value, test), `${question} ${shown.replaceAll('_', ' ')}`, facts, question);
}

function matches(answer: FactValue, test: FactTest): Tri {
  if (test.answered) return triOf(!Array.isArray(answer) || answer.length > 0);
  if (test.within !== undefined) return inAnyOf(typeof answer === 'object' ? answer : null, [test.within]);
  if (test.op !== undefined && test.n !== undefined) {
    return typeof answer === 'number' ? triOf(compare(answer, test.op, test.n)) : 'UNKNOWN';
  }
  const given: readonly (string | number | boolean)[] = typeof answer === 'object' ? answer : [answer];
  const wanted = test.in ?? (test.is === undefined ? [] : [test.is]);
  return triOf(given.some((one) => wanted.includes(one)));
}

function testOrganization(test: OrganizationTest, { organization }: Scene): Finding {
  const parts: Finding[] = [];
  if (test.establishedIn !== undefined) {
    const known = organization.establishments;
    const regions = test.establishedIn.join(', ');
    const says =
      known === null
        ? `where ${organization.name} is established is not known`
        : `${organization.name} is established in ${known.join(', ') || 'no known country'} (asked: ${regions})`;
    const value = inAnyOf(known, test.establishedIn);
    parts.push(leaf(value, says, ['organization.establishments'], establishmentQuestion));
  }
  if (test.representativeIn !== undefined) {
    const value = inAnyOf(organization.representatives ?? null, test.representativeIn);
    const says = `a representative in ${test.representativeIn.join(', ')}`;
    const question = 'Where is a representative appointed?';
    parts.push(leaf(value, says, ['organization.representatives'], question));
  }
  return allOf(parts);
}

/** "US" is not known to be in "US-CA", and stays a question. */
function inAnyOf(known: readonly string[] | null, regions: readonly string[]): Tri {
  if (known === null) return 'UNKNOWN';
  return or(known.flatMap((place) => regions.map((region) => within(place, region))));
}

export const establishmentQuestion = 'In which countries is the organization established?';

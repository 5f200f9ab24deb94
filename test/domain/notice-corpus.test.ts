import { describe, expect, test } from '@jest/globals';
import { noticeProblemCodes } from '../../src/domain/notice-problem.ts';
import { corpusProblems, mutated, readCorpus } from '../support/notice-corpus.ts';

const corpus = await readCorpus();

describe.each(corpus)('The gate on $file', (notice) => {
  test('lets the clean original through', () => {
    expect(corpusProblems(notice, notice).filter(({ severity }) => severity !== 'ADVICE')).toEqual([]);
  });
  test('lets through what says the same in other words', () => {
    const blocked = (notice.honest ?? []).flatMap((other) =>
      corpusProblems(notice, mutated(notice, other))
        .filter(({ severity }) => severity !== 'ADVICE')
        .map(({ code, excerpt }) => `${other.put}: ${code} ${excerpt}`),
    );
    expect(blocked).toEqual([]);
  });
  test.each(notice.mutants)('blocks $name ($code)', (mutant) => {
    const problems = corpusProblems(notice, mutated(notice, mutant), mutant.late);
    expect(
      problems
        .filter(({ severity }) => severity !== 'ADVICE')
        .map(({ code, element }) => `${code} ${element}`),
    ).toContain(`${mutant.code} ${mutant.element}`);
  });
});

test('the corpus has eighty mutants and more, of twelve notices and more, and most problems the gate knows', () => {
  const mutants = corpus.flatMap((notice) => notice.mutants);
  expect(corpus.length).toBeGreaterThanOrEqual(12);
  expect(mutants.length).toBeGreaterThanOrEqual(80);
  // What arises from an amended record, a sibling or rendering has tests of its own.
  const elsewhere = [
    'CATEGORY_CONTRADICTED',
    'CATEGORY_OMITTED',
    'OUTCOME_CONTRADICTED',
    'PROMISE_ABSENT',
    'FACT_OUTDATED',
    'FACTS_CHANGED',
    'VARIANT_DIFFERS',
    'ORDER_ADVISED',
    'RENDERED_WRONG',
    'TYPE_TOO_SMALL',
    'MARKUP_LEFT',
  ];
  const covered = new Set([...mutants.map(({ code }) => code), ...elsewhere]);
  expect(noticeProblemCodes.filter((code) => !covered.has(code))).toEqual([]);
});

import { assess, type Verdict } from '../../src/domain/assess.ts';
import type { FactValue } from '../../src/domain/facts.ts';
import type { Predicate } from '../../src/domain/predicate.ts';
import { context, incident, organization, time } from './given.ts';
import { rule } from './made-up-rule.ts';

const charter = (is: string): Predicate => ({ fact: { key: 'charter', is } });
const supervised = rule({
  recipient: {
    kind: 'authority',
    resolver: {
      ...{ kind: 'by_case', prefix: 'regulator' },
      cases: [
        { key: 'us:occ', when: charter('national') },
        { key: 'us:fdic', when: charter('state') },
      ],
    },
  },
});
const told = (answers: Record<string, FactValue>): readonly Verdict[] =>
  assess(
    supervised,
    incident({ detected: time('2026-10-24T01:10:00Z') }),
    organization({ answers }),
    context(),
  );

describe('one of several authorities, by what kind of organization it is', () => {
  test('is the one whose case holds, and no other', () => {
    expect(told({ charter: 'state' }).map(({ recipient }) => recipient.key)).toEqual(['us:fdic']);
    expect(told({ charter: ['state', 'national'] }).map(({ recipient }) => recipient.key)).toEqual([
      ...['us:occ', 'us:fdic'],
    ]);
  });

  test('is a question while that is open: the duty and its clock stand', () => {
    const [one, ...more] = told({}) as [Verdict];
    expect(more).toEqual([]);
    expect(one.recipient).toMatchObject({ key: 'regulator:undecided', decided: false });
    expect(one.openQuestions.map(({ key }) => key)).toEqual(['charter']);
    expect([one.verdict, one.provisional, one.due?.dueAt === null]).toEqual(['REQUIRED', true, false]);
  });

  test('is nobody the rule knows where no case holds: counsel decides', () => {
    const [one] = told({ charter: 'foreign' }) as [Verdict];
    expect(one.recipient).toMatchObject({ key: 'regulator:undecided', decided: false, questions: [] });
  });
});

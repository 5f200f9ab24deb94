import fc from 'fast-check';
import { DateTime } from 'luxon';
import { standing } from '../../src/domain/approval.ts';
import {
  type ApprovalPolicy,
  type ApprovalStep,
  policyFault,
  UNSET_POLICY,
} from '../../src/domain/approval-policy.ts';
import { type Given, type GivenApproval, progressOf, turnOf } from '../../src/domain/approval-round.ts';

const at = DateTime.utc(2026, 10, 24, 4);
const approval = (
  roles: ApprovalStep['roles'],
  people = 1,
  more: Partial<ApprovalStep> = {},
): ApprovalStep => ({
  ...{ asks: 'APPROVAL', roles, capacity: null, memberIds: [], people },
  ...more,
});
const opinion = (capacity: ApprovalStep['capacity'], people = 1): ApprovalStep => ({
  ...{ asks: 'OPINION', roles: [], capacity, memberIds: [], people },
});
const policy = (...steps: ApprovalStep[]): ApprovalPolicy => ({ version: 1, steps, expiresAfterHours: null });
const given = (approvals: [string, number][] = [], more: Partial<Given> = {}): Given => ({
  ...{ approvals: approvals.map(([by, step]) => ({ by, step, at })), opinions: [], writers: [] },
  ...more,
});
const heard = (by: string, stance: 'SUPPORT' | 'DISSENT' = 'SUPPORT') => ({
  by,
  at,
  capacity: 'DPO' as const,
  stance,
});
const who = (memberId: string, ...roles: ApprovalStep['roles'][number][]) => ({
  memberId,
  roles,
  capacity: null,
});

const TWO = policy(approval(['APPROVER'], 2), approval(['DECISION_MAKER']));

describe('The steps of an approval policy', () => {
  test('go in order, and the answer to somebody too early says who is awaited', () => {
    expect(turnOf(TWO, given(), who('dm', 'DECISION_MAKER'))).toMatchObject({
      kind: 'NOT_YOUR_TURN',
      awaited: { number: 1, missing: 2 },
    });
    expect(turnOf(TWO, given([['a', 1]]), who('b', 'APPROVER'))).toEqual({
      kind: 'PLACE',
      step: 1,
      completes: false,
    });
    const ready = given([
      ['a', 1],
      ['b', 1],
    ]);
    expect(turnOf(TWO, ready, who('dm', 'DECISION_MAKER'))).toEqual({
      kind: 'PLACE',
      step: 2,
      completes: true,
    });
    expect(turnOf(TWO, ready, who('c', 'APPROVER'))).toMatchObject({
      kind: 'NOT_YOUR_TURN',
      awaited: { number: 2 },
    });
  });

  test('never count one person twice, whatever roles they hold', () => {
    expect(turnOf(TWO, given([['a', 1]]), who('a', 'APPROVER', 'DECISION_MAKER'))).toEqual({
      kind: 'SAME_PERSON',
    });
    expect(
      turnOf(
        TWO,
        given([
          ['a', 1],
          ['b', 1],
        ]),
        who('a', 'DECISION_MAKER'),
      ),
    ).toEqual({ kind: 'SAME_PERSON' });
  });

  test('hear an opinion for or against, given early too, and none of whoever wrote the text', () => {
    const advised = policy(opinion('DPO'), approval(['DECISION_MAKER']));
    const dm = who('dm', 'DECISION_MAKER');
    expect(turnOf(advised, given(), dm)).toMatchObject({ kind: 'NOT_YOUR_TURN', awaited: { number: 1 } });
    const dissent = given([], { opinions: [heard('dpo', 'DISSENT')] });
    expect(turnOf(advised, dissent, dm)).toEqual({ kind: 'PLACE', step: 2, completes: true });
    expect(progressOf(advised, dissent)[0]?.filled).toEqual([{ by: 'dpo', at, stance: 'DISSENT' }]);
    const own = given([], { opinions: [heard('writer')], writers: ['writer'] });
    expect(turnOf(advised, own, dm)).toMatchObject({ kind: 'NOT_YOUR_TURN' });
  });

  test('do not let an adviser whose opinion was asked for decide as well, unless another was heard', () => {
    const advised = policy(opinion('DPO'), approval(['DECISION_MAKER']));
    const dpo = who('dpo', 'DECISION_MAKER');
    expect(turnOf(advised, given([], { opinions: [heard('dpo')] }), dpo)).toEqual({ kind: 'SAME_PERSON' });
    const both = given([], { opinions: [heard('dpo'), heard('deputy')] });
    expect(turnOf(advised, both, dpo)).toEqual({ kind: 'PLACE', step: 2, completes: true });
  });

  test('admit only the members a step names, and only in the capacity it asks for', () => {
    const counsel = policy(approval(['APPROVER'], 1, { capacity: 'COUNSEL', memberIds: ['kim'] }));
    const as = (memberId: string, capacity: 'COUNSEL' | 'DPO' | null) =>
      turnOf(counsel, given(), { memberId, roles: ['APPROVER'], capacity }).kind;
    expect([as('kim', 'COUNSEL'), as('kim', 'DPO'), as('kim', null), as('lee', 'COUNSEL')]).toEqual([
      ...['PLACE', 'NOT_YOUR_TURN', 'NOT_YOUR_TURN', 'NOT_YOUR_TURN'],
    ]);
  });

  test('are complete with exactly as many different people as they ask for, in whatever order people come', () => {
    const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const step = fc.record({
      role: fc.constantFrom('APPROVER' as const, 'DECISION_MAKER' as const),
      people: fc.integer({ min: 1, max: 3 }),
    });
    const comings = fc.array(
      fc.record({
        by: fc.constantFrom(...people),
        role: fc.constantFrom('APPROVER' as const, 'DECISION_MAKER' as const),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 3 }), comings, (asked, came) => {
        const own = policy(...asked.map(({ role, people: n }) => approval([role], n)));
        const approvals: GivenApproval[] = [];
        for (const { by, role } of came) {
          const turn = turnOf(own, given(approvals.map((one) => [one.by, one.step])), who(by, role));
          if (turn.kind !== 'PLACE') continue;
          approvals.push({ by, at, step: turn.step });
          if (!turn.completes) continue;
          expect(new Set(approvals.map((one) => one.by)).size).toBe(
            asked.reduce((sum, one) => sum + one.people, 0),
          );
          expect(approvals.map((one) => one.step)).toEqual([...approvals.map((one) => one.step)].sort());
          expect(
            progressOf(own, given(approvals.map((one) => [one.by, one.step]))).every(
              ({ state }) => state === 'DONE',
            ),
          ).toBe(true);
          return;
        }
      }),
    );
  });
});

describe('An approval policy', () => {
  const fault = (...steps: ApprovalStep[]) => policyFault({ steps, expiresAfterHours: null });
  test('that nobody could fulfil, or that decides before it hears, is refused with what to do', () => {
    expect(policyFault(UNSET_POLICY)).toBeNull();
    expect(fault()).toContain('1 to 10 steps');
    expect(fault(approval(['RESPONDER']))).toContain('RESPONDER may not approve');
    expect(fault(approval([]))).toContain('name the roles');
    expect(fault(approval(['APPROVER'], 0))).toContain('1 to 10');
    expect(fault(approval(['APPROVER'], 2, { memberIds: ['kim'] }))).toContain('fewer members');
    expect(fault(opinion(null), approval(['APPROVER']))).toContain('in which capacity');
    expect(fault(approval(['APPROVER']), opinion('DPO'))).toContain('before somebody decides');
    expect(policyFault({ ...UNSET_POLICY, expiresAfterHours: 0 })).toContain('1 to 8760');
  });
});

describe('Whether a version is approved', () => {
  const one = (
    verdict: 'APPROVED' | 'REFUSED',
    settles: boolean,
    hours: number | null = null,
    version = 1,
  ) => ({
    ...{ verdict, settles, version, expiresAt: hours === null ? null : at.plus({ hours }) },
  });
  test.each([
    [[one('APPROVED', false)], 0, 'INCOMPLETE'],
    [[one('APPROVED', false), one('APPROVED', true)], 0, 'APPROVED'],
    [[one('APPROVED', true, 24)], 23, 'APPROVED'],
    [[one('APPROVED', true, 24)], 24, 'EXPIRED'],
    [[one('APPROVED', true, 24), one('APPROVED', false)], 24, 'INCOMPLETE'],
    [[one('APPROVED', true, 24), one('APPROVED', false)], 1, 'APPROVED'],
    [[one('REFUSED', true), one('APPROVED', false)], 0, 'INCOMPLETE'],
    [[one('APPROVED', false), one('REFUSED', true)], 0, 'REFUSED'],
    [[one('APPROVED', true, null, 2)], 0, 'EDITED_SINCE'],
  ] as const)(
    '%#: after these decisions and hours it stands as the third says',
    (decisions, hours, expected) => {
      expect(standing(1, decisions, at.plus({ hours }))).toBe(expected);
    },
  );
});

import type { Act } from '../../src/domain/anchors.ts';
import type { Verdict } from '../../src/domain/assess.ts';
import { assessAll, type RuleFamily } from '../../src/domain/assess-all.ts';
import type { Clock } from '../../src/domain/clock.ts';
import { orderFamilies } from '../../src/rules/order-families.ts';
import { clock, context, dataSet, group, incident, organization, time } from './given.ts';
import { rule } from './made-up-rule.ts';

const A = '2026-10-24T01:10:00Z';
const month = { unit: 'calendar_months', n: 1, calendar: null } as const;
const toEach = {
  kind: 'authority',
  resolver: { kind: 'lead_or_each_sa', group: 'EEA', federated: [] },
} as const;
const final = (given: Partial<Clock> = {}) =>
  rule({
    id: 'final',
    recipient: toEach,
    clock: clock({ start: 'answered:first', term: month, whileUnknown: null, ...given }),
  });
const first = rule({ id: 'first', recipient: toEach, followUp: ['final'] });
const facts = incident({
  detected: time(A),
  dataSets: [dataSet({ groups: [group('FR', 10), group('NL', 10)] })],
});
const judged = (families: readonly RuleFamily[], acts: readonly Act[]): readonly Verdict[] =>
  assessAll(families, facts, organization(), context({ acts }));
const dueOf = (verdicts: readonly Verdict[], id = 'final') =>
  verdicts
    .filter(({ ruleId }) => ruleId === id)
    .map(({ recipient, due }) => [recipient.key, due?.dueAt?.toISO() ?? null]);

describe('rule 8: stages chain on the answer to an earlier stage, as data', () => {
  const families = orderFamilies([final(), first], []);

  it('before it: the duty stands, its clock has not started, and no date is invented', () => {
    const [verdict] = judged(families, []).filter(({ ruleId }) => ruleId === 'final');
    expect(verdict).toMatchObject({
      verdict: 'REQUIRED',
      provisional: true,
      due: { dueAt: null, startEvent: null },
    });
    expect(verdict?.due?.steps.map(({ says }) => says)).toEqual([
      'The clock has not started: it starts with the first answer under first, and there is none yet. No date is invented.',
    ]);
  });

  it('each authority is owed the final report one month after its own notification, not after that of another', () => {
    const filed = { ruleId: 'first', recipientKey: 'sa:FR', at: '2026-10-26T10:00:00Z' };
    expect(dueOf(judged(families, [filed]))).toEqual([
      ['sa:FR', '2026-11-27T07:59:59.000Z'],
      ['sa:NL', null],
    ]);
    const both = [filed, { ruleId: 'first', recipientKey: 'sa:NL', at: '2026-10-27T10:00:00Z' }];
    expect(dueOf(judged(families, both))[1]).toEqual(['sa:NL', '2026-11-28T07:59:59.000Z']);
  });

  it('a duty to another recipient starts with the earliest answer to any', () => {
    const copy = rule({
      id: 'copy',
      recipient: { kind: 'authority', resolver: { kind: 'static', key: 'ag' } },
      clock: clock({ start: 'answered:first', term: { ...month, n: 2 }, whileUnknown: null }),
    });
    const acts = [
      { ruleId: 'first', recipientKey: 'sa:NL', at: '2026-10-27T10:00:00Z' },
      { ruleId: 'first', recipientKey: 'sa:FR', at: '2026-10-26T10:00:00Z' },
    ];
    expect(dueOf(judged(orderFamilies([copy, first], []), acts), 'copy')).toEqual([
      ['ag', '2026-12-27T07:59:59.000Z'],
    ]);
  });

  it('an answer may also be the second of two terms, of which the earlier counts', () => {
    const capped = final({
      start: 'aware',
      whileUnknown: 'detected',
      term: { unit: 'elapsed_hours', n: 2000, calendar: null },
      combine: 'min',
      alternatives: [
        { start: 'answered:first', term: month, lapsesIfMainStartsLater: false, whileUnknown: null },
      ],
    });
    const acts = [{ ruleId: 'first', recipientKey: 'sa:FR', at: '2026-10-26T10:00:00Z' }];
    expect(dueOf(judged(orderFamilies([capped, first], []), acts))[0]).toEqual([
      'sa:FR',
      '2026-11-27T07:59:59.000Z',
    ]);
  });

  it('a milestone cannot pass for an act of ours', () => {
    const claimed = { ...facts, milestones: { first: time(A) } };
    const [verdict] = assessAll(families, claimed, organization(), context()).filter(
      ({ ruleId }) => ruleId === 'final',
    );
    expect(verdict?.due?.dueAt).toBeNull();
  });

  it('two rules that wait for each other are refused when the catalogue is read', () => {
    const circle = rule({ id: 'first', clock: clock({ start: 'answered:final', whileUnknown: null }) });
    const problems: string[] = [];
    orderFamilies([final(), circle], problems);
    expect(problems).toEqual(['rule final depends on itself, through final, first']);
  });
});

import { assess } from '../../src/domain/assess.ts';
import type { Exemption, ExemptionEffect, Rule } from '../../src/domain/rule.ts';
import { context, dataSet, group, incident, organization } from './given.ts';
import { rule as madeUpRule } from './made-up-rule.ts';

const told = (kind: Rule['recipient']['kind'], effect: ExemptionEffect) => {
  const exemption: Exemption = {
    ...{ id: 'small', citation: '§ 1', says: 'A small breach', when: { always: true }, blockedBy: null },
    effect,
    burden: 'neutral',
    requiresRecord: false,
  };
  const rule = madeUpRule({
    trigger: { always: true },
    recipient: { kind, resolver: { kind: 'static', key: 'x' } },
    exemptions: [exemption],
  });
  const facts = incident({ dataSets: [dataSet({ personalData: 'YES', groups: [group('DE', 5)] })] });
  return assess(rule, facts, organization(), context())[0]?.verdict;
};

describe('what an exemption changes', () => {
  it.each([
    ['nothing is owed', 'not_due', 'NOT_REQUIRED', 'NOT_REQUIRED'],
    ['the public is told instead: the duty stands', 'public_instead', 'REQUIRED', 'REQUIRED'],
    ['only the people are told', 'individuals_only', 'NOT_REQUIRED', 'REQUIRED'],
    ['only the authority is told', 'authority_only', 'REQUIRED', 'NOT_REQUIRED'],
  ] as const)('%s', (_what, effect, toAuthority, toPeople) => {
    expect(told('authority', effect)).toBe(toAuthority);
    expect(told('individuals', effect)).toBe(toPeople);
  });
});

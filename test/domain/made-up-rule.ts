import type { Rule, Validity } from '../../src/domain/rule.ts';
import { clock } from './given.ts';

/** A rule that always fires, to the people, within 30 days of its start. */
export function rule(given: Partial<Omit<Rule, 'validity'>> & { validity?: Partial<Validity> } = {}): Rule {
  const { validity, ...rest } = given;
  return {
    id: 'made-up',
    regime: 'made-up',
    title: 'A made-up duty',
    version: 'old',
    validity: { from: '2020-01-01', to: null, appliesBy: 'detected', ...validity },
    status: 'in_force',
    source: 'STATUTE',
    jurisdiction: null,
    citation: 'Made-up Act, s. 1',
    actor: { roles: ['CONTROLLER'], predicates: [] },
    recipient: { kind: 'individuals', resolver: { kind: 'affected_people', in: null, kinds: [] } },
    trigger: { always: true },
    exemptions: [],
    dependsOn: [],
    clock: clock({ start: 'detected', whileUnknown: null }),
    late: { allowed: true, element: null, tellBeforeDue: false },
    holdEffect: 'none',
    content: {
      required: [],
      ifApplicable: [],
      prohibited: [],
      headings: [],
      promised: [],
      format: { minFontPt: null },
    },
    followUp: [],
    order: { before: [], after: [] },
    contractOverlay: false,
    verification: { state: 'derived', sources: ['made up'], checked: '2026-11-20', reviewer: null },
    notes: [],
    fixtures: [],
    ...rest,
  };
}

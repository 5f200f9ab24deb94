import type { HandSetSource, RuleSource, RuleTerms } from '../domain/rule.ts';

/** Sources of clocks that a person set: facts do not open, move or lapse them. */
export const handSet: HandSetSource[] = ['AD_HOC', 'EVIDENCE'];

/** Whether a person set the clock of an obligation. */
export function isHandSet(source: RuleSource): boolean {
  return (handSet as readonly RuleSource[]).includes(source);
}

const ruleIds: Readonly<Record<HandSetSource, string>> = { AD_HOC: 'ad-hoc', EVIDENCE: 'evidence' };

/** The terms of a clock that no rule knows, in the form all clocks have. */
export function termsOfHand(
  source: HandSetSource,
  { title, citation, zone, on }: { title: string; citation: string; zone: string; on: string },
): RuleTerms {
  const kind = source === 'AD_HOC' ? 'requester' : 'internal';
  return {
    id: ruleIds[source],
    regime: ruleIds[source],
    title,
    version: '1',
    validity: { from: null, to: null, appliesBy: 'detected' },
    status: 'in_force',
    source,
    jurisdiction: null,
    citation,
    actor: { roles: [], predicates: [] },
    recipient: { kind, resolver: { kind: 'internal' } },
    trigger: { all: [] },
    exemptions: [],
    dependsOn: [],
    clock: {
      start: 'set_by_hand',
      term: { unit: 'none', n: 0, calendar: null },
      cases: [],
      floor: 'none',
      zone: { kind: 'fixed', zone },
      combine: 'single',
      alternatives: [],
      whileUnknown: null,
      readings: [],
      softTarget: null,
      concurrentWith: null,
      rollover: { kind: 'none', mode: 'apply', calendar: null },
      extensions: [],
    },
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
    verification: { state: 'stated', sources: [], checked: on, reviewer: null },
    notes: [],
  };
}

import { DateTime } from 'luxon';
import { type AssessContext, assess } from '../../src/domain/assess.ts';
import type { IncidentFacts, OrganizationFacts } from '../../src/domain/facts.ts';
import { hear } from '../../src/domain/hearing.ts';
import type { Rule } from '../../src/domain/rule.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { incidents } from '../bench/rules/incidents.ts';

const catalog = await shippedCatalog();
const at = DateTime.fromISO('2026-10-24T03:00:00Z', { zone: 'utc' }) as DateTime<true>;
const context: AssessContext = { ...catalog.context, at, acts: [] };
const rules = catalog.families.flatMap(({ versions }) => versions);
const german: OrganizationFacts = {
  ...{ name: 'a company', timeZone: 'Europe/Berlin', establishments: ['DE', 'US'], mainEstablishment: 'DE' },
};
const unknown: OrganizationFacts = { name: 'a company', timeZone: 'Asia/Kolkata', establishments: null };
const told: IncidentFacts = {
  ...(incidents['four places'] as IncidentFacts),
  aware: null,
  milestones: {
    informed_by_processor: { at: '2026-10-24T01:40:00Z', toleranceMinutes: 30, zone: 'UTC' },
    materiality_determined: { at: '2026-10-25T11:00:00Z', toleranceMinutes: 0, zone: 'UTC' },
  },
};

const alone = (rule: Rule, facts: IncidentFacts, organization: OrganizationFacts) =>
  // A copy shares nothing with the rest of the catalogue, and its hearing is its own.
  assess(structuredClone(rule), structuredClone(facts), organization, context);

describe('a law among hundreds', () => {
  const cases = Object.entries({ ...incidents, 'told by a processor': told }).flatMap(([name, facts]) => [
    { name, who: 'a company in Germany', facts, organization: german },
    { name, who: 'a company of which nothing is known', facts, organization: unknown },
  ]);

  it.each(cases)('finds the same as it finds alone: $name, $who', ({ facts, organization }) => {
    const hearing = hear(facts, organization, context);
    for (const order of [rules, [...rules].reverse()]) {
      const together = order.map((rule) => assess(rule, facts, organization, context, hearing));
      const apart = order.map((rule) => alone(rule, facts, organization));
      expect(JSON.stringify(together)).toBe(JSON.stringify(apart));
    }
  });

  it('has its clock in common with others that say it in the same words', () => {
    const clocks = new Set(rules.map(({ clock }) => clock));
    expect(clocks.size).toBe(new Set([...clocks].map((clock) => JSON.stringify(clock))).size);
    expect(clocks.size).toBeLessThan(rules.length / 2);
  });
});

import { DateTime } from 'luxon';
import { assessAll } from '../../../src/domain/assess-all.ts';
import type { IncidentFacts } from '../../../src/domain/facts.ts';
import type { Catalog } from '../../../src/rules/catalog.ts';
import { loadCatalog } from '../../../src/rules/load-catalog.ts';
import { rulesFolder, shippedCatalog } from '../../../src/shipped-catalog.ts';
import type { Size } from '../main-options.ts';
import { median, sideBySide, timed } from '../measure.ts';
import { step } from '../progress.ts';
import type { Line, Part } from '../report.ts';
import { incidents } from './incidents.ts';

const WARM = 50;
const at = DateTime.fromISO('2026-10-24T03:00:00Z', { zone: 'utc' }) as DateTime<true>;

/** One incident judged by every rule there is, and what reading them costs a start. */
export async function measureRules({ evaluations, starts }: Size): Promise<Part> {
  const loading = await step('reading the catalogue', () =>
    sideBySide(
      Math.max(3, starts),
      () => timed(shippedCatalog),
      () => timed(() => loadCatalog(rulesFolder)),
    ),
  );
  const catalog = await shippedCatalog();
  const rules = catalog.families.flatMap(({ versions }) => versions).length;
  const lines: Line[] = [];
  for (const [name, facts] of Object.entries(incidents)) {
    const took = await step(`judging ${name}`, () => judgeOften(catalog, facts, evaluations));
    lines.push({
      what: `${rules} rules, ${name}`,
      ...{ unit: 'ms', figure: took, target: { of: 'figure', atMost: 5 } },
    });
  }
  lines.push({
    what: 'reading all rules at a start; reference: as YAML, without what the build made of it',
    ...{ unit: 'ms', ...loading, target: { of: 'figure', atMost: 300 } },
  });
  return {
    title: `6. Rules: ${catalog.families.length} duties, every one judged`,
    lines,
    notes: [
      `Medians of ${evaluations} evaluations, each of facts of their own: nothing is remembered from one to the next.`,
    ],
  };
}

async function judgeOften(catalog: Catalog, facts: IncidentFacts, times: number): Promise<number> {
  const organization = {
    ...{
      name: 'a company',
      timeZone: 'Europe/Berlin',
      establishments: ['DE', 'US'],
      mainEstablishment: 'DE',
    },
    representatives: [],
  };
  const took: number[] = [];
  for (let round = 0; round < WARM + times; round += 1) {
    const own = structuredClone(facts);
    const ms = await timed(() =>
      assessAll(catalog.families, own, organization, { ...catalog.context, at, acts: [] }),
    );
    if (round >= WARM) took.push(ms);
  }
  return median(took);
}

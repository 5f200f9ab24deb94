import type { Verdict } from '../../src/domain/assess.ts';
import { assessAll } from '../../src/domain/assess-all.ts';
import type { AffectedGroupFacts, DataSetFacts, FactValue, Protection } from '../../src/domain/facts.ts';
import type { Catalog } from '../../src/rules/catalog.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { context, dataSet, group, incident, organization, time } from './given.ts';

/** A Thursday, 11 in the morning in New York. */
export const FOUND = '2026-09-10T15:00:00Z';

export interface Pattern {
  /** Residents by place ("TX" is US-TX, "abroad" Germany); null: nobody knows how many. */
  readonly people?: Readonly<Record<string, number | null>>;
  readonly data?: Partial<DataSetFacts>;
  /** Instead of people and data. */
  readonly sets?: readonly DataSetFacts[];
  /** The instant at which it was detected, discovered and determined. */
  readonly at?: string;
  readonly milestones?: Readonly<Record<string, string>>;
  readonly answers?: Readonly<Record<string, FactValue>>;
  /** Kinds of regulated organization; absent: it said that it is none of them; null: it has not said. */
  readonly kind?: readonly string[] | null;
  readonly zone?: string;
  /** The country it is established in; absent: the United States; null: not known. */
  readonly seat?: string | null;
  /** When other duties were first answered, by rule id. */
  readonly told?: Readonly<Record<string, string>>;
}

export const open: Protection = { encrypted: 'NO', keySafe: 'UNKNOWN', availableElsewhere: 'UNKNOWN' };
export const sealed: Protection = { ...open, encrypted: 'YES', keySafe: 'YES' };

/** Names with social security numbers, electronic and not encrypted, in the hands of others; or what is given. */
export function records(
  people: Readonly<Record<string, number | null>>,
  given: Partial<DataSetFacts> = {},
): DataSetFacts {
  const place = (one: string) => (one === 'abroad' ? 'DE' : one === 'US' ? 'US' : `US-${one}`);
  const groups: readonly AffectedGroupFacts[] = Object.entries(people).map(([where, count]) =>
    group(place(where), count),
  );
  return dataSet({
    ...{ personalData: 'YES', confidentiality: 'YES', integrity: 'NO', availability: 'NO' },
    ...{ medium: 'ELECTRONIC', categories: ['name', 'ssn'], protection: open, groups },
    ...given,
  });
}

let catalog: Catalog;

/** Judges a pattern by every rule of the catalogue. */
export async function judge(pattern: Pattern): Promise<readonly Verdict[]> {
  catalog ??= await shippedCatalog();
  const { people = {}, data = {}, at = FOUND, kind = ['none'], zone = 'America/New_York' } = pattern;
  const times = pattern.milestones ?? { discovered: at, determined: at, breach_confirmed: at };
  const facts = incident({
    ...{ detected: time(at), aware: time(at), answers: pattern.answers ?? {} },
    milestones: Object.fromEntries(Object.entries(times).map(([key, one]) => [key, time(one)])),
    dataSets: pattern.sets ?? [records(people, data)],
  });
  const who = organization({
    ...{
      timeZone: zone,
      establishments: pattern.seat === null ? null : [pattern.seat ?? 'US'],
      representatives: [],
    },
    ...(kind === null ? {} : { answers: { regulated_as: kind } }),
  });
  const acts = Object.entries(pattern.told ?? {}).map(([ruleId, told]) => ({
    ...{ ruleId, at: told },
    recipientKey: ruleId.endsWith('-individuals') ? `people:${ruleId.slice(0, 5).toUpperCase()}` : 'x',
  }));
  return assessAll(catalog.families, facts, who, context({ ...catalog.context, acts }));
}

/** "REQUIRED", or with its last second in the organization's zone: "REQUIRED 2026-10-10 23:59:59"; "no date" if the law has none. */
export async function outcome(rule: string, pattern: Pattern, dated = true): Promise<string> {
  const found = (await judge(pattern)).filter(({ ruleId }) => ruleId === rule);
  const verdicts = [...new Set(found.map(({ verdict }) => verdict))].join(' and ') || 'NOT_REQUIRED';
  if (!dated || verdicts !== 'REQUIRED') return verdicts;
  const due = found[0]?.due?.dueAt?.setZone(pattern.zone ?? 'America/New_York');
  return `REQUIRED ${due?.toFormat('yyyy-MM-dd HH:mm:ss') ?? 'no date'}`;
}

/** What is asked for a rule, without the ids of data sets and groups. */
export async function asked(rule: string, pattern: Pattern): Promise<readonly string[]> {
  const found = (await judge(pattern)).find(({ ruleId }) => ruleId === rule);
  return (found?.openQuestions ?? []).map(({ key }) => key.replace(/^(dataSet|group)\.[^.]+\./, '$1.'));
}

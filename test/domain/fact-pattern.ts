import { DateTime } from 'luxon';
import type { Verdict } from '../../src/domain/assess.ts';
import { assessAll } from '../../src/domain/assess-all.ts';
import type {
  AffectedGroupFacts,
  DataSetFacts,
  FactValue,
  ImpreciseTime,
  IncidentFacts,
  OrganizationFacts,
} from '../../src/domain/facts.ts';
import type { Catalog } from '../../src/rules/catalog.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { dataSet, group, incident, instant } from './given.ts';

/** A fact pattern as a lawyer would put it: who, what happened, and what each law comes to. */
type Answers = Readonly<Record<string, FactValue>>;

/** An instant written with its zone. */
export const when = (at: string, toleranceMinutes = 0): ImpreciseTime => ({
  at: new Date(at).toISOString(),
  toleranceMinutes,
  zone: 'UTC',
});

export const people = (
  place: string | null,
  count: number | null = 100,
  more: Partial<AffectedGroupFacts> = {},
) => ({ ...group(place, count), kind: 'customers', ...more });

/** Encrypted, the key safe, a copy at hand. */
export const sealed = { encrypted: 'YES', keySafe: 'YES', availableElsewhere: 'YES' } as const;
/** No personal data at all: only the trade's own law speaks. */
export const noPersonalData: Partial<DataSetFacts> = { personalData: 'NO' };
/** Lost, and seen by nobody. */
export const onlyLost: Partial<DataSetFacts> = { confidentiality: 'NO', availability: 'YES' };

/** Names and addresses in clear, known to somebody who should not have them. */
export const names = (
  groups: readonly AffectedGroupFacts[],
  more: Partial<DataSetFacts> = {},
): DataSetFacts =>
  dataSet({
    role: 'CONTROLLER',
    personalData: 'YES',
    categories: ['name', 'email_address'],
    medium: 'ELECTRONIC',
    confidentiality: 'YES',
    integrity: 'NO',
    availability: 'NO',
    protection: { encrypted: 'NO', keySafe: 'NO', availableElsewhere: 'YES' },
    groups,
    ...more,
  });

export const breach = (
  groups: readonly AffectedGroupFacts[],
  answers: Answers,
  times: Partial<IncidentFacts>,
  set: Partial<DataSetFacts> = {},
): IncidentFacts => incident({ dataSets: [names(groups, set)], answers, ...times });

/** A company in one place that is under no law of a single trade, unless said. */
export const company = (
  country: string | readonly string[],
  timeZone: string,
  trades: readonly string[] = ['none'],
  answers: Answers = {},
  more: Partial<OrganizationFacts> = {},
): OrganizationFacts => ({
  name: 'Linden Works',
  timeZone,
  establishments: [country].flat(),
  representatives: [],
  ...more,
  answers: { regulated_as: trades, ...answers },
});

const catalog: Promise<Catalog> = shippedCatalog();

/**
 * Expects of each rule: a verdict; then in any order an instant due ("-": none), recipients by key, "?key" for a question
 * that is asked, "firm" for a verdict on which nothing is open. ABSENT: no version of the rule is in force.
 */
export function pattern(
  sentence: string,
  organization: OrganizationFacts,
  facts: IncidentFacts,
  expected: Readonly<Record<string, string>>,
  given: { at?: string; acts?: readonly (readonly [string, string, string])[] } = {},
): void {
  it(sentence, async () => {
    const { families, context } = await catalog;
    const acts = (given.acts ?? []).map(([ruleId, at, recipientKey]) => ({
      ruleId,
      recipientKey,
      at: new Date(at).toISOString(),
    }));
    const at = instant(given.at ?? '2026-11-20T00:00:00Z');
    const verdicts = assessAll(families, facts, organization, { ...context, at, acts });
    const found = Object.entries(expected).map(([id, words]) => [
      id,
      words
        .split(' ')
        .map((word) =>
          said(
            word,
            verdicts.filter((one) => one.ruleId === id),
          ),
        )
        .join(' '),
    ]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });
}

/** What was found, in the words of what was expected: equal to it where it holds. */
function said(word: string, verdicts: readonly Verdict[]): string {
  const [first] = verdicts;
  if (/^[A-Z]+(_[A-Z]+)?$/.test(word))
    return [...new Set(verdicts.map((one) => one.verdict))].join('+') || 'ABSENT';
  const due = first?.due?.dueAt ?? null;
  if (word === '-') return due?.toISO() ?? '-';
  if (/^\d{4}-/.test(word)) {
    const same = due !== null && Math.floor(due.toSeconds()) === DateTime.fromISO(word).toSeconds();
    return same ? word : String(due?.toUTC().toISO());
  }
  const questions = verdicts.flatMap((one) => one.openQuestions.map(({ key }) => key));
  if (word === 'firm') return questions.length === 0 ? 'firm' : `?${questions.join()}`;
  if (word.startsWith('?')) return questions.includes(word.slice(1)) ? word : `?${questions.join()}`;
  return verdicts
    .map((one) => one.recipient.key)
    .sort()
    .join();
}

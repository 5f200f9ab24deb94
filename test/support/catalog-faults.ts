import { DateTime } from 'luxon';
import { within } from '../../src/domain/jurisdiction.ts';
import type { Rule } from '../../src/domain/rule.ts';
import { versionInForce } from '../../src/domain/version-in-force.ts';
import type { Authority, FactDefinition } from '../../src/rules/catalog.ts';
import { namedRecipients } from '../../src/rules/named-recipients.ts';

type Directory = ReadonlyMap<string, Authority>;

/** What a lawyer would miss in a rule: a citation, sources with their date, cases for and against it, a known recipient. */
export function ruleFaults(rule: Rule, directory: Directory): readonly string[] {
  const { citation, exemptions, clock, verification, fixtures } = rule;
  const citations = [citation, ...[...exemptions, ...clock.cases].map((one) => one.citation)];
  const verdicts = fixtures.map(({ expect }) => expect.verdict);
  const { sources, checked, state } = verification;
  return [
    ...(citations.some((one) => one.trim().length < 3) ? ['a citation is empty'] : []),
    ...(verdicts.includes('REQUIRED') ? [] : ['no case in which it is required']),
    ...(verdicts.includes('NOT_REQUIRED') ? [] : ['no case in which it is not']),
    ...(sources.length === 0 || sources.some((one) => one.trim().length < 10)
      ? ['a source is not named']
      : []),
    ...(/^20\d\d-\d\d-\d\d$/.test(checked) ? [] : ['no day on which it was checked']),
    ...(state === 'verified' && sources.every((one) => /^memory/i.test(one))
      ? ['verified by memory alone']
      : []),
    ...[...citations, ...sources, ...rule.notes, ...exemptions.map((one) => one.says)]
      .filter((text) => text.split('(').length !== text.split(')').length)
      .map((text) => `a text is cut in two: ${text}`),
    ...unknownRecipients(rule, directory).map((key) => `nobody in the directory is ${key}`),
  ];
}

/** Bodies a rule may name, of every country that it may have to turn to, that the directory does not know. */
function unknownRecipients(rule: Rule, directory: Directory): readonly string[] {
  const { resolver } = rule.recipient;
  const countriesOf = (group: string): string[] => {
    const places = [...directory.values()].map(({ jurisdiction }) => jurisdiction);
    return [...new Set(places)].filter((place) => place.length === 2 && within(place, group) === 'YES');
  };
  const national = (prefix: string, group: string): string[] =>
    countriesOf(group).map((country) => `${prefix}:${country}`);
  const wanted = [
    ...namedRecipients(rule),
    ...(resolver.kind === 'of_establishment' ? national(resolver.prefix, resolver.group) : []),
    ...(resolver.kind === 'lead_or_each_sa' ? national('sa', resolver.group) : []),
  ];
  return wanted.filter((key) => !directory.has(key));
}

/** Versions of one rule follow each other day by day; one that is proposed, or waits for a day, never binds anybody. */
export function versionFaults(versions: readonly Rule[]): readonly string[] {
  const dated = versions
    .filter(({ status, validity }) => status !== 'proposed' && validity.from !== null)
    .sort((a, b) => ((a.validity.from ?? '') < (b.validity.from ?? '') ? -1 : 1));
  const gaps = dated.slice(1).flatMap((rule, index) => {
    const before = dated[index]?.validity.to ?? null;
    return before !== null && dayAfter(before) === rule.validity.from
      ? []
      : [`version ${rule.version} does not begin on the day after ${before}`];
  });
  const last = dated.at(-1);
  const open = last !== undefined && last.status !== 'repealed' && last.validity.to !== null;
  const binding = versions.filter(
    (rule) => (rule.status === 'proposed' || rule.validity.from === null) && appliesEver(rule),
  );
  return [
    ...gaps,
    ...(open ? [`nothing follows version ${last.version}`] : []),
    ...binding.map(({ version }) => `version ${version} binds, and is not in force`),
  ];
}

function appliesEver(rule: Rule): boolean {
  return ['2019-01-01', '2026-11-20', '2045-01-01'].some((date) => {
    const at = DateTime.fromISO(date, { zone: 'UTC' }) as DateTime<true>;
    return versionInForce([rule], {}, at, 'UTC') !== null;
  });
}

function dayAfter(date: string): string {
  return DateTime.fromISO(date, { zone: 'UTC' }).plus({ days: 1 }).toISODate() ?? '';
}

/** A question is asked of a person. */
export function questionFaults(facts: Iterable<FactDefinition>): readonly string[] {
  return [...facts].filter(({ question }) => !question.endsWith('?')).map(({ key }) => key);
}

/** The known duties that are no rule and of which no page says why. */
export function unexplained(
  wanted: readonly string[],
  rules: ReadonlySet<string>,
  absent: string,
): readonly string[] {
  const isRule = (id: string): boolean =>
    id.endsWith('*') ? [...rules].some((rule) => rule.startsWith(id.slice(0, -1))) : rules.has(id);
  return wanted.filter((id) => !isRule(id) && !absent.includes(`\`${id}\``));
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { AffectedGroupFacts, DataSetFacts, FactValue, Tri } from '../../src/domain/facts.ts';
import { type ContactWritten, knownWays } from '../../src/domain/gate/known-ways.ts';
import { checkNotice } from '../../src/domain/notice-checks.ts';
import type { NoticeProblem } from '../../src/domain/notice-problem.ts';
import type { RuleTerms } from '../../src/domain/rule.ts';
import { categoryWords } from '../../src/notices/texts/category-words.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { contact } from './notice-record.ts';
import { root } from './run-tool.ts';

export interface Mutant {
  readonly name: string;
  readonly field?: 'subject';
  readonly find: string;
  readonly put: string;
  readonly swap?: readonly [string, string];
  readonly late?: boolean;
  readonly code: string;
  readonly element: string | null;
}

/** A clean notice of test/fixtures/notices, what it is held against, and its mutants with one defect each. */
export interface CorpusNotice {
  readonly file: string;
  readonly audience: string;
  readonly locale: string;
  readonly names: readonly string[];
  readonly reference: string;
  readonly contacts: readonly Partial<ContactWritten>[];
  readonly rules: readonly string[];
  readonly record: {
    readonly zone: string;
    readonly dataSets: readonly {
      readonly name: string;
      readonly role?: DataSetFacts['role'];
      readonly categories: readonly string[];
      readonly encrypted: Tri;
      readonly algorithm?: string;
      readonly keySafe?: Tri;
      readonly accessed?: Tri;
      readonly acquired?: Tri;
      readonly medium?: DataSetFacts['medium'];
      /** One group, or several. */
      readonly count?: number;
      readonly jurisdiction?: string;
      readonly groups?: readonly GroupWritten[];
    }[];
    readonly answers?: Readonly<Record<string, FactValue>>;
  } & Partial<Record<'occurredFrom' | 'occurredTo' | 'detected' | 'aware' | 'contained', string>>;
  readonly said?: readonly { readonly text: string; readonly privileged: boolean }[];
  readonly subject: string;
  readonly body: string;
  readonly mutants: readonly Mutant[];
  /** The same said otherwise, and as true: never blocked. */
  readonly honest?: readonly Pick<Mutant, 'find' | 'put'>[];
}

type GroupWritten = Pick<AffectedGroupFacts, 'jurisdiction' | 'count'> &
  Partial<Pick<AffectedGroupFacts, 'kind' | 'countKind'>>;

const catalog = await shippedCatalog();
const NOW = '2026-11-01T09:00:00.000Z';

export async function readCorpus(): Promise<readonly CorpusNotice[]> {
  const folder = join(root, 'test/fixtures/notices');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(
    files.map(
      async (file) => ({ ...parse(await readFile(join(folder, file), 'utf8')), file }) as CorpusNotice,
    ),
  );
}

/** The text of a mutant; throws where what it changes does not stand in the original exactly once. */
export function mutated(
  { subject, body }: CorpusNotice,
  mutant: Pick<Mutant, 'find' | 'put'> & Partial<Mutant>,
): { subject: string; body: string } {
  if (mutant.swap) {
    const [one, other] = mutant.swap;
    return { subject, body: body.replace(one, '\u0000').replace(other, one).replace('\u0000', other) };
  }
  const text = mutant.field === 'subject' ? subject : body;
  if (mutant.find !== '' && text.split(mutant.find).length !== 2)
    throw new Error(`${mutant.name ?? mutant.put}: "${mutant.find}" does not stand in it exactly once`);
  const changed = mutant.find === '' ? text : text.replace(mutant.find, () => mutant.put);
  return mutant.field === 'subject' ? { subject: changed, body } : { subject, body: changed };
}

export function corpusProblems(
  notice: CorpusNotice,
  text: { readonly subject: string; readonly body: string },
  late = false,
): readonly NoticeProblem[] {
  const { locale, audience, names, reference, record } = notice;
  const contacts = notice.contacts.map(contact);
  const ways = contacts.flatMap(({ email, phone, url, postalAddress }) => [email, phone, url, postalAddress]);
  const at = (instant: string | undefined) =>
    instant === undefined ? null : { at: instant, toleranceMinutes: 0, zone: record.zone };
  return checkNotice({
    ...text,
    ...{ locale, now: NOW, changes: [], changedSince: [] },
    obligations: notice.rules.map((id) => ({ rule: ruleOf(id), late })),
    dataSets: record.dataSets.map(dataSetOf),
    times: {
      occurredFrom: at(record.occurredFrom),
      occurredTo: at(record.occurredTo),
      detected: at(record.detected),
      aware: at(record.aware),
      contained: at(record.contained),
      ...{ zone: record.zone, now: NOW },
    },
    ...{ said: [], answers: record.answers ?? {} },
    categoryFamilies: catalog.vocabulary.categoryFamilies,
    lexicons: catalog.vocabulary.lexicons,
    categoryWords: categoryWords(catalog.vocabulary, locale),
    contactWays: ways.filter((way) => way !== null),
    gate: {
      ...{ audience, words: catalog.gate, saidInside: notice.said ?? [] },
      known: knownWays(contacts, names, reference),
    },
  });
}

function ruleOf(id: string): RuleTerms {
  const families = [...catalog.families, ...[...catalog.profiles.values()].flatMap((one) => one.families)];
  const rule = families.flatMap(({ versions }) => versions).findLast((one) => one.id === id);
  if (!rule) throw new Error(`no rule ${id}`);
  return rule;
}

function dataSetOf(set: CorpusNotice['record']['dataSets'][number]): DataSetFacts {
  const { name, categories, encrypted, algorithm, role, medium, accessed, acquired } = set;
  const groups = set.groups ?? [{ jurisdiction: set.jurisdiction ?? null, count: set.count ?? null }];
  return {
    ...{ id: name, name, role: role ?? 'CONTROLLER', controllers: [], personalData: 'YES' },
    ...{ categories, medium: medium ?? 'ELECTRONIC', confidentiality: 'YES' },
    ...{
      integrity: 'UNKNOWN',
      availability: 'UNKNOWN',
      ...(accessed && { accessed }),
      ...(acquired && { acquired }),
    },
    protection: {
      encrypted,
      keySafe: set.keySafe ?? 'UNKNOWN',
      availableElsewhere: 'UNKNOWN',
      ...(algorithm && { algorithm }),
    },
    groups: groups.map((group, i) => ({
      ...{ id: `g${i}-${name}`, kind: 'users', countKind: 'EXACT' as const },
      ...group,
    })),
  };
}

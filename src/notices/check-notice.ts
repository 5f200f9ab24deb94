import type { DateTime } from 'luxon';
import type { IncidentFacts } from '../domain/facts.ts';
import type { GateContext } from '../domain/gate/gate-problems.ts';
import type { SaidInside } from '../domain/gate/internal-notes.ts';
import { knownWays } from '../domain/gate/known-ways.ts';
import { variantProblems } from '../domain/gate/siblings.ts';
import { checkNotice } from '../domain/notice-checks.ts';
import { answeredFor, error, type NoticeProblem, problemKey } from '../domain/notice-problem.ts';
import type { ObligationRow } from '../obligations/obligation.row.ts';
import type { ContactRow } from '../organizations/contact.row.ts';
import type { Catalog, Vocabulary } from '../rules/catalog.ts';
import { answered, dataSetsUnder } from './answered.ts';
import { categoryWords } from './category-words.ts';
import { publicWays } from './contact-ways.ts';
import { type DatedChange, type FactsThen, factChanges } from './fact-changes.ts';
import type { NoticeRow, NoticeVariantRow, NoticeVersionRow } from './notice.row.ts';
import { type NoticeText, textsOf } from './notice-texts.ts';
import { renderNotice, UnsendableText } from './render-notice.ts';

/** A notice's current text and everything it is held against. */
export interface CheckMaterial {
  readonly notice: NoticeRow;
  readonly version: NoticeVersionRow;
  readonly variants: readonly NoticeVariantRow[];
  readonly obligations: readonly ObligationRow[];
  readonly facts: IncidentFacts;
  /** The facts in all their versions since the notice was drafted, oldest first. */
  readonly history: readonly FactsThen[];
  /** Keys of the problems of this text that a named person answers for. */
  readonly answeredFor: ReadonlySet<string>;
  /** IANA zone of the organization. */
  readonly zone: string;
  readonly contacts: readonly ContactRow[];
  /** What the organization goes by. */
  readonly names: readonly (string | null)[];
  /** The incident's. */
  readonly reference: string;
  /** What colleagues wrote in the war room; words of theirs do not go out by mistake. */
  readonly saidInside: readonly SaidInside[];
}

/** What checking takes of the catalogue. */
export type CheckWords = Pick<Catalog, 'vocabulary' | 'gate'>;

/** A problem, in which language variant it was found, and its key. */
export interface LocalProblem extends NoticeProblem {
  readonly locale: string;
  readonly key: string;
}

/** Everything wrong with the current text in all its languages, against the facts as they are now. */
export function problemsOf(
  material: CheckMaterial,
  words: CheckWords,
  now: DateTime,
): readonly LocalProblem[] {
  const { notice, version, variants } = material;
  const [first, ...others] = textsOf(notice, version, variants);
  if (!first) return [];
  const problems = [first, ...others].flatMap((text) => {
    const own = [
      ...problemsOfText(material, words, now, text),
      ...(text === first ? [] : variantProblems(first, text)),
    ];
    return own.map((problem) => ({ ...problem, locale: text.locale }));
  });
  return problems.map((problem) => {
    const key = problemKey(problem);
    return { ...(material.answeredFor.has(key) ? answeredFor(problem) : problem), key };
  });
}

/** What the gate knows besides the facts. */
export function gateContextOf(
  { notice, contacts, names, reference, saidInside }: CheckMaterial,
  { gate }: CheckWords,
): GateContext {
  return { audience: notice.audience, words: gate, known: knownWays(contacts, names, reference), saidInside };
}

/** What read otherwise once than it reads now, in the words of one language. */
export function changesFor(
  { history, obligations, zone }: Pick<CheckMaterial, 'history' | 'obligations' | 'zone'>,
  vocabulary: Vocabulary,
  locale: string,
): readonly DatedChange[] {
  return factChanges(history, (facts) => ({
    facts,
    dataSets: dataSetsUnder(facts, obligations),
    ...{ vocabulary, locale, zone },
  }));
}

function problemsOfText(
  material: CheckMaterial,
  words: CheckWords,
  now: DateTime,
  text: NoticeText,
): readonly NoticeProblem[] {
  const { version, obligations, facts, history, zone, contacts } = material;
  const { vocabulary } = words;
  const { subject, body, locale } = text;
  const iso = now.toUTC().toISO() ?? '';
  const since = history.filter((one) => one.version >= version.incidentVersion);
  const problems = checkNotice({
    ...{ subject, body, locale, now: iso },
    obligations: answered(obligations, now),
    dataSets: dataSetsUnder(facts, obligations),
    times: { ...facts, zone, now: iso },
    categoryWords: categoryWords(vocabulary, locale),
    contactWays: publicWays(contacts),
    gate: gateContextOf(material, words),
    changes: changesFor(material, vocabulary, locale),
    changedSince: changesFor({ ...material, history: since }, vocabulary, locale).map(({ fact }) => fact),
  });
  return [...problems, ...unrenderable(text)];
}

function unrenderable(text: NoticeText): NoticeProblem[] {
  try {
    renderNotice(text, text.locale, { draft: true });
    return [];
  } catch (cause) {
    if (!(cause instanceof UnsendableText)) throw cause;
    return [error('TEXT_UNREADABLE', cause.message)];
  }
}

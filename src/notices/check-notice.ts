import type { DateTime } from 'luxon';
import type { IncidentFacts } from '../domain/facts.ts';
import { checkNotice } from '../domain/notice-checks.ts';
import { error, type NoticeProblem } from '../domain/notice-problem.ts';
import type { ObligationRow } from '../obligations/obligation.row.ts';
import type { ContactRow } from '../organizations/contact.row.ts';
import type { Vocabulary } from '../rules/catalog.ts';
import { answered, dataSetsUnder } from './answered.ts';
import { categoryWords } from './category-words.ts';
import { publicWays } from './contact-ways.ts';
import { factChanges } from './fact-changes.ts';
import type { NoticeRow, NoticeVersionRow } from './notice.row.ts';
import { renderNotice, UnsendableText } from './render-notice.ts';

/** A notice's current text and everything it is held against. */
export interface CheckMaterial {
  readonly notice: NoticeRow;
  readonly version: NoticeVersionRow;
  readonly obligations: readonly ObligationRow[];
  readonly facts: IncidentFacts;
  readonly factsVersion: number;
  /** The facts as they stood when the text was written. */
  readonly writtenOn: IncidentFacts;
  /** IANA zone of the organization. */
  readonly zone: string;
  readonly contacts: readonly ContactRow[];
}

/** A problem, and in which language variant it was found. */
export interface LocalProblem extends NoticeProblem {
  readonly locale: string;
}

/** Everything wrong with the current text, against the facts as they are now. */
export function problemsOf(
  material: CheckMaterial,
  vocabulary: Vocabulary,
  now: DateTime,
): readonly LocalProblem[] {
  const { notice, version } = material;
  return problemsOfText(material, vocabulary, now, { ...version, locale: notice.locale });
}

interface Text {
  readonly locale: string;
  readonly subject: string;
  readonly body: string;
}

function problemsOfText(
  { obligations, facts, writtenOn, zone, contacts }: CheckMaterial,
  vocabulary: Vocabulary,
  now: DateTime,
  text: Text,
): readonly LocalProblem[] {
  const { subject, body, locale } = text;
  const shown = (from: IncidentFacts) => ({
    facts: from,
    dataSets: dataSetsUnder(from, obligations),
    ...{ vocabulary, locale, zone },
  });
  const iso = now.toUTC().toISO() ?? '';
  const problems = checkNotice({
    ...{ subject, body, locale, now: iso },
    obligations: answered(obligations, now),
    dataSets: dataSetsUnder(facts, obligations),
    times: { ...facts, zone, now: iso },
    categoryWords: categoryWords(vocabulary, locale),
    contactWays: publicWays(contacts),
    changes: factChanges(shown(writtenOn), shown(facts)),
    confirmed: false,
  });
  return [...problems, ...unrenderable(text)].map((problem) => ({ ...problem, locale }));
}

function unrenderable(text: Text): NoticeProblem[] {
  try {
    renderNotice(text, text.locale, { draft: true });
    return [];
  } catch (cause) {
    if (!(cause instanceof UnsendableText)) throw cause;
    return [error('TEXT_UNREADABLE', cause.message)];
  }
}

import type { DateTime } from 'luxon';
import type { IncidentFacts } from '../domain/facts.ts';
import { checkNotice } from '../domain/notice-checks.ts';
import { error, type NoticeProblem } from '../domain/notice-problem.ts';
import type { ObligationRow } from '../obligations/obligation.row.ts';
import type { ContactRow } from '../organizations/contact.row.ts';
import type { NoticeWords, Vocabulary } from '../rules/catalog.ts';
import { answered, dataSetsUnder } from './answered.ts';
import { categoryWords } from './category-words.ts';
import { publicWays } from './contact-ways.ts';
import { type DatedChange, type FactsThen, factChanges } from './fact-changes.ts';
import type { NoticeRow, NoticeVariantRow, NoticeVersionRow } from './notice.row.ts';
import { type NoticeText, textsOf } from './notice-texts.ts';
import { renderNotice, UnsendableText } from './render-notice.ts';
import { saidOf } from './said-facts.ts';

/** A notice's current text and everything it is held against. */
export interface CheckMaterial {
  readonly notice: NoticeRow;
  readonly version: NoticeVersionRow;
  readonly variants: readonly NoticeVariantRow[];
  readonly obligations: readonly ObligationRow[];
  readonly facts: IncidentFacts;
  /** The facts in all their versions since the notice was drafted, oldest first. */
  readonly history: readonly FactsThen[];
  /** The decision-maker said of this text and these facts that the text is right. */
  readonly confirmed: boolean;
  /** IANA zone of the organization. */
  readonly zone: string;
  readonly contacts: readonly ContactRow[];
}

/** A problem, and in which language variant it was found. */
export interface LocalProblem extends NoticeProblem {
  readonly locale: string;
}

/** Everything wrong with the current text in all its languages, against the facts as they are now. */
export function problemsOf(
  material: CheckMaterial,
  vocabulary: NoticeWords,
  now: DateTime,
): readonly LocalProblem[] {
  const { notice, version, variants } = material;
  return textsOf(notice, version, variants).flatMap((text) =>
    problemsOfText(material, vocabulary, now, text),
  );
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
  vocabulary: NoticeWords,
  now: DateTime,
  text: NoticeText,
): readonly LocalProblem[] {
  const { version, obligations, facts, history, zone, contacts, confirmed } = material;
  const { subject, body, locale } = text;
  const dataSets = dataSetsUnder(facts, obligations);
  const iso = now.toUTC().toISO() ?? '';
  const since = history.filter((one) => one.version >= version.incidentVersion);
  const problems = checkNotice({
    ...{ subject, body, locale, now: iso, confirmed },
    obligations: answered(obligations, now),
    dataSets,
    said: Object.values(saidOf(facts, dataSets, vocabulary, locale)).flatMap((one) =>
      Object.values(one).flat(),
    ),
    times: { ...facts, zone, now: iso },
    answers: facts.answers,
    categoryWords: categoryWords(vocabulary, locale),
    categoryFamilies: vocabulary.categoryFamilies,
    lexicons: vocabulary.lexicons,
    contactWays: publicWays(contacts),
    changes: changesFor(material, vocabulary, locale),
    changedSince: changesFor({ ...material, history: since }, vocabulary, locale).map(({ fact }) => fact),
  });
  return [...problems, ...unrenderable(text)].map((problem) => ({ ...problem, locale }));
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

import type { DateTime } from 'luxon';
import { variantProblems } from '../../domain/gate/siblings.ts';
import { checkNotice } from '../../domain/notice-checks.ts';
import {
  advice,
  answeredFor,
  error,
  type NoticeProblem,
  problemKey,
  warning,
} from '../../domain/notice-problem.ts';
import { slotsIn, writeSlot } from '../../domain/recipient-slot.ts';
import type { Vocabulary } from '../../rules/catalog.ts';
import { type NoticeText, textsOf } from '../render/notice-texts.ts';
import { answered, dataSetsUnder } from '../texts/answered.ts';
import { categoryWords } from '../texts/category-words.ts';
import { publicWays } from '../texts/contact-ways.ts';
import { type DatedChange, factChanges } from '../texts/fact-changes.ts';
import { saidOf } from '../texts/said-facts.ts';
import { type CheckMaterial, type CheckWords, gateContextOf } from './check-material.ts';
import { renderedDraft } from './rendered-draft.ts';

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
    const order = text === first ? toldTooEarly(material) : [];
    return [...own, ...order].map((problem) => ({ ...problem, locale: text.locale }));
  });
  return problems.map((problem) => {
    const key = problemKey(problem);
    return { ...(material.answeredFor.has(key) ? answeredFor(problem) : problem), key };
  });
}

/** Nothing forbids it, and those who advise say otherwise: a person decides. */
function toldTooEarly({ advisedFirst }: CheckMaterial): readonly NoticeProblem[] {
  return advisedFirst.map(({ duty, recipient, citation, weight }) => {
    const said = `${recipient} had better be told first, or at the same time (${duty}), and nothing to them is handed in or prepared.`;
    return weight === 'ADVICE'
      ? advice('ORDER_ADVISED', said, { citation })
      : warning(
          'ORDER_ADVISED',
          `${said} Prepare or file that, or answer for the order by name and say why.`,
          {
            citation,
          },
        );
  });
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
  const dataSets = dataSetsUnder(facts, obligations);
  const iso = now.toUTC().toISO() ?? '';
  const since = history.filter((one) => one.version >= version.incidentVersion);
  const problems = [
    ...checkNotice({
      ...{ subject, body, locale, now: iso },
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
      gate: gateContextOf(material, words),
      changes: changesFor(material, vocabulary, locale),
      changedSince: changesFor({ ...material, history: since }, vocabulary, locale).map(({ fact }) => fact),
    }),
  ];
  if (material.notice.use !== 'message') problems.push(...spokenToNobody(text));
  const codes = new Set(problems.map(({ code }) => code));
  // What the text itself is told of is not told again of its page.
  const more = renderedDraft(material, words, now, text).filter(({ code }) => !codes.has(code));
  return [...problems, ...more];
}

/** What is published or read out has no recipient: nobody would ever fill the place, and everybody would see it. */
function spokenToNobody({ subject, body }: Pick<NoticeText, 'subject' | 'body'>): NoticeProblem[] {
  const place = [...slotsIn(subject), ...slotsIn(body)].find(({ key }) => key !== 'notice_date');
  if (!place) return [];
  const excerpt = writeSlot(place);
  return [
    error(
      'TEXT_UNRESOLVED',
      `"${excerpt}" speaks to one recipient, and this text is for all: write it without.`,
      {
        excerpt,
      },
    ),
  ];
}

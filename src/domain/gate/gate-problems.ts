import type { Lexicon } from '../claims/lexicon.ts';
import type { NoticeBlock } from '../notice-body.ts';
import { type AnsweredObligation, prohibitionsOf } from '../notice-content.ts';
import type { NoticeProblem } from '../notice-problem.ts';
import { passagesOf } from '../passages.ts';
import { deadContact } from './dead-contact.ts';
import { type GateLanguage, type GateWords, languageOf, ownLanguage } from './gate-words.ts';
import { copiedFromInside, internalNotes, type SaidInside } from './internal-notes.ts';
import type { KnownWays } from './known-ways.ts';
import { linkProblems } from './link-checks.ts';
import { mandatedForm } from './mandated-form.ts';
import { markupLeft } from './markup-left.ts';
import { mixedLanguage } from './mixed-language.ts';
import { personalDetails } from './personal-details.ts';
import { promotionIn } from './promotion.ts';
import { hardToRead } from './reading-level.ts';
import { secretsIn } from './secrets.ts';
import { type Stretch, stretchesOf } from './stretch.ts';
import { toldAnyway } from './told-anyway.ts';
import { unfilled } from './unfilled.ts';

/** Whom a text speaks to, and what is known beside the facts. */
export interface GateContext {
  readonly audience: string;
  readonly words: GateWords;
  readonly known: KnownWays;
  readonly saidInside: readonly SaidInside[];
}

/** A text in one language, taken apart. */
export interface GateText {
  readonly subject: string;
  readonly blocks: readonly NoticeBlock[];
  readonly locale: string;
}

/** What may not leave the house in any notice, and the form a statute prescribes for some. */
export function gateProblems(
  text: GateText,
  obligations: readonly AnsweredObligation[],
  context: GateContext,
  lexicon: Lexicon,
): readonly NoticeProblem[] {
  const { subject, blocks, locale } = text;
  const { words, audience } = context;
  const own = ownLanguage(words, locale);
  const passages = passagesOf(subject, blocks);
  return [
    ...mandatedForm(text, obligations, words.general.headings),
    ...stretchesOf(subject, blocks).flatMap((stretch) => stretchProblems(stretch, locale, context)),
    ...toldAnyway(passages, prohibitionsOf(obligations), languageOf(words, locale), lexicon),
    ...copiedFromInside(passages, context.saidInside),
    ...mixedLanguage(blocks, locale, words),
    ...(audience === 'PEOPLE' && own ? hardToRead(blocks, own) : []),
  ];
}

/** What a stretch of text may not hold, whether it was written by a person, a template or a footer. */
export function stretchProblems(
  stretch: Stretch,
  locale: string,
  { audience, words, known }: GateContext,
): NoticeProblem[] {
  const language = languageOf(words, locale);
  const languages = spokenBeside(words, language);
  const { general } = words;
  return [
    ...unfilled(stretch, language, general, known.reference),
    ...markupLeft(stretch),
    ...linkProblems(stretch, general, known.houses),
    ...secretsIn(stretch, languages, known.reference),
    ...personalDetails(stretch, { audience, locale, known, words }),
    ...internalNotes(stretch, { languages, general, audience, reference: known.reference }),
    ...promotionIn(stretch, language),
    ...deadContact(stretch, language),
  ];
}

/** Colleagues write to each other in English, too, whatever the notice is written in. */
function spokenBeside(words: GateWords, own: GateLanguage): readonly GateLanguage[] {
  const english = languageOf(words, 'en');
  return own === english ? [own] : [own, english];
}

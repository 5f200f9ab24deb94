import type { Clock, Extension, Rollover, TermCase } from '../../domain/clock.ts';
import type { Lexicon } from './lexicon.ts';
import { allInWords } from './predicate-in-words.ts';
import { type Said, said } from './said.ts';
import { calendarInWords, termInWords } from './term-in-words.ts';

const rolled = {
  next_business_day_noon: 'at noon of the next business day',
  next_business_day_end: 'at the end of the next business day',
} as const;

/** Terms of some, a last day that is no business day, more time: what of a clock hangs on facts. */
export function conditionsInWords(clock: Clock, lexicon: Lexicon): readonly Said[] {
  return [
    ...clock.cases.map((one) => caseInWords(one, lexicon)),
    ...rolloverInWords(clock.rollover, lexicon),
    ...clock.extensions.map((one) => extensionInWords(one, lexicon)),
  ];
}

function caseInWords({ says, term, citation, when }: TermCase, lexicon: Lexicon): Said {
  const instead = termInWords(term) ?? 'no date';
  return said(`${instead} instead. ${says}. It takes`, {
    label: 'Another term',
    clause: citation,
    parts: allInWords([when], lexicon),
  });
}

function rolloverInWords({ kind, mode, calendar, when }: Rollover, lexicon: Lexicon): readonly Said[] {
  if (kind === 'none') return [];
  const whose = calendarInWords(calendar ?? '');
  const moved = `If the last day is no business day ${whose}, the term ends ${rolled[kind]}`;
  if (mode === 'info') return [said(`${moved}: shown for information, the strict date stands`)];
  return when === undefined
    ? [said(moved)]
    : [said(`${moved}, where`, { parts: allInWords([when], lexicon) })];
}

function extensionInWords({ add, requires, citation, when }: Extension, lexicon: Lexicon): Said {
  const more = termInWords(add) ?? 'a time the law does not number';
  const clause = citation ?? null;
  return when === undefined
    ? said(`${more}. It needs: ${requires}. Shown for information, never added by itself`, {
        label: 'More time',
        clause,
      })
    : said(`${more}. It needs: ${requires}. Added where`, {
        label: 'More time',
        clause,
        parts: allInWords([when], lexicon),
      });
}

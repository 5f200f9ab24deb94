import { eventOf, nameOfEvent, ruleAnswered, withEvent } from '../../domain/anchors.ts';
import type { Clock, StartEvent } from '../../domain/clock.ts';
import { conditionsInWords } from './clock-conditions-in-words.ts';
import type { Lexicon } from './lexicon.ts';
import { type Said, said } from './said.ts';
import { countingInWords, termInWords } from './term-in-words.ts';

const floors: Readonly<Record<Clock['floor'], string>> = {
  none: '',
  without_undue_delay: 'without undue delay',
  without_unreasonable_delay: 'without unreasonable delay',
  as_soon_as_possible: 'as soon as possible',
  immediately: 'immediately',
};

/** By when a duty is due, in one phrase: "without undue delay, at the latest 72 hours after awareness". */
export function dueInWords(clock: Clock, lexicon: Lexicon): string {
  const own = termInWords(clock.term);
  const floor = floors[clock.floor];
  const start = eventInWords(clock.start, lexicon);
  const dated = own === null ? [] : [`${own} after ${start}`];
  const others = clock.alternatives.map((one) => {
    const term = termInWords(one.term);
    return `${term ?? 'no date'} after ${eventInWords(one.start, lexicon)}`;
  });
  const link = clock.combine === 'min' ? ', or ' : ', or where that is not known ';
  const terms = `${[...dated, ...others].join(link)}${clock.combine === 'min' ? ', whichever is earlier' : ''}`;
  const concurrent =
    clock.concurrentWith === null ? '' : `not later than ${ruleInWords(clock.concurrentWith, lexicon)}`;
  const latest = [concurrent, terms].filter((one) => one !== '').join(' and at the latest ');
  if (latest === '' && floor === '')
    return ruleAnswered(clock.start) === null
      ? 'no time is stated'
      : `after ${start}; the law names no last day`;
  if (latest === '') return `${floor} after ${start}; the law names no date`;
  if (floor === '') return concurrent === '' ? `at the latest ${latest}` : latest;
  return concurrent === '' ? `${floor}, at the latest ${latest}` : `${floor}, ${latest}`;
}

/** What else decides the date, point by point. */
export function clockInWords(clock: Clock, lexicon: Lexicon): readonly Said[] {
  const counting = countingInWords(clock.term, clock.zone);
  return [
    ...(counting === null ? [] : [said(counting)]),
    ...unknownStarts(clock, lexicon),
    ...lapsing(clock, lexicon),
    ...concurrent(clock),
    ...conditionsInWords(clock, lexicon),
    ...guidance(clock),
    ...clock.readings.map((one) =>
      said(
        `Shown beside it, another reading that counts from ${eventInWords(one.start, lexicon)}: ${one.says}`,
      ),
    ),
  ];
}

type Start = Pick<Clock, 'start' | 'term' | 'whileUnknown'>;

/** What runs, or does not, until the start of each term is known; of two that start alike it is said once. */
function unknownStarts(clock: Clock, lexicon: Lexicon): readonly Said[] {
  const several = clock.alternatives.length > 0;
  const all = [clock, ...clock.alternatives].flatMap((one) => unknownStart(one, several, lexicon));
  return [...new Set(all)].map((says) => said(says));
}

function unknownStart({ start, term, whileUnknown }: Start, several: boolean, lexicon: Lexicon): string[] {
  if (term.unit === 'none') return [];
  const asked = eventInWords(eventOf(start), lexicon);
  const own = several ? 'the term after it does not run' : 'no clock runs';
  if (ruleAnswered(eventOf(start)) !== null) return [`Until there is ${asked}, ${own}`];
  if (whileUnknown === null) return [`Until ${asked} is known, ${own}`];
  const standIn = eventInWords(withEvent(start, whileUnknown), lexicon);
  const worst = `a worst-case clock runs from ${standIn}, marked provisional`;
  return [`While ${asked} is not known, ${worst}`];
}

function lapsing({ alternatives }: Clock, lexicon: Lexicon): readonly Said[] {
  return alternatives
    .filter((one) => one.lapsesIfMainStartsLater)
    .map((one) => {
      const term = `The term after ${eventInWords(one.start, lexicon)}`;
      return said(`${term} no longer counts where the other starts only after it has run out`);
    });
}

function concurrent({ concurrentWith }: Clock): readonly Said[] {
  return concurrentWith === null
    ? []
    : [said(`Due when ${concurrentWith} is due, or when that is first answered, if that is earlier`)];
}

function guidance({ softTarget }: Clock): readonly Said[] {
  const target = softTarget === null ? null : termInWords(softTarget);
  return target === null ? [] : [said(`Guidance, not law, and shown as such: within ${target}`)];
}

/** The event a clock starts at. */
function eventInWords(start: StartEvent, lexicon: Lexicon): string {
  const rule = ruleAnswered(start);
  return rule === null ? nameOfEvent(start) : `the first answer to ${ruleInWords(rule, lexicon)}`;
}

/** A rule by its title, with its id. */
function ruleInWords(id: string, lexicon: Lexicon): string {
  return `"${lexicon.rule(id)}" (${id})`;
}

import type { DataSetFacts, FactValue } from '../facts.ts';
import type { Passage } from '../passages.ts';
import type { Contradiction } from './contradiction.ts';
import { countsOf, fits } from './counts.ts';
import { datesIn } from './dates-in-text.ts';
import { type FoldedText, foldedText } from './folded-text.ts';
import { type Lexicon, placesOf, says } from './lexicon.ts';
import { isSlip, slipsOf } from './number-slips.ts';
import {
  isCorrected,
  isHeadingNumber,
  isHour,
  isIdentifier,
  isOfOurs,
  partsOfWhole,
  restsOf,
  shareOf,
  tellsCount,
} from './number-uses.ts';
import { boundOf, type NumberSaid, numbersIn, rangesIn } from './numbers-in-text.ts';
import { countsPeople } from './people-counted.ts';
import { countsInPlace, countsKind, groupsMeant } from './places-counted.ts';
import { listsData } from './statements.ts';
import type { Stretch } from './stretch.ts';
import { timesIn } from './times-in-text.ts';

/** Below this, a number of people is as likely to be about the team as about those affected. */
const FEW = 12;
/** What is said here of people is about the organization. */
const ABOUT_OTHERS: ReadonlySet<string> = new Set([
  ...['measures_taken', 'measures_planned', 'mitigation_for_individuals', 'contact_point', 'dpo_contact'],
  ...[
    'controller_identity',
    'total_holders',
    'likely_consequences',
    'record_count',
    'financial_loss_estimate',
    'monetary_impact',
  ],
]);
/** What is said here of clients is said of those affected, whatever the verb. */
const ABOUT_THE_INCIDENT: ReadonlySet<string> = new Set(['nature', 'circumstances', 'subject_categories']);

/** Words that a sentence about people affected has. */
const SURE = ['affected', 'dataOf'] as const;
/** Words it may have, and one about the work on it too. */
const LOOSE = ['contains', 'accessed', 'taken'] as const;

/** Numbers of people in the text that no count of the record explains; "about 4,000" may stand for 3,988. */
export function numberContradictions(
  passages: readonly Passage[],
  lexicon: Lexicon,
  dataSets: readonly DataSetFacts[],
  answers: Readonly<Record<string, FactValue>>,
): readonly Contradiction[] {
  const all = countsOf(dataSets);
  const records = answers['records_concerned'];
  const exact = dataSets.every(({ groups }) => groups.every(({ countKind }) => countKind === 'EXACT'));
  const most = all[0] ?? 0;
  const isBeside = ({ most: said }: NumberSaid) =>
    tellsCount(
      passages,
      all.filter((count) => count > said || count === most),
      lexicon,
    );
  return passages.flatMap(({ sentence, elements }) => {
    const words = foldedText(sentence);
    const { text, shown } = words;
    const told = (
      said: Stretch,
      counts: readonly number[],
      weight: Pick<Contradiction, 'certain' | 'unsure'>,
      where: string,
    ): Contradiction => {
      const message = `The text says "${shown(said.from, endOfWords(text, said))}"; the record counts ${counts.slice(0, 5).join(', ')}. Correct the text, or ${where}.`;
      return { kind: 'NUMBER', ...weight, message, excerpt: sentence, elements };
    };
    const ofRecords =
      typeof records === 'number' && elements.includes('record_count')
        ? otherRecords(words, [records, ...all], lexicon).map((said) =>
            told(said, [records], { certain: true }, 'the number of records on the incident'),
          )
        : [];
    if (all.length === 0 || isOfEverybody(elements)) return ofRecords;
    const counted = elements.some((element) => element.endsWith('_count') && element !== 'record_count');
    const others = elements.some((element) => ABOUT_OTHERS.has(element));
    const lists = others ? SURE : [...SURE, ...LOOSE];
    const relevant = counted || lists.some((list) => says(lexicon, list, text));
    if (!relevant && others) return ofRecords;
    const numbers = numbersOfPeople(words, lexicon, { counted, relevant, dataSets });
    const meant = groupsMeant(
      text,
      numbers.map(({ said }) => said),
      dataSets,
      lexicon,
    );
    const isPart = partsOfWhole(freeNumbers(words, lexicon), all);
    const isBefore = (said: Stretch) =>
      isCorrected(said, text, lexicon) && tellsCount(passages, all, lexicon);
    // Of a place or a kind it is that count, and no part of any other.
    const isExcused = (said: NumberSaid, i: number) =>
      (meant[i] === dataSets && isPart(said)) || isBefore(said);
    const ofPeople = numbers.flatMap(({ said, loosely, clients }, i): Contradiction[] => {
      const bound = boundOf(text, said, lexicon);
      const own = countsOf(meant[i] ?? dataSets);
      const known = own.length > 0 ? own : all;
      const few = !relevant && said.most <= FEW;
      if (few && !(clients && elements.some((element) => ABOUT_THE_INCIDENT.has(element)))) return [];
      if (isOfOurs(said, text, lexicon, { others, counted, dataSets })) return [];
      if (restsOf(said, text, known).some((count) => fits(count, said, bound)) || isExcused(said, i))
        return [];
      // Beside a count of the record another is as likely a part of them, or a whole, that the record does not have.
      const unsure = meant[i] === dataSets && !isSlip(said, all) && isBeside(said);
      const certain = exact && relevant && !loosely && !unsure;
      return [told(said, known, { certain, unsure }, 'the affected groups of the incident')];
    });
    const share = others ? null : shareOf(text, all, lexicon);
    const tells = listsData(elements) || elements.some((element) => ABOUT_THE_INCIDENT.has(element));
    const slips =
      ofPeople.length > 0 || !tells ? [] : slipsOf(text, freeNumbers(words, lexicon), all, lexicon);
    return [
      ...ofRecords,
      ...ofPeople,
      ...[...slips, ...(share ? [share] : [])].map((said) =>
        told(said, all, { certain: false }, 'the affected groups of the incident'),
      ),
    ];
  });
}

/** The numbers of a sentence that count people, dates and times of day apart. */
function numbersOfPeople(
  words: FoldedText,
  lexicon: Lexicon,
  around: {
    readonly counted: boolean;
    readonly relevant: boolean;
    readonly dataSets: readonly DataSetFacts[];
  },
) {
  const { text } = words;
  const numbers = freeNumbers(words, lexicon);
  return numbers.flatMap((said, i) => {
    const before = numbers[i - 1]?.to ?? 0;
    const after = numbers[i + 1]?.from ?? text.length;
    const by =
      countsPeople(text, said, { before, after, ...around }, lexicon) ??
      (countsKind(text, said, around.dataSets) || countsInPlace(text, said, around.dataSets, lexicon)
        ? 'PEOPLE'
        : null);
    const clients = placesOf(lexicon, 'clientele', text.slice(said.to, said.to + 40)).some(([from]) =>
      /^[\s-]*(?:\p{L}+[\s-]+){0,2}$/u.test(text.slice(said.to, said.to + from)),
    );
    return by === null ? [] : [{ said, loosely: by === 'LOOSELY', clients }];
  });
}

function freeNumbers(words: FoldedText, lexicon: Lexicon): readonly NumberSaid[] {
  const { text } = words;
  const taken: readonly Stretch[] = [...datesIn(words, lexicon), ...timesIn(words, lexicon)];
  const free = numbersIn(text, lexicon).filter(
    (one) =>
      !taken.some(({ from, to }) => from < one.to && one.from < to) &&
      !isIdentifier(text, one) &&
      !isHeadingNumber(text, one, lexicon) &&
      !isHour(text, one, lexicon),
  );
  return rangesIn(text, free, lexicon).filter(isNumber);
}

/** Where it is told how many are in the data at all, affected or not. */
function isOfEverybody(elements: readonly string[]): boolean {
  return elements.length > 0 && elements.every((one) => one === 'total_holders');
}

/** Numbers of records that are none of these counts. */
function otherRecords(words: FoldedText, known: readonly number[], lexicon: Lexicon): readonly NumberSaid[] {
  return recordsSaid(words, lexicon).filter(
    (said) => !known.some((count) => fits(count, said, boundOf(words.text, said, lexicon))),
  );
}

/** "150,000 records": single entries, not people. */
function recordsSaid(words: FoldedText, lexicon: Lexicon): readonly NumberSaid[] {
  const { text } = words;
  return freeNumbers(words, lexicon).filter(({ to }) =>
    placesOf(lexicon, 'recordWords', text.slice(to, to + 30)).some(([from]) =>
      /^[\s-]*(?:\p{L}+[\s-]+){0,1}$/u.test(text.slice(to, to + from)),
    ),
  );
}

/** "One" is an article in most languages. */
function isNumber({ digits, least, most }: NumberSaid): boolean {
  return digits || least > 1 || most > 1;
}

function endOfWords(text: string, { to }: Stretch): number {
  return to + (/^[^,.;:\d]{0,30}(?![\p{L}])/u.exec(text.slice(to))?.[0].length ?? 0);
}

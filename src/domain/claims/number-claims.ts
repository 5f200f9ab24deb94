import type { DataSetFacts } from '../facts.ts';
import type { Passage } from '../passages.ts';
import type { Contradiction } from './contradiction.ts';
import { countsOf, fits } from './counts.ts';
import { datesIn } from './dates-in-text.ts';
import { type FoldedText, foldedText } from './folded-text.ts';
import { type Lexicon, says } from './lexicon.ts';
import { boundOf, type NumberSaid, numbersIn, rangesIn } from './numbers-in-text.ts';
import { countsPeople } from './people-counted.ts';
import type { Stretch } from './stretch.ts';
import { timesIn } from './times-in-text.ts';

/** Below this, a number of people is as likely to be about the team as about those affected. */
const FEW = 12;
/** What is said here of people is about the organization. */
const ABOUT_OTHERS: ReadonlySet<string> = new Set([
  ...['measures_taken', 'measures_planned', 'mitigation_for_individuals', 'contact_point', 'dpo_contact'],
  ...[
    'controller_identity',
    'likely_consequences',
    'record_count',
    'financial_loss_estimate',
    'monetary_impact',
  ],
]);

/** Words that a sentence about people affected has. */
const SURE = ['affected', 'dataOf'] as const;
/** Words it may have, and one about the work on it too. */
const LOOSE = ['contains', 'accessed', 'taken'] as const;

/** Numbers of people in the text that no count of the record explains; "about 4,000" may stand for 3,988. */
export function numberContradictions(
  passages: readonly Passage[],
  lexicon: Lexicon,
  dataSets: readonly DataSetFacts[],
): readonly Contradiction[] {
  const known = countsOf(dataSets);
  if (known.length === 0) return [];
  const exact = dataSets.every(({ groups }) => groups.every(({ countKind }) => countKind === 'EXACT'));
  return passages.flatMap(({ sentence, elements }) => {
    const words = foldedText(sentence);
    const { text, shown } = words;
    const counted = elements.some((element) => element.endsWith('_count') && element !== 'record_count');
    const others = elements.some((element) => ABOUT_OTHERS.has(element));
    const lists = others ? SURE : [...SURE, ...LOOSE];
    const relevant = counted || lists.some((list) => says(lexicon, list, text));
    if (!relevant && others) return [];
    return numbersOfPeople(words, lexicon, counted, relevant).flatMap(
      ({ said, loosely }): Contradiction[] => {
        const bound = boundOf(text, said, lexicon);
        if ((!relevant && said.most <= FEW) || known.some((count) => fits(count, said, bound))) return [];
        const quoted = shown(said.from, endOfWords(text, said));
        const message = `The text says "${quoted}"; the record counts ${known.slice(0, 5).join(', ')}. Correct the text, or the affected groups of the incident.`;
        return [
          { kind: 'NUMBER', certain: exact && relevant && !loosely, message, excerpt: sentence, elements },
        ];
      },
    );
  });
}

/** The numbers of a sentence that count people, dates and times of day apart. */
function numbersOfPeople(words: FoldedText, lexicon: Lexicon, counted: boolean, relevant: boolean) {
  const { text } = words;
  const taken: readonly Stretch[] = [...datesIn(words, lexicon), ...timesIn(words, lexicon)];
  const free = numbersIn(text, lexicon).filter(
    (one) => !taken.some(({ from, to }) => from < one.to && one.from < to),
  );
  const numbers = rangesIn(text, free, lexicon).filter(isNumber);
  return numbers.flatMap((said, i) => {
    const before = numbers[i - 1]?.to ?? 0;
    const after = numbers[i + 1]?.from ?? text.length;
    const by = countsPeople(text, said, { before, after, counted, relevant }, lexicon);
    return by === null ? [] : [{ said, loosely: by === 'LOOSELY' }];
  });
}

/** "One" is an article in most languages. */
function isNumber({ digits, least, most }: NumberSaid): boolean {
  return digits || least > 1 || most > 1;
}

function endOfWords(text: string, { to }: Stretch): number {
  return to + (/^[^,.;:\d]{0,30}(?![\p{L}])/u.exec(text.slice(to))?.[0].length ?? 0);
}

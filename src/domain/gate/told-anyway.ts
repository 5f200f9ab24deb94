import { sentenceOf } from '../claims/clauses.ts';
import type { Lexicon } from '../claims/lexicon.ts';
import { isOfOurs } from '../claims/number-uses.ts';
import { numbersIn } from '../claims/numbers-in-text.ts';
import { type NoticeProblem, warning } from '../notice-problem.ts';
import type { Passage } from '../passages.ts';
import type { GateLanguage } from './gate-words.ts';
import { phraseIn } from './phrases.ts';
import { inLatin, plainly } from './plain-text.ts';

/** Advice on rights and agencies speaks of theft and of numbers without telling of this breach. */
const OF_RIGHTS: ReadonlySet<string> = new Set(
  'police_report_right fraud_alert_freeze_info credit_monitoring_offer cra_contacts ftc_contact ag_contacts agency_contacts contact_point mitigation_for_individuals'.split(
    ' ',
  ),
);
const OF_NATURE = ['nature', 'cause', 'circumstances'];
const OF_NUMBER = ['resident_count', 'subject_count'];
/** Fewer may be years, offices or the people who wrote the letter. */
const FEWEST = 10;
/** "Residents affected: 7,330": what is counted stands before. */
const LEAD = 60;

/**
 * What a statute forbids to tell, told outside its fence: the words give it away where the elements do not. A person looks, since
 * words alone do not prove it.
 */
export function toldAnyway(
  passages: readonly Passage[],
  prohibited: ReadonlyMap<string, string>,
  { breach, people, drills }: GateLanguage,
  lexicon: Lexicon,
): NoticeProblem[] {
  const nature = OF_NATURE.find((one) => prohibited.has(one));
  const number = OF_NUMBER.find((one) => prohibited.has(one));
  if (nature === undefined && number === undefined) return [];
  const says = (element: string, excerpt: string) =>
    warning(
      'ELEMENT_PROHIBITED',
      `"${excerpt}" seems to tell ${element}, which may not be told to these recipients: take it out.`,
      { element, excerpt, citation: prohibited.get(element) ?? null },
    );
  const found = passages.flatMap(({ elements, sentence }) => {
    if (elements.some((one) => prohibited.has(one) || OF_RIGHTS.has(one))) return [];
    const text = inLatin(plainly(sentence));
    const isDrill = !elements.some((one) => OF_NATURE.includes(one)) && phraseIn(text, drills) !== null;
    const told = nature === undefined || isDrill ? null : phraseIn(text, breach);
    const counted = number === undefined ? null : countIn(text, people, lexicon);
    return [
      ...(nature !== undefined && told !== null ? [says(nature, told)] : []),
      ...(number !== undefined && counted !== null ? [says(number, counted)] : []),
    ];
  });
  return [...new Map(found.map((one) => [one.message, one])).values()];
}

/** A number, in digits or words, that people are counted with: "1,046 residents", "about a thousand people", "Residents: 7,330". */
function countIn(text: string, people: readonly string[], lexicon: Lexicon): string | null {
  const { text: flat, shown } = sentenceOf(text, lexicon);
  for (const { from, to, most } of numbersIn(flat, lexicon)) {
    if (most < FEWEST) continue;
    const behind = /^(?:[\s-]+\p{L}[\p{L}'-]*){0,6}/u.exec(flat.slice(to))?.[0] ?? '';
    const ahead = /[:|]\s*$/.test(flat.slice(0, from)) ? flat.slice(Math.max(0, from - LEAD), from) : '';
    if (isOfOurs({ from, to }, flat, lexicon)) continue;
    if (phraseIn(behind, people) !== null || phraseIn(ahead, people) !== null)
      return shown(from, to + behind.length);
  }
  return null;
}

import type { NoticeBlock } from '../notice-body.ts';
import { type NoticeProblem, warning } from '../notice-problem.ts';
import { visibleText } from '../visible-text.ts';
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

/**
 * What a statute forbids to tell, told outside its fence: the words give it away where the elements do not. A person looks, since
 * words alone do not prove it.
 */
export function toldAnyway(
  blocks: readonly NoticeBlock[],
  prohibited: ReadonlyMap<string, string>,
  { breach, people }: GateLanguage,
): NoticeProblem[] {
  if (prohibited.size === 0) return [];
  return blocks.flatMap(({ elements, markdown }) => {
    if (elements.some((one) => prohibited.has(one) || OF_RIGHTS.has(one))) return [];
    const text = inLatin(plainly(visibleText(markdown)));
    const nature = OF_NATURE.find((one) => prohibited.has(one));
    const number = OF_NUMBER.find((one) => prohibited.has(one));
    const told = nature === undefined ? null : phraseIn(text, breach);
    const counted = number === undefined ? null : countIn(text, people);
    const says = (element: string, excerpt: string) =>
      warning(
        'ELEMENT_PROHIBITED',
        `"${excerpt}" seems to tell ${element}, which may not be told to these recipients: take it out.`,
        { element, excerpt, citation: prohibited.get(element) ?? null },
      );
    return [
      ...(nature !== undefined && told !== null ? [says(nature, told)] : []),
      ...(number !== undefined && counted !== null ? [says(number, counted)] : []),
    ];
  });
}

const COUNT = /(?<![\p{L}\p{N}.,])(?:\d{1,3}(?:[.,'\s]\d{3})+|\d{2,})(?:\s+\p{L}+){0,3}/gu;

function countIn(text: string, people: readonly string[]): string | null {
  return (
    text
      .match(COUNT)
      ?.find((one) => phraseIn(one, people) !== null)
      ?.trim() ?? null
  );
}

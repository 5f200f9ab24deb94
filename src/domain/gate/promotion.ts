import { type NoticeProblem, warning } from '../notice-problem.ts';
import type { GateLanguage } from './gate-words.ts';
import { phraseIn } from './phrases.ts';
import type { Stretch } from './stretch.ts';

/** Where such words may name data that was touched: vouchers, newsletters, orders. */
const OF_DATA: ReadonlySet<string> = new Set([
  'data_categories',
  'record_categories',
  'nature',
  'circumstances',
  'affected_services',
  'cause',
  'root_cause',
  'subject_categories',
]);

/** "Twenty-four months free": what the law itself asks to be offered. */
const OFFER = 'credit_monitoring_offer';
const FREE = /free|kostenlos|gratis|gratuit|gratuito|grátis|darmo|無料|مجان/iu;

/** A legal notice sells nothing: it reaches people who said no to advertising, and what sells takes their trust. */
export function promotionIn({ text, elements }: Stretch, { promotion }: GateLanguage): NoticeProblem[] {
  if (elements.some((one) => OF_DATA.has(one))) return [];
  const excerpt = phraseIn(text, promotion);
  if (excerpt === null || (elements.includes(OFFER) && FREE.test(excerpt))) return [];
  const message = `"${excerpt}" advertises, and a legal notice may not: take it out.`;
  return [warning('PROMOTION', message, { element: elements[0] ?? null, excerpt })];
}

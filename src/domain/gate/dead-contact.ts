import { type NoticeProblem, warning } from '../notice-problem.ts';
import type { GateLanguage } from './gate-words.ts';
import { phraseIn } from './phrases.ts';
import type { Stretch } from './stretch.ts';

/** Where a text names a contact and says in the same breath that nobody is there. */
export function deadContact({ text, elements }: Stretch, { unmonitored }: GateLanguage): NoticeProblem[] {
  if (!elements.some((one) => one === 'contact_point' || one === 'dpo_contact')) return [];
  const excerpt = phraseIn(text, unmonitored);
  if (excerpt === null) return [];
  const message = `"${excerpt}" says that nobody answers there: name a contact that is looked after.`;
  return [warning('CONTACT_UNSUITED', message, { element: elements[0] ?? null, excerpt })];
}

import { distinct, type Finding } from './finding.ts';
import type { Predicate } from './predicate.ts';
import type { One, ResolvedRecipient } from './resolved-recipient.ts';
import type { Recipient } from './rule.ts';

type ByCase = Extract<Recipient['resolver'], { kind: 'by_case' }>;

/** The bodies whose case holds; beside them those of which it is open; none known to hold: one that is undecided. */
export function byCase(
  { prefix, cases }: ByCase,
  jurisdiction: string | null,
  judge: (predicate: Predicate) => Finding,
  one: One,
): readonly ResolvedRecipient[] {
  const judged = cases
    .map(({ key, when }) => ({ key, found: judge(when) }))
    .filter(({ found }) => found.value !== 'NO');
  if (judged.some(({ found }) => found.value === 'YES')) {
    return judged.map(({ key, found }) => {
      const says = 'The rule names it for this case.';
      return found.value === 'YES'
        ? one(key, { jurisdiction, says })
        : one(key, { jurisdiction, says, concerned: 'UNKNOWN', questions: found.questions });
    });
  }
  const questions = distinct(judged.flatMap(({ found }) => found.questions));
  const says =
    questions.length === 0
      ? 'None of the cases that the rule names holds: counsel decides which body it is.'
      : 'Which of the bodies that the rule names it is, is not known.';
  const name = `one of: ${cases.map(({ key }) => one(key, {}).name).join('; ')}`;
  return [one(`${prefix}:undecided`, { name, jurisdiction, decided: false, says, questions })];
}

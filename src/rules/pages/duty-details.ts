import type { Exemption, ExemptionEffect, Rule } from '../../domain/rule.ts';
import type { Lexicon } from '../in-words/lexicon.ts';
import { allInWords } from '../in-words/predicate-in-words.ts';
import { capital, counted, listed, lowered, type Said, said } from '../in-words/said.ts';
import { termInWords } from '../in-words/term-in-words.ts';

const effects: Readonly<Record<ExemptionEffect, string>> = {
  not_due: 'The duty falls away',
  public_instead: 'A public notice may take the place of telling each person',
  individuals_only: 'Only the people are told',
  authority_only: 'Only the authority is told',
};

/** When a duty falls away or changes, and who has to show it. */
export function exemptionInWords(exemption: Exemption, lexicon: Lexicon): Said {
  const { citation, says, when, blockedBy, effect, burden, requiresRecord } = exemption;
  const shown =
    burden === 'controller'
      ? 'the organization has to establish it, and until then the duty stands'
      : 'while it is not known, the duty is undecided';
  const record = requiresRecord ? '; the finding is recorded' : '';
  return said(`${effects[effect]}; ${shown}${record}. It takes`, {
    label: says,
    clause: citation,
    parts: [
      ...allInWords([when], lexicon),
      ...(blockedBy === null ? [] : [said('Never where', { parts: allInWords([blockedBy], lexicon) })]),
    ],
  });
}

/** What a notice says, and must not say. */
export function contentInWords({ content, late }: Rule, lexicon: Lexicon): readonly Said[] {
  const items = (all: Rule['content']['required']): string =>
    all
      .map(({ anyOf }) =>
        listed(
          anyOf.map((key) => lowered(lexicon.element(key))),
          'or',
        ),
      )
      .join('; ');
  const line = (label: string, says: string): Said[] => (says === '' ? [] : [said(says, { label })]);
  const { minFontPt } = content.format;
  const lines = [
    ...line('Always', items(content.required)),
    ...line('Where it applies', items(content.ifApplicable)),
    ...line('As promised', items(content.promised)),
    ...line('Never', content.prohibited.map((key) => lowered(lexicon.element(key))).join('; ')),
    ...line('Title', content.title ? `"${content.title}"` : ''),
    ...line('Headings, in this order', content.headings.map((one) => `"${one}"`).join(', ')),
    ...line('Type', minFontPt === null ? '' : `at least ${minFontPt} points`),
    ...line('If late', late.element === null ? '' : lowered(lexicon.element(late.element))),
  ];
  return lines.length === 0 ? [said('The rule lists nothing that has to be said')] : lines;
}

/** What must come first, and what follows. */
export function orderInWords({ dependsOn, order, followUp, replaces }: Rule): readonly Said[] {
  const line = (label: string, ids: readonly string[] | undefined): Said[] =>
    ids === undefined || ids.length === 0 ? [] : [said(listed(ids, 'and'), { label })];
  return [
    ...line('Only if this is due too', dependsOn),
    ...line('To be answered before', order.before),
    ...line('To be answered after', order.after),
    ...(order.advised ?? []).map(({ after, citation }) =>
      said(`${after} (${citation})`, { label: 'Better answered after or with' }),
    ),
    ...line('Starts the clock of', followUp),
    ...line('Would take the place of', replaces),
  ];
}

/** What a request of law enforcement to wait does. */
export function holdInWords({ holdEffect, holdTerms }: Rule): string {
  if (holdEffect === 'none') return 'It does not move this duty.';
  if (holdEffect === 'delays') return 'Nothing is sent while it stands; the due date is shown beside it.';
  const oral = holdTerms?.oralAtMost ? termInWords(holdTerms.oralAtMost) : '30 calendar days';
  const after = holdTerms?.afterEnd ? termInWords(holdTerms.afterEnd) : null;
  const due = after === null ? 'when it ends' : `${after} after it ends`;
  return `Nothing is sent while it stands, and the duty is due ${due}, if that is later. One given orally counts for ${oral} at the most.`;
}

/** What else an organization must know of a duty: late answers, records, contracts. */
export function rest({ late, recordRetention, contractOverlay }: Rule): readonly Said[] {
  const kept = recordRetention?.n;
  return [
    ...(late.allowed ? [] : [said('A late answer is none')]),
    ...(late.tellBeforeDue
      ? [said('Whoever cannot keep the term says so, with reasons, before it ends')]
      : []),
    ...(kept ? [said(`A record of the breach is kept for ${years(kept)}`)] : []),
    ...(contractOverlay ? [said('A contract may add hours of its own, shown as contractual')] : []),
  ].map((one) => ({ ...one, says: capital(one.says) }));
}

function years(months: number): string {
  return months % 12 === 0 ? counted(months / 12, 'years') : counted(months, 'months');
}

import type { ObligationRow } from '../obligations/obligation.row.ts';
import type { ShownFiling } from '../obligations/shown-filing.ts';
import { cell, table } from './markdown-page.ts';
import type { Words } from './page-words.ts';

/** One duty: what is asked, why, by when and how that came about, and what answered it. */
export function writeDuty(
  { row, filings }: { readonly row: ObligationRow; readonly filings: readonly ShownFiling[] },
  { time, who, said }: Words,
): string[] {
  const { rule, recipientName, recipientKey, verdict, state, dueAt, provisional, why, derivation } = row;
  const lines = [
    `- To: ${cell(recipientName ?? (why.recipientDecided ? recipientKey : 'not decided yet'))}`,
    `- Verdict: ${verdict}; ${state}`,
    `- Due: ${dueAt ? time(dueAt) : 'no date in law'}${provisional ? ' (provisional)' : ''}`,
    ...why.why.map(({ says }) => `- Because: ${cell(says)}`),
    ...why.exemptions.map(
      ({ says, value }) => `- Exemption considered: ${cell(says)}: ${cell(String(value))}`,
    ),
    ...why.openQuestions.map(({ question }) => `- Open: ${cell(question)}`),
    ...derivation.steps.map(({ says, local }) => `- Date: ${cell(says)}${local ? ` ${cell(local)}` : ''}`),
  ];
  return [
    `### ${cell(rule.title)} (${cell(rule.citation)})`,
    '',
    ...lines,
    '',
    ...(filings.length === 0
      ? []
      : table(
          [
            'filing',
            'state',
            'with',
            'submitted',
            'due as it stood then',
            'late by',
            'reasons',
            'reference',
            'by',
          ],
          filings.map((filing) => [
            `${filing.kind}, ${filing.channel}`,
            filing.state,
            filing.filedWith,
            time(filing.submittedAt),
            filing.dueAt ? time(filing.dueAt) : 'no date',
            filing.lateByMs && filing.lateByMs > 0 ? `${Math.ceil(filing.lateByMs / 60_000)} min` : 'in time',
            said(filing.lateReasonId),
            filing.reference,
            who(filing.submittedBy),
          ]),
          '',
        )),
  ];
}

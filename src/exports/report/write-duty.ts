import { toFiling } from '../../obligations/filing.type.ts';
import type { ShownDecision } from '../../obligations/shown-decision.ts';
import type { ShownFiling } from '../../obligations/shown-filing.ts';
import { cell, table } from '../markdown-page.ts';
import type { GatheredDuty } from './gather-duties.ts';
import { plain, type Words } from './page-words.ts';

/** One duty: what is asked, why, by when and how that came about, who decided what on it, and what answered it. */
export function writeDuty(duty: GatheredDuty, words: Words): string[] {
  const { row, filings, decisions, hold, reached } = duty;
  const { rule, recipientName, recipientKey, verdict, state, dueAt, provisional, why, derivation } = row;
  const { time } = words;
  return [
    `### ${cell(rule.title)} (${cell(rule.citation)})`,
    '',
    `- To: ${cell(recipientName ?? (why.recipientDecided ? recipientKey : 'not decided yet'))}`,
    `- Verdict: ${verdict}; ${state}`,
    `- Due: ${dueAt ? time(dueAt) : 'no date in law'}${provisional ? ' (provisional)' : ''}`,
    ...(reached ? [`- Reached: ${reached.reached} of ${reached.total} people it is owed to`] : []),
    ...(row.answeredAt ? [`- First answered: ${time(row.answeredAt)}`] : []),
    ...(hold && state !== 'LAPSED' ? [`- Law-enforcement hold: ${cell(hold.says)}`] : []),
    ...why.why.map(({ says }) => `- Because: ${cell(says)}`),
    ...why.exemptions.map(
      ({ says, value }) => `- Exemption considered: ${cell(says)}: ${cell(String(value))}`,
    ),
    ...why.openQuestions.map(({ question }) => `- Open: ${cell(question)}`),
    ...derivation.steps.map(({ says, local }) => `- Date: ${cell(says)}${local ? ` ${cell(local)}` : ''}`),
    ...(derivation.calendars ?? []).map(
      ({ key, version }) => `- Business days of: ${cell(key)} (${cell(version)})`,
    ),
    '',
    ...decisions.flatMap((decision) => writeDecision(decision, words)),
    ...writeDues(duty, words),
    ...writeFilings(filings, words),
  ];
}

function writeDecision(decision: ShownDecision, { time, who, said, named }: Words): string[] {
  const { ground, exemptionId, verdict, rationaleId, decidedBy, decidedAt, facts, endedAs, endedAt } =
    decision;
  const bound = Object.entries(facts).map(
    ([key, value]) => `${named(key)} = ${JSON.stringify(value) ?? 'null'}`,
  );
  const ended = endedAs && [
    `- Ended: ${plain(endedAs)}${endedAt ? `, ${time(endedAt)}` : ''}`,
    decision.endedBy && ` by ${cell(who(decision.endedBy))}`,
    decision.changedFacts?.length && `; changed: ${cell(decision.changedFacts.map(named).join(', '))}`,
    decision.endReasonId && `; ${cell(said(decision.endReasonId))}`,
  ];
  return [
    `**Decision** by ${cell(who(decidedBy))}, ${time(decidedAt)}: ${plain(ground)}${exemptionId ? ` (${cell(exemptionId)})` : ''}, where the rules said ${verdict}.`,
    '',
    `- Rationale: ${cell(said(rationaleId))}`,
    `- Bound to version ${decision.incidentVersion} of the facts: ${cell(bound.join('; '))}`,
    ended ? ended.filter(Boolean).join('') : '- It stands.',
    '',
  ];
}

/** The due instants it had, where there was more than one. */
function writeDues({ dues }: GatheredDuty, { time, who, said }: Words): string[] {
  if (dues.length < 2) return [];
  return table(
    ['due', 'provisional', 'counted from', 'why', 'since', 'by', 'reason'],
    dues.map((due) => [
      due.dueAt ? time(due.dueAt) : 'no date',
      due.provisional ? 'yes' : 'no',
      due.startAt && `${plain(due.startEvent ?? '')} ${time(due.startAt)}`,
      due.says,
      time(due.setAt),
      who(due.setBy),
      said(due.reasonId),
    ]),
    '',
  );
}

/** What became of it beside the authority's answer. */
function notesOn({ awaitsMore, withdrawn, unproven }: ShownFiling): string[] {
  return [
    ...(awaitsMore ? ['more follows'] : []),
    ...(withdrawn ? ['withdrawn since'] : []),
    ...(unproven ? ['nothing on record shows that it arrived'] : []),
  ];
}

/** What was submitted: due instant and lateness frozen as they stood then, the current computation beside them. */
function writeFilings(filings: readonly ShownFiling[], { time, who, said }: Words): string[] {
  if (filings.length === 0) return [];
  const due = (at: ShownFiling['dueAt']) => (at ? time(at) : 'no date');
  return [
    ...table(
      ['filing', 'with', 'submitted', 'due as it stood then', 'late by', 'due as computed now', 'reference'],
      filings.map((filing) => [
        [`${plain(filing.kind)}, ${plain(filing.channel)}: ${plain(filing.state)}`, ...notesOn(filing)].join(
          '; ',
        ),
        filing.filedWith,
        `${time(filing.submittedAt)} by ${who(filing.submittedBy)}`,
        due(filing.dueAt),
        filing.lateByMs && filing.lateByMs > 0
          ? `${Math.ceil(filing.lateByMs / 60_000)} min: ${said(filing.lateReasonId)}`
          : 'in time',
        due(filing.currentDueAt),
        filing.reference,
      ]),
      '',
    ),
    ...filings.flatMap(({ reasonId, bundleId, kind }) => {
      const what = bundleId === null ? plain(kind) : 'One submission with other incidents';
      return reasonId === null ? [] : [`${what}: ${cell(said(reasonId))}`, ''];
    }),
    ...filings.flatMap((filing) => {
      const { supplementSays } = toFiling(filing);
      return supplementSays ? [`**Supplement proposed.** ${cell(supplementSays)}`, ''] : [];
    }),
  ];
}

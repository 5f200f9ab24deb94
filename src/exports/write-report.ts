import type { ImpreciseTime } from '../domain/facts.ts';
import type { Gathered } from './gather-report.ts';
import { cell, quoted, table } from './markdown-page.ts';
import { type Words, wordsOf } from './page-words.ts';
import { disclosureOf } from './what-left.ts';
import { writeDuty } from './write-duty.ts';

/** One incident as a page in Markdown, fit to hand to an authority: every figure with its source, nothing privileged. */
export function writeReport(report: Gathered, more: readonly string[] = []): string {
  const words = wordsOf(report);
  const { incident, organization, now } = report;
  return [
    `# ${cell(incident.reference)}: ${cell(incident.title)}`,
    '',
    ...(incident.exercise ? ['**This is an exercise. Nothing of it happened.**', ''] : []),
    `Report of ${cell(organization.legalName ?? organization.name)}, made ${words.time(now)}. State: ${incident.state}. Facts: version ${incident.version}.`,
    '',
    ...times(report, words),
    ...facts(report),
    ...more,
    '## Duties',
    '',
    ...report.obligations.flatMap((duty) => writeDuty(duty, words)),
    ...(report.obligations.length === 0 ? ['No rule asked for anything.', ''] : []),
    ...notices(report, words),
    ...dispatches(report, words),
    ...whatLeft(report, words),
    ...history(report, words),
  ].join('\n');
}

function times({ facts, awareness }: Gathered, { time, who, said }: Words): string[] {
  const shown = (at: ImpreciseTime | null) =>
    at === null
      ? 'not known'
      : `${time(at.at)}${at.toleranceMinutes > 0 ? `, ± ${at.toleranceMinutes} min` : ''}`;
  const rows = [
    ['began', shown(facts.occurredFrom)],
    ['ended', shown(facts.occurredTo)],
    ['first signal', shown(facts.detected)],
    ['awareness, as declared', shown(facts.aware)],
    ['contained', shown(facts.contained)],
    ...Object.entries(facts.milestones).map(([key, at]) => [key.replaceAll('_', ' '), shown(at)]),
  ];
  const declared = awareness.map((one) => [
    time(one.awareAt),
    who(one.declaredBy),
    time(one.declaredAt),
    said(one.groundId),
    said(one.gapReasonId),
  ]);
  return [
    '## Times',
    '',
    ...table(['what', 'when'], rows, ''),
    ...(declared.length === 0
      ? ['Awareness has not been declared.', '']
      : table(
          ['aware from', 'declared by', 'declared', 'ground', 'reason of a gap or change'],
          declared,
          '',
        )),
  ];
}

function facts({ facts: { dataSets, answers } }: Gathered): string[] {
  const sets = dataSets.map((set) => [
    set.name,
    `${set.role}${set.controllers.length > 0 ? ` for ${set.controllers.join(', ')}` : ''}`,
    set.categories.join(', '),
    `confidentiality ${set.confidentiality}, integrity ${set.integrity}, availability ${set.availability}`,
    [
      `encrypted ${set.protection.encrypted}`,
      `key safe ${set.protection.keySafe}`,
      `available elsewhere ${set.protection.availableElsewhere}`,
      set.protection.algorithm,
      set.protection.keyLocation,
    ]
      .filter(Boolean)
      .join(', '),
  ]);
  const groups = dataSets.flatMap((set) =>
    set.groups.map((group) => [
      set.name,
      group.kind,
      group.jurisdiction ?? 'not known',
      group.count ?? 'not known',
      group.countKind,
    ]),
  );
  const given = Object.entries(answers).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.join(', ') : String(value),
  ]);
  return [
    '## Data concerned',
    '',
    ...table(['data set', 'role', 'categories', 'breach of', 'protection'], sets, 'Not known yet.'),
    '## People concerned',
    '',
    ...table(['data set', 'kind', 'jurisdiction', 'count', 'how sure'], groups, 'Not known yet.'),
    '## Findings',
    '',
    ...table(['question', 'answer'], given, 'None recorded.'),
  ];
}

function notices(report: Gathered, { time, who }: Words): string[] {
  const sent = new Set(report.dispatches.map(({ row }) => `${row.noticeId} ${row.noticeVersion}`));
  const filed = new Set(
    report.obligations.flatMap(({ filings }) =>
      filings.flatMap(({ noticeId, noticeVersion }) => (noticeId ? [`${noticeId} ${noticeVersion}`] : [])),
    ),
  );
  // Drafts stay in the house (rule 14): a text is shown once it was sent or filed.
  const shown = report.notices.flatMap(({ row, versions, decisions }) =>
    versions
      .filter(({ version }) => sent.has(`${row.id} ${version}`) || filed.has(`${row.id} ${version}`))
      .map((version) => ({ row, version, decisions })),
  );
  return [
    '## Notices that were sent or filed',
    '',
    ...shown.flatMap(({ row, version, decisions }) => [
      `### To ${row.audience.toLowerCase()} (${cell(row.locale)}): ${cell(version.subject)}`,
      '',
      `Version ${version.version}, SHA-256 ${version.contentHash.toString('hex')}.`,
      '',
      ...decisions
        .filter(({ approval }) => approval.noticeVersion === version.version)
        .map(
          ({ approval }) =>
            `- ${approval.verdict} by ${cell(who(approval.decidedBy))}, ${time(approval.decidedAt)}.`,
        ),
      '',
      ...quoted(version.body),
    ]),
    ...(shown.length === 0 ? ['None.', ''] : []),
  ];
}

function dispatches(report: Gathered, { time, who }: Words): string[] {
  return [
    '## Sending',
    '',
    ...report.dispatches.flatMap(({ row, coverage }) => [
      `Started ${time(row.createdAt)} by ${cell(who(row.startedBy))}: ${row.total} people, ${row.state}${row.completedAt ? `, ended ${time(row.completedAt)}` : ''}.`,
      '',
      ...table(
        ['for', 'jurisdiction', 'people', 'reached', 'not reached', 'uncertain'],
        coverage.map((one) => [
          report.obligations.find(({ row: { id } }) => id === one.obligationId)?.row.rule.citation,
          one.segment,
          one.total,
          one.reached,
          one.unreached,
          one.uncertain,
        ]),
        'It achieved nothing.',
      ),
    ]),
    ...(report.dispatches.length === 0 ? ['Nothing was sent.', ''] : []),
  ];
}

function whatLeft({ events }: Gathered, { time, who }: Words): string[] {
  const left = events.flatMap((event) => disclosureOf(event) ?? []);
  return [
    '## What left the company',
    '',
    ...table(
      ['when', 'what', 'how many', 'by', 'SHA-256'],
      left.map(({ at, what, count, memberId, digest }) => [time(at), what, count, who(memberId), digest]),
      'Nothing.',
    ),
  ];
}

function history({ events, versions }: Gathered, { time, who }: Words): string[] {
  const last = events.at(-1);
  return [
    '## History',
    '',
    `${versions.length} versions of the facts. ${events.length} entries of the record, the last with the hash ${last?.hash.toString('hex') ?? '–'}: "tocsin audit verify" checks the whole record.`,
    '',
    ...table(
      ['number', 'when', 'what', 'by'],
      events.map(({ seq, at, type, actor }) => [seq, time(at), type, who(actor.memberId)]),
      '',
    ),
  ];
}

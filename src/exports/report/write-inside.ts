import { noticeWords } from '../../notices/render/notice-words.ts';
import { cell, quoted, table } from '../markdown-page.ts';
import type { Gathered } from './gather-report.ts';
import type { Inside } from './gather-room.ts';
import { plain, type Words } from './page-words.ts';
import { usedVersions } from './write-notices.ts';

/** What stays in the house, for whoever counsel sends it to: opinions, advice, comments, drafts, open work. */
export function writeInside(report: Gathered, words: Words): string[] {
  const { inside } = report;
  if (inside === null) return [];
  return [
    '## Privileged: opinions, advice and comments',
    '',
    ...opinions(report, inside, words),
    ...comments(inside, words),
    '## Privileged: questions and tasks',
    '',
    ...work(inside, words),
    '## Privileged: drafts',
    '',
    ...drafts(report, words),
  ];
}

function opinions({ notices, glass }: Gathered, inside: Inside, { time, who, said }: Words): string[] {
  const subject = (id: string) => notices.find(({ row }) => row.id === id)?.versions.at(-1)?.subject ?? null;
  const given = inside.opinions.map((one) => [
    `${subject(one.noticeId) ?? 'a notice'}, version ${one.noticeVersion}`,
    one.capacity,
    plain(one.stance),
    said(one.statementId),
    who(one.givenBy),
    time(one.givenAt),
  ]);
  const asked = inside.changes.flatMap((one) => {
    const of = `${subject(one.noticeId) ?? 'a notice'}, version ${one.noticeVersion}`;
    const about = one.element === null ? 'change' : `change of ${one.element}`;
    return [
      [of, about, 'asked for', said(one.wordsId), who(one.askedBy), time(one.askedAt)],
      ...(one.closedAt
        ? [[of, about, plain(one.state), said(one.noteId), who(one.closedBy), time(one.closedAt)]]
        : []),
    ];
  });
  const decided = notices.flatMap(({ row, approvals }) =>
    approvals.flatMap((approval) => {
      const said1 = said(approval.opinionId);
      const review = said(glass.get(approval.id)?.commentId);
      const of = `${subject(row.id) ?? 'a notice'}, version ${approval.noticeVersion}`;
      return [
        ...(said1
          ? [
              [
                of,
                'decision',
                plain(approval.verdict),
                said1,
                who(approval.decidedBy),
                time(approval.decidedAt),
              ],
            ]
          : []),
        ...(review
          ? [[of, 'review', 'break-glass', review, who(glass.get(approval.id)?.reviewedBy), null]]
          : []),
      ];
    }),
  );
  return table(
    ['on', 'as', 'stance', 'opinion', 'by', 'when'],
    [...given, ...asked, ...decided],
    'No opinion was given.',
  );
}

function comments({ comments: all }: Inside, { time, who }: Words): string[] {
  return table(
    ['when', 'by', 'kind', 'about', 'text'],
    all.map(({ comment, text }) => [
      time(comment.writtenAt),
      who(comment.authorId),
      comment.privileged ? 'advice' : 'comment',
      comment.aboutKind && plain(comment.aboutKind),
      text,
    ]),
    'Nobody commented.',
  );
}

function work({ questions, tasks }: Inside, { time, who, said }: Words): string[] {
  return [
    ...table(
      ['question', 'owner', 'state', 'answer'],
      questions.map((one) => [
        said(one.textId),
        one.ownerId && who(one.ownerId),
        plain(one.state),
        said(one.answerId),
      ]),
      'No question was asked.',
    ),
    ...table(
      ['task', 'owner', 'due', 'state'],
      tasks.map((one) => [
        one.title,
        one.ownerId && who(one.ownerId),
        one.dueAt && time(one.dueAt),
        plain(one.state),
      ]),
      'No task was set.',
    ),
  ];
}

function drafts(report: Gathered, { time, who }: Words): string[] {
  const used = usedVersions(report);
  const unsent = report.notices.flatMap(({ row, versions }) =>
    versions.filter(({ version }) => !used.has(`${row.id} ${version}`)).map((version) => ({ row, version })),
  );
  return [
    ...unsent.flatMap(({ row, version }) => {
      const { subject, body } = noticeWords(version, row.locale);
      return [
        `### Draft to ${row.audience.toLowerCase()} (${cell(row.locale)}), version ${version.version}: ${cell(subject)}`,
        '',
        `Written ${time(version.writtenAt)} by ${cell(who(version.writtenBy))}.`,
        '',
        ...quoted(body),
      ];
    }),
    ...(unsent.length === 0 ? ['Every text was sent or filed.', ''] : []),
  ];
}

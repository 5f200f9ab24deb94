import type { DateTime } from 'luxon';
import { In } from 'typeorm';
import { countDown, showInstant } from '../domain/time-display.ts';
import type { AlertRow } from '../pager/alert.row.ts';
import type { Words } from '../pager/page-mail.ts';
import type { Work } from '../platform/database/work.ts';
import { ObligationRow } from './obligation.row.ts';
import { ReminderRow } from './reminder.row.ts';

/** What a page of clocks says: each clock that was reminded of, as it stands now. */
export async function clockDigest(
  { db, organizationId, now }: Work,
  { subjectIds, pagedAt }: AlertRow,
  zone: string,
): Promise<Words> {
  const obligations = await db.find(ObligationRow, {
    where: { organizationId, id: In(subjectIds) },
    order: { dueAt: 'ASC', id: 'ASC' },
  });
  const late = await db.existsBy(ReminderRow, {
    organizationId,
    obligationId: In(subjectIds),
    settledAt: pagedAt,
    late: true,
  });
  return {
    headline: headline(obligations, now),
    lines: [
      ...(late ? ['This reminder is late: the service was down at its time.', ''] : []),
      ...obligations.map((obligation) => clockLine(obligation, zone, now)),
    ],
  };
}

function clockLine(
  { rule, recipientName, dueAt, provisional, verdict }: ObligationRow,
  zone: string,
  now: DateTime<true>,
): string {
  // Several authorities are told under one clause: their lines would read alike.
  const to = rule.recipient.kind === 'authority' && recipientName ? ` → ${recipientName}` : '';
  const duty = `${rule.title}${to} (${rule.citation})`;
  if (!dueAt) return `- ${duty}: no date in law; without undue delay.`;
  const { remaining, overdueBy } = countDown(dueAt, now);
  const left = overdueBy ? `overdue by ${spoken(overdueBy)}` : `${spoken(remaining ?? 'PT0S')} left`;
  const unsure = verdict === 'UNDECIDED' ? ', if required' : provisional ? ', provisional' : '';
  return `- ${duty}: due ${showInstant(dueAt, zone)}${unsure}; ${left}.`;
}

function headline([first]: readonly ObligationRow[], now: DateTime<true>): string {
  if (!first?.dueAt) return 'a clock of yours';
  const { remaining, overdueBy } = countDown(first.dueAt, now);
  return overdueBy ? `overdue by ${spoken(overdueBy)}` : `${spoken(remaining ?? 'PT0S')} left`;
}

/** "PT71H59M3S" → "71 h 59 min". */
function spoken(duration: string): string {
  const [, hours, minutes] = /^PT(?:(\d+)H)?(?:(\d+)M)?/.exec(duration) ?? [];
  const parts = [hours && `${hours} h`, minutes && `${minutes} min`].filter(Boolean);
  return parts.length > 0 ? parts.join(' ') : 'less than a minute';
}

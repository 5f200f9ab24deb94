import type { DateTime } from 'luxon';
import { type DataSource, In } from 'typeorm';
import { countDown, showInstant } from '../domain/time-display.ts';
import { admittedTo } from '../incidents/admissions.ts';
import { findIncident } from '../incidents/find-incident.ts';
import { findOrganization } from '../organizations/find-organization.ts';
import { MemberRow } from '../platform/auth/member.row.ts';
import { type Clock, inWork, type Work } from '../platform/database/work.ts';
import type { Jobs } from '../platform/jobs/enqueue.ts';
import { checkAddress } from '../platform/mail/address.ts';
import type { OutgoingMessage } from '../platform/mail/message.ts';
import { sendOne } from '../platform/mail/send-one.ts';
import type { MailTransport } from '../platform/mail/transport.ts';
import { ObligationRow } from './obligation.row.ts';
import { ReminderRow } from './reminder.row.ts';

export interface ReminderMail {
  readonly dataSource: DataSource;
  readonly transport: MailTransport;
  readonly from: string;
  readonly publicUrl: string;
  readonly clock?: Clock | undefined;
}

/** Writes one digest of an incident's clocks to one member. Throws when the mail server did not take it, so that the queue tries again. */
export async function mailReminders(mail: ReminderMail, payload: Jobs['mail-reminders']): Promise<void> {
  const { organizationId } = payload;
  const actor = { kind: 'system', name: 'clock' } as const;
  const order = { organizationId, actor, reactions: {}, clock: mail.clock };
  const message = await inWork(mail.dataSource, order, (work) => digest(work, mail, payload));
  if (!message) return;
  const outcome = await sendOne(
    mail.transport,
    message,
    `reminder-${payload.reminderIds[0]}-${payload.memberId}`,
  );
  // A lost answer is not tried again: better one reminder fewer than the same one all night.
  if (outcome.outcome === 'deferred' || outcome.outcome === 'channel-refused')
    throw new Error(`reminder not taken: ${outcome.reason}`);
}

async function digest(
  { db, organizationId, now }: Work,
  { from, publicUrl }: ReminderMail,
  payload: Jobs['mail-reminders'],
): Promise<OutgoingMessage | null> {
  const { incidentId, memberId, reminderIds } = payload;
  const member = await db.findOneBy(MemberRow, { organizationId, id: memberId });
  const address = member?.email && !member.disabledAt ? checkAddress(member.email) : null;
  if (!address?.ok) return null;
  // Restricted since the mail was planned: it goes only to those who may see the incident now.
  const admissions = await admittedTo(db, organizationId, incidentId);
  if (admissions && !admissions.memberIds.has(memberId)) return null;
  const incident = await findIncident(db, organizationId, incidentId);
  const { name, timeZone } = await findOrganization(db, organizationId);
  const reminders = await db.findBy(ReminderRow, { organizationId, id: In(reminderIds) });
  const obligations = await db.find(ObligationRow, {
    where: { organizationId, id: In(reminders.map(({ obligationId }) => obligationId)) },
    order: { dueAt: 'ASC', id: 'ASC' },
  });
  const label = incident.exercise ? 'EXERCISE - ' : '';
  const isLate = reminders.some(({ late }) => late);
  const lines = obligations.map((obligation) => clockLine(obligation, timeZone, now));
  return {
    messageId: `<reminder.${reminderIds[0]}.${memberId}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    from: { name: 'Tocsin', address: from },
    to: address.address,
    subject: `${label}${incident.reference}: ${headline(obligations, now)}`,
    text: [
      ...(incident.exercise ? ['This is an exercise.', ''] : []),
      `Incident ${incident.reference} of ${name}.`,
      ...(isLate ? ['This reminder is late: the service was down at its time.'] : []),
      '',
      ...lines,
      '',
      `See it at ${publicUrl}. You get this because your role can act on it.`,
      '',
    ].join('\n'),
    date: now,
  };
}

function clockLine(
  { rule, dueAt, provisional, verdict }: ObligationRow,
  zone: string,
  now: DateTime<true>,
): string {
  if (!dueAt) return `- ${rule.title} (${rule.citation}): no date in law; without undue delay.`;
  const { remaining, overdueBy } = countDown(dueAt, now);
  const left = overdueBy ? `overdue by ${spoken(overdueBy)}` : `${spoken(remaining ?? 'PT0S')} left`;
  const unsure = verdict === 'UNDECIDED' ? ', if required' : provisional ? ', provisional' : '';
  return `- ${rule.title} (${rule.citation}): due ${showInstant(dueAt, zone)}${unsure}; ${left}.`;
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

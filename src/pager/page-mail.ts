import { admittedTo } from '../incidents/admissions.ts';
import { findIncident } from '../incidents/find-incident.ts';
import { ContactRow } from '../organizations/contact.row.ts';
import { findOrganization } from '../organizations/find-organization.ts';
import { MemberRow } from '../platform/auth/member.row.ts';
import type { Work } from '../platform/database/work.ts';
import { checkAddress } from '../platform/mail/address.ts';
import type { OutgoingMessage } from '../platform/mail/message.ts';
import { type AlertKind, AlertRow } from './alert.row.ts';
import { mayMail } from './find-settings.ts';
import type { PageDeliveryRow } from './page-delivery.row.ts';

/** What a page says: a few words for the subject, then lines. */
export interface Words {
  readonly headline: string;
  readonly lines: readonly string[];
}
/** How upper rooms word their alerts; a kind without an entry has the sentence below. */
export type PageWords = {
  readonly [K in AlertKind]?: (work: Work, alert: AlertRow, zone: string) => Promise<Words>;
};

const sentences: Readonly<Record<AlertKind, string>> = {
  CLOCK: 'A clock of this incident is running.',
  DISPATCH_PAUSED: 'The sending of a notice paused by itself. It goes on when a person resumes it.',
  UNCERTAIN: 'It is uncertain whether an authority got what was sent to it. A person must look.',
  BREAK_GLASS:
    'A notice was approved in an emergency, without the usual second person. Review it the next day.',
  HOLD_ENDED: 'A hold ended. What waited for it can go on.',
};
const headlines: Readonly<Record<AlertKind, string>> = {
  CLOCK: 'a clock of yours',
  DISPATCH_PAUSED: 'a dispatch paused by itself',
  UNCERTAIN: 'a delivery is uncertain',
  BREAK_GLASS: 'approved in an emergency',
  HOLD_ENDED: 'a hold ended',
};

/** Writes one page to one person, as things stand now; null when it is not wanted any more. */
export async function writePage(
  work: Work,
  { from, publicUrl, words }: { from: string; publicUrl: string; words: PageWords },
  delivery: PageDeliveryRow,
): Promise<OutgoingMessage | null> {
  const { db, organizationId, now } = work;
  const address = await addressOf(work, delivery);
  const alert = delivery.alertId && (await db.findOneBy(AlertRow, { organizationId, id: delivery.alertId }));
  if (!address || !alert || !(await mayMail(db, organizationId, alert.incidentId))) return null;
  // Restricted since it was planned: it goes only to those who may see the incident now.
  const admissions = await admittedTo(db, organizationId, alert.incidentId);
  if (admissions && !admissions.memberIds.has(delivery.memberId ?? '')) return null;
  const incident = await findIncident(db, organizationId, alert.incidentId);
  const { name, timeZone } = await findOrganization(db, organizationId);
  const { headline, lines } = (await words[alert.kind]?.(work, alert, timeZone)) ?? {
    headline: headlines[alert.kind],
    lines: [sentences[alert.kind]],
  };
  const unanswered = delivery.kind === 'ESCALATION';
  const label = `${incident.exercise ? 'EXERCISE - ' : ''}${unanswered ? 'NOT ACKNOWLEDGED - ' : ''}`;
  return {
    messageId: `<page.${delivery.id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    from: { name: 'Tocsin', address: from },
    to: address,
    subject: `${label}${incident.reference}: ${headline}`,
    text: [
      ...(incident.exercise ? ['This is an exercise.', ''] : []),
      `Incident ${incident.reference} of ${name}.`,
      ...(unanswered ? ['Nobody has acknowledged the pages before this one.'] : []),
      '',
      ...lines,
      '',
      `See it, and acknowledge it, at ${publicUrl} (alert ${alert.id}). You get this because you can act on it.`,
      '',
    ].join('\n'),
    date: now,
  };
}

async function addressOf(
  { db, organizationId }: Work,
  { memberId, contactId }: PageDeliveryRow,
): Promise<string | null> {
  const member = memberId ? await db.findOneBy(MemberRow, { organizationId, id: memberId }) : null;
  const contact = contactId ? await db.findOneBy(ContactRow, { organizationId, id: contactId }) : null;
  const email = member?.disabledAt ? null : (member?.email ?? contact?.email);
  const checked = email ? checkAddress(email) : null;
  return checked?.ok ? checked.address : null;
}

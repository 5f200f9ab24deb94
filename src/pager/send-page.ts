import { IsNull } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { admittedTo } from '../incidents/admissions.ts';
import type { IncidentRow } from '../incidents/incident.row.ts';
import type { ContactRow } from '../organizations/contact.row.ts';
import { record } from '../platform/audit/record.ts';
import type { MemberRow } from '../platform/auth/member.row.ts';
import { insertRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { enqueue } from '../platform/jobs/enqueue.ts';
import type { AlertRow } from './alert.row.ts';
import { mayMail } from './find-settings.ts';
import { pageBody } from './page-body.ts';
import { PageDeliveryRow, type PageKind } from './page-delivery.row.ts';
import { PagerEndpointRow } from './pager-endpoint.row.ts';

/** Whom one page goes to, and for which step of the escalation; 0: it is the alert's own page. */
export interface Paged {
  readonly step: number;
  readonly members: readonly MemberRow[];
  readonly contacts: readonly ContactRow[];
}

/**
 * Sends one page of an alert: to these people by mail, to every endpoint by webhook; each a job of the queue. Of a
 * restricted incident a webhook goes out only where mail may not, and does not say which incident.
 */
export async function sendPage(
  work: Work,
  alert: AlertRow,
  incident: IncidentRow,
  { step, members, contacts }: Paged,
): Promise<void> {
  const { db, organizationId, now } = work;
  const kind: PageKind = step === 0 ? alert.kind : 'ESCALATION';
  const mail = await mayMail(db, organizationId, incident.id);
  const restricted = (await admittedTo(db, organizationId, incident.id)) !== null;
  // Everybody reads the pager's screen: of a restricted incident it hears nothing, unless nobody else would.
  const endpoints =
    restricted && mail ? [] : await db.findBy(PagerEndpointRow, { organizationId, disabledAt: IsNull() });
  const sequence = await record(work, {
    type: 'page.sent',
    incidentId: incident.id,
    details: {
      alertId: alert.id,
      kind,
      step,
      members: mail ? members.map(({ id }) => id) : [],
      contacts: mail ? contacts.map(({ id }) => id) : [],
      endpoints: endpoints.map(({ id }) => id),
    },
  });
  const byMail = mail
    ? [...members.map(({ id }) => ({ memberId: id })), ...contacts.map(({ id }) => ({ contactId: id }))]
    : [];
  const said = { kind, step, exercise: incident.exercise, sequence, now };
  const body = restricted
    ? pageBody({ ...said, alert: { ...alert, subjectIds: [] }, incident: null })
    : pageBody({ ...said, alert, incident });
  const rows = [
    ...byMail.map((to) => ({ ...to, channel: 'MAIL' as const, body: null })),
    ...endpoints.map(({ id }) => ({ endpointId: id, channel: 'WEBHOOK' as const, body })),
  ].map((page) => ({
    organizationId,
    id: uuid({ msecs: now.toMillis() }),
    alertId: alert.id,
    kind,
    step,
    memberId: null,
    contactId: null,
    endpointId: null,
    ...page,
    state: 'PENDING' as const,
    attempts: 0,
    lastStatus: null,
    lastProblem: null,
    nextAttemptAt: now,
    createdAt: now,
    settledAt: null,
  }));
  await insertRows(db, PageDeliveryRow, rows);
  for (const { id: deliveryId } of rows)
    await enqueue(work, 'deliver-page', { organizationId, deliveryId, attempt: 0 });
}

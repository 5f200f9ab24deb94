import { domainToASCII } from 'node:url';
import type { EntityManager } from 'typeorm';
import { found, Refusal } from '../domain/refusal.ts';
import { findVariants } from '../notices/find-notice.ts';
import { NoticeRow, NoticeVersionRow } from '../notices/notice.row.ts';
import { renderTexts, textsOf } from '../notices/render/notice-texts.ts';
import { ContactRow } from '../organizations/contact.row.ts';
import { findContacts, findOrganization } from '../organizations/find-organization.ts';
import { inWork } from '../platform/database/work.ts';
import { digestKey } from '../platform/keys/key-ring.ts';
import { type MessageSlots, messageBuilder } from '../platform/mail/message.ts';
import type { MailTransport } from '../platform/mail/transport.ts';
import type { Addressee } from './addressee-of.ts';
import { DispatchRow, type UncertainPolicy } from './dispatch.row.ts';
import { FilingOrderRow } from './filing-order.row.ts';
import type { RunningDispatch } from './ledger.ts';
import type { SenderTools } from './sender-tools.ts';
import { isStillVerified } from './verified-mailbox.ts';

/** What all messages of one dispatch share, made once per worker. */
export interface Prepared extends RunningDispatch {
  readonly incidentId: string;
  readonly uncertainPolicy: UncertainPolicy;
  /** When the dispatch started. */
  readonly startedAt: Date;
  /** The text a person gets: in their own language where it was approved in it. */
  readonly textFor: ReturnType<typeof renderTexts>;
  /** The authority it goes to; null: it goes to people. */
  readonly mailbox: Addressee | null;
  readonly compose: (slots: MessageSlots) => Buffer;
  readonly transport: MailTransport;
  readonly from: string;
  /** Domain of the Message-IDs, which derive from the delivery's id and so are the same on every attempt. */
  readonly messageHost: string;
  readonly addressDigestKey: Buffer;
}

/** Reads and renders the approved version. */
export async function prepareDispatch(
  tools: SenderTools,
  { organizationId, dispatchId }: RunningDispatch,
): Promise<Prepared> {
  const { dataSource, reactions, masterKey, from, clock } = tools;
  const order = { organizationId, actor: { kind: 'system', name: 'worker' } as const, reactions, clock };
  return inWork(dataSource, order, async (work) => {
    const { db } = work;
    const dispatch = found(await db.findOneBy(DispatchRow, { organizationId, id: dispatchId }), 'dispatch');
    const { noticeId, noticeVersion: version, incidentId, uncertainPolicy } = dispatch;
    const notice = found(await db.findOneBy(NoticeRow, { organizationId, id: noticeId }), 'notice');
    const text = found(
      await db.findOneBy(NoticeVersionRow, { organizationId, noticeId, version }),
      'notice version',
    );
    const { name, legalName, timeZone: zone } = await findOrganization(db, organizationId);
    const replyTo = (await findContacts(db, organizationId)).find(({ kind }) => kind === 'PRIVACY')?.email;
    return {
      organizationId,
      dispatchId,
      incidentId,
      uncertainPolicy,
      startedAt: dispatch.createdAt.toJSDate(),
      textFor: renderTexts(textsOf(notice, text, await findVariants(db, organizationId, noticeId, version)), {
        today: { now: dispatch.createdAt, zone },
      }),
      mailbox: await mailboxOf(db, dispatch),
      compose: messageBuilder({
        from: { name: legalName ?? name, address: from },
        ...(replyTo && { replyTo }),
      }),
      transport: transportOf(tools, dispatch),
      from,
      messageHost: domainToASCII(from.slice(from.lastIndexOf('@') + 1)),
      addressDigestKey: await digestKey(work, masterKey),
    };
  });
}

/** Vouched for when it was ordered, and still: an address that changed meanwhile is not written to. */
async function mailboxOf(
  db: EntityManager,
  { organizationId, id, kind }: DispatchRow,
): Promise<Addressee | null> {
  if (kind !== 'FILING') return null;
  const order = found(await db.findOneBy(FilingOrderRow, { organizationId, dispatchId: id }), 'filing order');
  if (!(await isStillVerified(db, order)))
    throw new Refusal(
      'CONFLICT',
      'The mailbox of this authority is not the one that was verified any more: verify it, cancel this and send it anew.',
    );
  const contact = await db.findOneBy(ContactRow, { organizationId, id: order.contactId });
  return { email: order.address, name: contact?.name ?? null };
}

function transportOf({ transports }: SenderTools, { transport }: DispatchRow): MailTransport {
  if (transport === 'FILE') return transports.FILE;
  if (!transports.SMTP)
    throw new Refusal(
      'UNAVAILABLE',
      'This dispatch goes by SMTP, and its worker has no mail server: configure one, then resume.',
    );
  return transports.SMTP;
}

import type { DataSource } from 'typeorm';
import { findNotice, findNoticeVersion } from '../notices/find-notice.ts';
import { textsOf } from '../notices/render/notice-texts.ts';
import { previewText } from '../notices/render/preview-notice.ts';
import { findOrganization } from '../organizations/find-organization.ts';
import { MemberRow } from '../platform/auth/member.row.ts';
import { type Clock, inWork } from '../platform/database/work.ts';
import type { Jobs } from '../platform/jobs/enqueue.ts';
import { checkAddress } from '../platform/mail/address.ts';
import type { OutgoingMessage } from '../platform/mail/message.ts';
import { sendOne } from '../platform/mail/send-one.ts';
import type { MailTransport } from '../platform/mail/transport.ts';

export interface TestMail {
  readonly dataSource: DataSource;
  readonly transport: MailTransport;
  readonly from: string;
  readonly clock?: Clock | undefined;
}

/** Sends one test of a notice to one member. Throws when the mail server did not take it, so that the queue tries again. */
export async function mailTest(mail: TestMail, payload: Jobs['mail-test']): Promise<void> {
  const { organizationId, noticeId, version, memberId, pressId } = payload;
  const order = {
    organizationId,
    actor: { kind: 'system', name: 'worker' } as const,
    reactions: {},
    clock: mail.clock,
  };
  const message = await inWork(
    mail.dataSource,
    order,
    async ({ db, now }): Promise<OutgoingMessage | null> => {
      const member = await db.findOneBy(MemberRow, { organizationId, id: memberId });
      const address = member?.email && !member.disabledAt ? checkAddress(member.email) : null;
      if (!address?.ok) return null;
      const notice = await findNotice(db, organizationId, noticeId);
      const text = await findNoticeVersion(db, organizationId, noticeId, version);
      const [own] = textsOf(notice, text, []);
      if (!own) return null;
      const { name, legalName, timeZone: zone } = await findOrganization(db, organizationId);
      const shown = previewText(own, notice.audience, { now, zone });
      const label = `TEST of version ${version}. Nobody else got it; the recipient's data in it is invented.`;
      return {
        messageId: `<test.${pressId}.${memberId}@${mail.from.slice(mail.from.lastIndexOf('@') + 1)}>`,
        from: { name: legalName ?? name, address: mail.from },
        to: address.address,
        subject: `[TEST] ${shown.subject}`,
        text: `${label}\n\n${shown.text}`,
        html: shown.html.replace(/<body([^>]*)>/, (body) => `${body}<p><strong>${label}</strong></p>`),
        date: now,
      };
    },
  );
  if (!message) return;
  const outcome = await sendOne(mail.transport, message, `test-${pressId}-${memberId}`);
  if (outcome.outcome === 'deferred' || outcome.outcome === 'channel-refused')
    throw new Error(`test mail not taken: ${outcome.reason}`);
}

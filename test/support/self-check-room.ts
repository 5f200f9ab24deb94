import { simpleParser } from 'mailparser';
import { fileTransport } from '../../src/platform/mail/file-transport.ts';
import { smtpTransport } from '../../src/platform/mail/smtp-transport.ts';
import { parseSmtpUrl } from '../../src/platform/mail/smtp-url.ts';
import { answerQuestions } from '../../src/trust/answer-questions.handler.ts';
import type { DispatchRoom } from './dispatch-room.ts';
import type { FaultSmtp } from './fault-smtp.ts';

/** Does what the worker would do for the questions about an incident, and reads the answers that left. */
export async function answersThatLeft(room: DispatchRoom, sink: FaultSmtp, incidentId: string) {
  const before = sink.messages.length;
  const { source: dataSource, installation } = room.api;
  const { reactions, masterKey, pages, clock } = installation;
  await answerQuestions(
    {
      ...{ dataSource, reactions, masterKey, pages, clock },
      transports: { SMTP: smtpTransport(parseSmtpUrl(sink.url)), FILE: fileTransport(room.outbox) },
      from: 'notices@codecraft.test',
    },
    { organizationId: room.organization.id, incidentId },
  );
  return Promise.all(
    sink.messages.slice(before).map(async ({ to, raw }) => {
      const { subject, text, html } = await simpleParser(raw);
      return { to, subject, text: text ?? '', html: html || '' };
    }),
  );
}

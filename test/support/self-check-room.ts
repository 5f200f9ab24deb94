import { simpleParser } from 'mailparser';
import { runJobs } from '../../src/platform/jobs/run-jobs.ts';
import { fileTransport } from '../../src/platform/mail/file-transport.ts';
import { smtpTransport } from '../../src/platform/mail/smtp-transport.ts';
import { parseSmtpUrl } from '../../src/platform/mail/smtp-url.ts';
import { type AnswerTools, answerQuestions } from '../../src/trust/answer-questions.handler.ts';
import { type DispatchRoom, until } from './dispatch-room.ts';
import type { FaultSmtp } from './fault-smtp.ts';

/** What a worker answers with. */
function toolsOf(room: DispatchRoom, sink: FaultSmtp): AnswerTools {
  const { source: dataSource, installation } = room.api;
  const { reactions, masterKey, pages, clock } = installation;
  return {
    ...{ dataSource, reactions, masterKey, pages, clock },
    transports: { SMTP: smtpTransport(parseSmtpUrl(sink.url)), FILE: fileTransport(room.outbox) },
    from: 'notices@codecraft.test',
  };
}

/** Runs the real queue until something holds. */
export async function queueUntil(room: DispatchRoom, sink: FaultSmtp, holds: () => boolean): Promise<void> {
  const nothing = async () => undefined;
  const errors: unknown[] = [];
  const queue = await runJobs(
    {
      dataSource: room.api.source,
      connectionString: room.api.database.applicationUrl,
      ...{ heartbeatMs: 1_000, deadMs: 3_000, onError: (error) => errors.push(error) },
    },
    {
      'self-check': (payload) => answerQuestions(toolsOf(room, sink), payload),
      ...{ 'deliver-page': nothing, 'mail-test': nothing },
    },
  );
  await until(() => holds() || errors.length > 0);
  await queue.stop();
  if (errors.length > 0) throw errors[0];
}

/** Does what the worker would do for the questions about an incident, and reads the answers that left. */
export async function answersThatLeft(room: DispatchRoom, sink: FaultSmtp, incidentId: string) {
  const before = sink.messages.length;
  await answerQuestions(toolsOf(room, sink), { organizationId: room.organization.id, incidentId });
  return Promise.all(
    sink.messages.slice(before).map(async ({ to, raw }) => {
      const { subject, text, html } = await simpleParser(raw);
      return { to, subject, text: text ?? '', html: html || '' };
    }),
  );
}

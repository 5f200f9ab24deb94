import { createTransport } from 'nodemailer';
import { buildMessage } from '../../src/platform/mail/message.ts';
import { smtpTransport } from '../../src/platform/mail/smtp-transport.ts';
import { parseSmtpUrl } from '../../src/platform/mail/smtp-url.ts';
import type { MailToSend } from '../../src/platform/mail/transport.ts';
import { startFaultSmtpProcess } from '../support/fault-smtp-process.ts';
import { notice } from '../support/mail.ts';

const MESSAGES = 2_000;
const CONNECTIONS = 5;

/** Messages per second into our own sink in another process: our connection, nodemailer's pool, and composing alone. */
export async function measureMailThroughput(): Promise<Record<string, number>> {
  const sink = await startFaultSmtpProcess({ keep: 'ids' });
  const text = 'On 3 March somebody read your data, among it your name and your address.\n'.repeat(20);
  const outgoing = Array.from({ length: MESSAGES }, (_, i) =>
    notice(`person-${i}@people.test`, { text, html: `<p>${text}</p>` }),
  );
  const figures: Record<string, number> = {};
  const mails: MailToSend[] = [];
  figures['composed'] = await rate(async () => {
    for (const message of outgoing)
      mails.push({
        from: message.from.address,
        to: message.to,
        raw: await buildMessage(message),
        deliveryKey: message.to,
      });
  });
  const byLowLevel = async (list: readonly MailToSend[]): Promise<void> => {
    const transport = smtpTransport(parseSmtpUrl(sink.url));
    let next = 0;
    await inParallel(async () => {
      const connection = await transport.open();
      for (let mail = list[next++]; mail !== undefined; mail = list[next++]) {
        const { outcome } = await connection.send(mail, () => undefined);
        if (outcome !== 'accepted') throw new Error(outcome);
      }
      await connection.close();
    });
  };
  const pool = createTransport({
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: Infinity,
    host: '127.0.0.1',
    port: sink.port,
  });
  await byLowLevel(mails.slice(0, 500));
  figures['low level, prebuilt'] = await rate(() => byLowLevel(mails));
  figures['pooled sendMail, raw'] = await rate(() =>
    Promise.all(mails.map(({ from, to, raw }) => pool.sendMail({ envelope: { from, to }, raw }))),
  );
  figures['pooled sendMail'] = await rate(() =>
    Promise.all(
      outgoing.map(({ from, to, subject, text, html = '' }) =>
        pool.sendMail({ from: from.address, to, subject, text, html }),
      ),
    ),
  );
  figures['low level, prebuilt, again'] = await rate(() => byLowLevel(mails));
  pool.close();
  await sink.stop();
  return figures;
}

async function inParallel(work: () => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
}

async function rate(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return Math.round((MESSAGES * 1_000) / (performance.now() - started));
}

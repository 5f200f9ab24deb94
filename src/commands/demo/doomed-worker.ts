import 'reflect-metadata';
import { startSender } from '../../dispatch/sender.ts';
import { dataSourceFor } from '../../platform/database/data-source.ts';
import { masterKey } from '../../platform/keys/key-ring.ts';
import { fileTransport } from '../../platform/mail/file-transport.ts';
import { rows } from '../../rows.ts';
import type { Doom } from './kill-a-worker.ts';
import { storyMail } from './story-mail.ts';

// Whoever started it is gone: so is its purpose.
process.once('disconnect', () => process.exit());

/** A process of its own that sends until its messages hang, says so, and waits for its end. */
process.once('message', (doom: Doom) => {
  void start(doom);
});

async function start({ databaseUrl, key, outbox, from, lanes, hangAfter, heartbeatMs, deadMs }: Doom) {
  const settings = { url: databaseUrl, poolSize: lanes, applicationName: 'tocsin-doomed' };
  const dataSource = await dataSourceFor(settings, rows).initialize();
  const onHang = (hanging: number) => {
    if (hanging === lanes) process.send?.('hanging');
  };
  await startSender({
    dataSource,
    reactions: {},
    masterKey: masterKey(Buffer.from(key, 'base64')),
    transports: { SMTP: null, FILE: storyMail(fileTransport(outbox), { hangAfter, onHang }) },
    from,
    filesReach: true,
    settings: { concurrency: lanes, heartbeatMs, deadMs, tickMs: 100 },
    onError: (error) => process.send?.(String(error)),
  });
}

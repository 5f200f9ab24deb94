import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Load, Loaded } from '../load-main.ts';

export interface RunningServer {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** Our API, as an operator runs it: `serve`, configured, alone in its process. */
export async function startService(databaseUrl: string, masterKey: Buffer): Promise<RunningServer> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../../src/main.js'), 'serve'], {
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      TOCSIN_SMTP_URL: 'smtp://127.0.0.1:2525',
      TOCSIN_MASTER_KEY: masterKey.toString('base64'),
      TOCSIN_MAIL_FROM: 'notices@codecraft.test',
      TOCSIN_LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  endWithUs(child);
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error('The service did not start.');
    await sleep(20);
  }
  return { port, stop: () => end(child, () => child.kill('SIGTERM')) };
}

/** The reference, with as many database connections. */
export async function startReference(databaseUrl: string): Promise<RunningServer> {
  const child = fork(join(import.meta.dirname, '../reference-main.js'), [databaseUrl], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { port, stop: () => end(child, () => child.disconnect()) };
}

/** The load generator in a third process. */
export async function startLoad(): Promise<{
  run: (load: Load) => Promise<Loaded>;
  stop: () => Promise<void>;
}> {
  const child = fork(join(import.meta.dirname, '../load-main.js'));
  await once(child, 'message');
  return {
    async run(load) {
      child.send(load);
      const [{ loaded, failed }] = (await once(child, 'message')) as [{ loaded?: Loaded; failed?: string }];
      if (!loaded) throw new Error(failed ?? 'The load generator failed.');
      return loaded;
    },
    stop: () => end(child, () => child.disconnect()),
  };
}

async function end(child: ChildProcess, ask: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  ask();
  await ended;
}

/** A run that is cut short leaves no process behind. */
export function endWithUs(child: ChildProcess): void {
  const kill = () => child.kill('SIGTERM');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/livez`).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

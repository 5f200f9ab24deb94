import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { removeEmbedded } from '../../../src/platform/database/embedded/start-embedded.ts';
import type { Size } from '../main-options.ts';
import { median, timed } from '../measure.ts';
import { step } from '../progress.ts';
import { endWithUs, freePort } from '../reads/processes.ts';
import type { Part } from '../report.ts';

const MAIN = join(import.meta.dirname, '../../../src/main.js');
const TOKEN = /toc_operator_[A-Za-z0-9_-]{32}/;
const QUERY = JSON.stringify({ query: '{ viewer { memberId permissions } }' });
const PATIENCE_MS = 60_000;

/** From the start of the process to the first answered GraphQL query: on an empty data folder, and again. */
export async function measureStart({ starts }: Size, folder: string): Promise<Part> {
  const first: number[] = [];
  const again: number[] = [];
  const empty: number[] = [];
  await step(`starting ${2 * starts} times`, async () => {
    for (let round = 0; round < starts; round += 1) {
      const dataDir = join(folder, `start-${round}`);
      try {
        const fresh = await startOnce(dataDir);
        first.push(fresh.ms);
        again.push((await startOnce(dataDir, fresh.token)).ms);
      } finally {
        await removeEmbedded(dataDir);
      }
      empty.push(await timed(() => once(spawn(process.execPath, ['-e', '0']), 'exit')));
    }
  });
  const seconds = (values: readonly number[]) => median(values) / 1_000;
  return {
    title: '5. Start: `start` with nothing configured, to the first answered GraphQL query',
    lines: [
      { what: 'first start', unit: 's', figure: seconds(first), target: { of: 'figure', atMost: 5 } },
      { what: 'restart', unit: 's', figure: seconds(again), target: { of: 'figure', atMost: 1.5 } },
      { what: 'for scale: an empty Node process, start to end', unit: 's', figure: seconds(empty) },
    ],
    notes: [
      'First start: makes the database cluster, runs the migrations, makes key and operator. After the build.',
    ],
  };
}

async function startOnce(dataDir: string, known?: string): Promise<{ ms: number; token: string }> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, [MAIN, 'start'], {
    env: {
      ...{ PATH: process.env['PATH'], HOME: process.env['HOME'] },
      ...{ PORT: String(port), TOCSIN_DATA_DIR: dataDir, TOCSIN_LOG_LEVEL: 'warn' },
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  endWithUs(child);
  try {
    const token = known ?? (await tokenOf(child));
    while (!(await answersQuery(port, token))) {
      if (child.exitCode !== null || performance.now() - started > PATIENCE_MS)
        throw new Error('The service did not start.');
      await sleep(5);
    }
    return { ms: performance.now() - started, token };
  } finally {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    if (child.exitCode === null) await ended;
  }
}

async function tokenOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The process has no output.');
  for await (const line of createInterface(child.stdout)) {
    const token = TOKEN.exec(line)?.[0];
    if (token) {
      child.stdout.resume();
      return token;
    }
  }
  throw new Error('The first start showed no token.');
}

async function answersQuery(port: number, token: string): Promise<boolean> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers, body: QUERY }).then(
    async (response) => response.ok && ((await response.json()) as { data?: unknown }).data !== undefined,
    () => false,
  );
}

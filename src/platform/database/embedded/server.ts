import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, readlink, realpath, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartRefusal } from '../start-refusal.ts';
import type { Native } from './native.ts';
import type { Place } from './place.ts';
import { hasEnded, pidRuns } from './process-mark.ts';
import { lastLine, surroundings } from './programs.ts';

const PAUSE_MS = 20;
const PATIENCE_MS = 60_000;
const ATTEMPTS = 5;

/** Whether a crash may lose what was committed: only a test's cluster may, and it takes more connections. */
export interface Durability {
  readonly durable: boolean;
}

/** Answers the port of the place's server: the one a killed run left, otherwise a new one. */
export async function runningServer(native: Native, place: Place, how: Durability): Promise<number> {
  const left = await settled(place);
  if (left !== undefined) return left;
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const problem = await launch(native, place, port, how);
    if (problem === undefined) return port;
    // Another program took the port between our look and the server's.
    if (attempt < ATTEMPTS && /could not (bind|create any TCP)/.test(problem)) continue;
    throw new StartRefusal(
      `The embedded PostgreSQL did not start: ${lastLine(problem)} (all of it in ${place.log}).`,
    );
  }
}

/** Stops the place's server, if one runs: open connections are closed, what was committed stays. */
export async function stopServer(place: Place): Promise<void> {
  const running = await serverOf(place);
  if (running === undefined) return;
  // PostgreSQL's "fast" shutdown; it removes postmaster.pid a moment before it is gone.
  process.kill(running.pid, 'SIGINT');
  for (let waited = 0; waited < PATIENCE_MS; waited += PAUSE_MS) {
    if (hasEnded(running.pid)) return;
    await sleep(PAUSE_MS);
  }
  throw new StartRefusal(
    `The embedded PostgreSQL (process ${running.pid}) did not stop within a minute: see ${place.log}.`,
  );
}

/** Waits for a server that is starting or stopping; the port of one that is ready, or undefined. */
async function settled(place: Place): Promise<number | undefined> {
  for (let waited = 0; waited < PATIENCE_MS; waited += PAUSE_MS) {
    const server = await serverOf(place);
    if (server === undefined) return undefined;
    if (server.ready) return server.port;
    await sleep(PAUSE_MS);
  }
  throw new StartRefusal(
    `The PostgreSQL of ${place.cluster} has been neither up nor down for a minute: see ${place.log}, or end the process named in postmaster.pid there.`,
  );
}

/** What postmaster.pid says, if its process is really this cluster's server. */
async function serverOf(place: Place): Promise<{ pid: number; port: number; ready: boolean } | undefined> {
  const file = join(place.cluster, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!pidRuns(pid)) return undefined;
  // The number may have been given to another process since: a server works in its cluster.
  const worksIn = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  if (worksIn !== undefined && worksIn !== (await realpath(place.cluster))) {
    await rm(file, { force: true });
    return undefined;
  }
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** Starts the server apart from this process and waits until it is ready; answers what it logged if it ended. */
async function launch(
  native: Native,
  place: Place,
  port: number,
  how: Durability,
): Promise<string | undefined> {
  const log = await open(place.log, 'a', 0o600);
  try {
    const logged = (await log.stat()).size;
    const child = spawn(
      join(native.folder, 'bin', 'postgres'),
      [
        '-D',
        place.cluster,
        ...Object.entries(settings(port, how)).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      { ...surroundings, ...place.runAs, detached: true, stdio: ['ignore', log.fd, log.fd] },
    );
    let ended = false;
    child.once('error', () => (ended = true)).once('exit', () => (ended = true));
    child.unref();
    for (let waited = 0; !ended && waited < PATIENCE_MS; waited += PAUSE_MS) {
      const server = await serverOf(place);
      if (server?.pid === child.pid && server?.ready) return undefined;
      await sleep(PAUSE_MS);
    }
    return (await readFile(place.log)).subarray(logged).toString('utf8') || 'it ended without a word';
  } finally {
    await log.close();
  }
}

function settings(port: number, { durable }: Durability): Record<string, string | number> {
  return {
    port,
    listen_addresses: '127.0.0.1',
    // A socket's path may hold 107 bytes; the data folder's may be longer.
    unix_socket_directories: '',
    log_checkpoints: 'off',
    timezone: 'UTC',
    ...(durable
      ? { max_connections: 100 }
      : { max_connections: 400, fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

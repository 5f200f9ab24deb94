import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { withClient } from './client.ts';
import { type Log, StartRefusal } from './start-refusal.ts';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

export interface Patience {
  /** Which setting the URL came from, for the line that says what to change. */
  readonly setting: string;
  /** How long to wait for a database that is down or starting. */
  readonly waitMs: number;
  readonly log: Log;
}

/** Does some work on one connection, waiting for a database that is down; what cannot be waited out is refused. */
export async function whenReachable<T>(
  url: string,
  { setting, waitMs, log }: Patience,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const giveUpAt = performance.now() + waitMs;
  for (let pause = FIRST_PAUSE_MS, told = false; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await withClient(url, work);
    } catch (error) {
      const { code, message } = error as Error & { code?: string };
      if (!isPassing(code, message)) throw explained(error as Error & { code?: string }, url, setting);
      const left = giveUpAt - performance.now();
      if (left <= 0) {
        throw new StartRefusal(
          `The database at ${whereOf(url)} did not answer within ${Math.round(waitMs / 1000)} s (${code ?? message}): start it, or correct ${setting}.`,
        );
      }
      if (!told)
        log(
          `Waiting for the database at ${whereOf(url)} (${code ?? message}), up to ${Math.round(waitMs / 1000)} s.`,
        );
      told = true;
      await sleep(Math.min(pause, left));
    }
  }
}

/** Down, starting, restarting, full, or its name not yet known: it may come. */
function isPassing(code: string | undefined, message: string): boolean {
  if (code === undefined) return /timeout|terminated unexpectedly/i.test(message);
  return /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|EPIPE|57P0[123]|53300)$/.test(
    code,
  );
}

function explained(error: Error & { code?: string }, url: string, setting: string): Error {
  const { username, pathname } = new URL(url);
  const database = pathname.slice(1);
  switch (error.code) {
    case '28P01':
    case '28000':
      return new StartRefusal(
        `The database at ${whereOf(url)} does not let ${username} in (${error.message}): correct user or password in ${setting}; a changed password file does not change the role's password.`,
      );
    case '3D000':
      return new StartRefusal(
        `There is no database ${database} at ${whereOf(url)}: create it (create database ${database} owner tocsin_owner;), or correct ${setting}.`,
      );
    default:
      return error;
  }
}

function whereOf(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || 5432}`;
}

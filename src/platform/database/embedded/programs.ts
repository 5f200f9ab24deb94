import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StartRefusal } from '../start-refusal.ts';
import type { Native } from './native.ts';
import type { Place } from './place.ts';

/** The superuser of the private server; it makes roles and databases, nothing else. */
export const ADMIN = 'tocsin_admin';

/** Nothing of our environment reaches the server: a PGPORT or a locale of the caller would change it. */
export const surroundings = { cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' } };

const run = promisify(execFile);

/** Runs initdb as the server's user; a failure becomes one line with its own words. */
export async function initdb(native: Native, place: Place, options: readonly string[]): Promise<void> {
  try {
    await run(join(native.folder, 'bin', 'initdb'), options, { ...surroundings, ...place.runAs });
  } catch (error) {
    const { stderr = '', message, code } = error as Error & { stderr?: string; code?: unknown };
    const hint =
      code === 'ENOENT' ? ' (it needs a system with glibc: on Alpine, set DATABASE_URL instead)' : '';
    throw new StartRefusal(`The embedded PostgreSQL's initdb failed${hint}: ${lastLine(stderr) || message}`);
  }
}

/** The last line that says something. */
export function lastLine(text: string): string {
  return (
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .at(-1) ?? ''
  );
}

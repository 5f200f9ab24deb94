import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartRefusal } from '../start-refusal.ts';
import { isAlive, ownMark } from './process-mark.ts';

const PAUSE_MS = 50;
const PATIENCE_MS = 120_000;

/** Lets one process at a time start or stop the server of a data folder; the lock of a dead process does not hold. */
export async function withFileLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const mine = `${file}.${randomUUID()}`;
  // link() fails if the name exists, and the file it names is complete: no half-written lock is ever read.
  await writeFile(mine, ownMark(), { mode: 0o600 });
  try {
    await take(file, mine);
  } finally {
    await rm(mine, { force: true });
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function take(file: string, mine: string): Promise<void> {
  for (let waited = 0; ; waited += PAUSE_MS) {
    try {
      await link(mine, file);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = await readFile(file, 'utf8').catch(() => undefined);
    if (holder !== undefined && !isAlive(holder)) await breakLock(file, holder);
    else if (waited > PATIENCE_MS) {
      throw new StartRefusal(
        `Process ${holder?.split('-')[0]} has been starting or stopping this data folder's PostgreSQL for two minutes: end it, or remove ${file}.`,
      );
    } else await sleep(PAUSE_MS);
  }
}

/** Takes a dead process's lock away; if another one got hold of it in between, its lock is put back. */
async function breakLock(file: string, dead: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  const taken = await readFile(aside, 'utf8');
  if (taken !== dead) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

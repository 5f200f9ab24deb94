import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive, ownMark } from './process-mark.ts';

/** Notes that this process uses the server; returns the note's name. Called under the data folder's lock. */
export async function signIn(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const note = `${ownMark()}.${randomUUID()}`;
  await writeFile(join(folder, note), '', { mode: 0o600 });
  return note;
}

/** Withdraws the note and answers whether nobody alive uses the server any more: the last one stops it. */
export async function signOut(folder: string, note: string): Promise<boolean> {
  await rm(join(folder, note), { force: true });
  return !(await isUsed(folder));
}

/** Whether a living process uses the server; notes of dead ones are cleared away. */
export async function isUsed(folder: string): Promise<boolean> {
  let used = false;
  for (const note of await readdir(folder).catch(() => [])) {
    if (isAlive(note.split('.')[0] ?? '')) used = true;
    else await rm(join(folder, note), { force: true });
  }
  return used;
}

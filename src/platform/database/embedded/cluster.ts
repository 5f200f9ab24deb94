import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartRefusal } from '../start-refusal.ts';
import type { Native } from './native.ts';
import type { Place } from './place.ts';
import { ADMIN, initdb } from './programs.ts';

/** Whether the place holds a cluster; refuses one that another major version of PostgreSQL made. */
export async function hasCluster(native: Native, place: Place): Promise<boolean> {
  const made = await readFile(join(place.cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (made === undefined) return false;
  const [major] = native.version.split('.');
  if (made.trim() === major) return true;
  throw new StartRefusal(
    `${place.cluster} was made by PostgreSQL ${made.trim()} and this Tocsin brings ${major}: start the Tocsin that made it, or move the data folder aside to begin anew.`,
  );
}

/** Makes the cluster beside its place and moves it there whole: a killed run leaves none that is half made. */
export async function makeCluster(
  native: Native,
  place: Place,
  { password, durable }: { password: string; durable: boolean },
): Promise<void> {
  const fresh = join(place.room, 'cluster.new');
  const passwordFile = join(place.room, 'password');
  await rm(fresh, { recursive: true, force: true });
  await rm(passwordFile, { force: true });
  await mkdir(fresh, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (place.runAs) {
    await chown(fresh, place.runAs.uid, place.runAs.gid);
    await chown(passwordFile, place.runAs.uid, place.runAs.gid);
  }
  try {
    await initdb(native, place, [
      ...['-D', fresh, '-U', ADMIN, '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
      ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...['--no-instructions', ...(durable ? [] : ['--no-sync'])],
    ]);
    await rename(fresh, place.cluster);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Log, StartRefusal } from '../start-refusal.ts';
import { hasCluster, makeCluster } from './cluster.ts';
import { withFileLock } from './file-lock.ts';
import { copyNative, installedNative, linkLibraries, type Native } from './native.ts';
import { type Place, placeFor } from './place.ts';
import { type EmbeddedUrls, prepareServer, urlsAt } from './prepare-server.ts';
import { keepPasswords, newPasswords, type Passwords, readPasswords } from './secrets.ts';
import { runningServer, stopServer } from './server.ts';
import { isUsed, signIn, signOut } from './users.ts';

export interface EmbeddedServer extends EmbeddedUrls {
  /** Stops the server unless another living process uses it; a second call waits for the first. */
  readonly stop: () => Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly log: Log;
  /** False for a test's cluster: quick, and lost in a crash. */
  readonly durable?: boolean;
}

/**
 * Starts the private PostgreSQL of a data folder, or takes over the one that runs there. Several processes may
 * share it: each leaves a note with its process number, and the last living one to stop stops the server.
 */
export async function startEmbedded({
  dataDir,
  log,
  durable = true,
}: EmbeddedOptions): Promise<EmbeddedServer> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const place = await placeFor(dataDir);
  return withFileLock(lockOf(place), async () => {
    const native = await usableNative(place);
    const passwords = await clusterOf(native, place, { durable, log });
    const note = await signIn(usersOf(place));
    const leave = async () => {
      if (await signOut(usersOf(place), note)) await stopServer(place);
    };
    try {
      const urls = urlsAt(await runningServer(native, place, { durable }), passwords);
      await prepareServer(urls, passwords);
      let stopping: Promise<void> | undefined;
      const stop = () => {
        stopping ??= withFileLock(lockOf(place), leave);
        return stopping;
      };
      return { ...urls, stop };
    } catch (error) {
      await leave();
      throw error;
    }
  });
}

/** Stops a data folder's server and removes its database for good, unless a living process uses it. */
export async function removeEmbedded(dataDir: string): Promise<void> {
  const place = await placeFor(dataDir);
  await withFileLock(lockOf(place), async () => {
    if (await isUsed(usersOf(place)))
      throw new StartRefusal(`${dataDir} is in use: stop Tocsin there first.`);
    await stopServer(place);
    await rm(place.room, { recursive: true, force: true });
    await rm(place.home, { recursive: true, force: true });
  });
}

/** Passwords are kept once the cluster is whole; so either one alone tells what happened to the other. */
async function clusterOf(
  native: Native,
  place: Place,
  { durable, log }: { durable: boolean; log: Log },
): Promise<Passwords> {
  const known = await readPasswords(place.home);
  const there = await hasCluster(native, place);
  if (known && there) return known;
  if (known) {
    throw new StartRefusal(
      `The database of this data folder is gone: ${place.cluster} was removed. Restore it, or remove ${place.home} to begin with an empty database.`,
    );
  }
  if (there) {
    log(
      `Removing ${place.cluster}: the data folder it belonged to was removed, and its passwords and key with it.`,
    );
    await stopServer(place);
    await rm(place.cluster, { recursive: true, force: true });
  }
  const passwords = newPasswords();
  await makeCluster(native, place, { password: passwords.admin, durable });
  await keepPasswords(place.home, passwords);
  return passwords;
}

/** As root always a copy that nobody may read; otherwise npm's own folder, unless its links cannot be made. */
async function usableNative(place: Place): Promise<Native> {
  const installed = await installedNative();
  if (place.runAs) return copyNative(installed, place.room);
  try {
    await linkLibraries(installed.folder);
    return installed;
  } catch {
    return copyNative(installed, place.room);
  }
}

const lockOf = (place: Place): string => join(place.home, 'lock');
const usersOf = (place: Place): string => join(place.home, 'processes');

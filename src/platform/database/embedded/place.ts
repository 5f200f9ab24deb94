import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { StartRefusal } from '../start-refusal.ts';

/** PostgreSQL refuses to run as root; as root it runs as nobody, who exists by number everywhere. */
const NOBODY = 65_534;

/** Where a data folder's private server lies and as whom it runs. */
export interface Place {
  /** In the data folder: passwords, lock, notes of the processes that use the server. */
  readonly home: string;
  /** The parent of the cluster: the data folder itself, or as root a folder that another user may enter. */
  readonly room: string;
  readonly cluster: string;
  readonly log: string;
  /** Set as root: the user and group the server's programs run as. */
  readonly runAs: { readonly uid: number; readonly gid: number } | undefined;
}

/** Settles where the server of a data folder lies, making the folders. */
export async function placeFor(dataDir: string): Promise<Place> {
  const home = join(dataDir, 'postgres');
  await mkdir(home, { recursive: true, mode: 0o700 });
  const asRoot = process.getuid?.() === 0;
  if (!asRoot) requireName();
  const room = asRoot ? await roomAsRoot(dataDir, home) : home;
  return {
    home,
    room,
    cluster: join(room, 'cluster'),
    log: join(room, 'server.log'),
    runAs: asRoot ? { uid: NOBODY, gid: NOBODY } : undefined,
  };
}

async function roomAsRoot(dataDir: string, home: string): Promise<string> {
  const path = await realpath(dataDir);
  const room = join('/var/lib/tocsin', createHash('sha256').update(path).digest('hex').slice(0, 16));
  const signpost = join(home, 'place');
  const named = (await readFile(signpost, 'utf8').catch(() => room)).trim();
  if (named !== room) {
    throw new StartRefusal(
      `The data folder ${path} was moved or copied: its database lies in ${named}. Move it back, or remove ${home} to begin with an empty database.`,
    );
  }
  try {
    for (const folder of [dirname(room), room]) {
      await mkdir(folder, { recursive: true });
      await chmod(folder, 0o755);
    }
  } catch (error) {
    throw new StartRefusal(
      `As root, the embedded PostgreSQL lies in ${room}, which cannot be made (${(error as NodeJS.ErrnoException).code}): run as another user, or set DATABASE_URL, TOCSIN_SMTP_URL, TOCSIN_MASTER_KEY and TOCSIN_MAIL_FROM.`,
    );
  }
  await writeFile(join(room, 'data-folder'), `${path}\n`);
  await writeFile(signpost, `${room}\n`);
  return room;
}

/** initdb asks who runs it and fails for a user id without a name. */
function requireName(): void {
  try {
    userInfo();
  } catch {
    throw new StartRefusal(
      `The embedded PostgreSQL cannot run as user id ${process.getuid?.()}, which has no name on this machine: run as a user listed in /etc/passwd, or set DATABASE_URL, TOCSIN_SMTP_URL, TOCSIN_MASTER_KEY and TOCSIN_MAIL_FROM.`,
    );
  }
}

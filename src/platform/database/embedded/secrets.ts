import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Passwords of the private server's three logins. */
export interface Passwords {
  readonly admin: string;
  readonly owner: string;
  readonly application: string;
}

/** Reads the passwords a data folder keeps, if it keeps any. */
export async function readPasswords(home: string): Promise<Passwords | undefined> {
  try {
    return JSON.parse(await readFile(fileIn(home), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Invents passwords for a new server. */
export function newPasswords(): Passwords {
  const password = () => randomBytes(24).toString('base64url');
  return { admin: password(), owner: password(), application: password() };
}

/** Keeps the passwords in the data folder, readable by its owner alone. */
export async function keepPasswords(home: string, passwords: Passwords): Promise<void> {
  const temporary = `${fileIn(home)}.new`;
  await writeFile(temporary, `${JSON.stringify(passwords)}\n`, { mode: 0o600 });
  await rename(temporary, fileIn(home));
}

const fileIn = (home: string): string => join(home, 'passwords.json');

import { randomBytes, randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';

/** The master key of an embedded installation: read from its data folder, made there on first start. */
export async function keyFromFile(file: string): Promise<Buffer> {
  const made = `${file}.${randomUUID()}`;
  await writeFile(made, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    // link() leaves an existing key alone: of two processes that start at once, both read the first one's.
    await link(made, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(made, { force: true });
  }
  const key = Buffer.from(await readFile(file, 'utf8'), 'base64');
  if (key.length !== 32) throw new Error(`${file} does not hold 32 bytes in base64: restore it from a copy.`);
  return key;
}

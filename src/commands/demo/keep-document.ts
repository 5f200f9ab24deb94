import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { note } from './screen.ts';
import type { Stage } from './stage.ts';

/** Fetches a document as any client would, and leaves it beside the mails for whoever wants to look. */
export async function keepDocument(
  { url, outbox }: Pick<Stage, 'url' | 'outbox'>,
  token: string,
  path: string,
  name: string,
): Promise<void> {
  const answer = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  const folder = join(dirname(outbox), 'documents');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), Buffer.from(await answer.arrayBuffer()));
  note(`  as a document: ${join(folder, name)}`);
}

import { once } from 'node:events';
import { finished, pipeline } from 'node:stream/promises';
import type { Connection } from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import type { Work } from '../platform/database/work.ts';
import { copyRows } from './copy-rows.ts';
import type { OpenedCsv } from './csv-bytes.ts';
import { csvRefusal, csvRows } from './csv-rows.ts';

/** Takes a parsed row; answers the staged row, or null when there is none. */
export type TakeRow = (row: readonly string[], line: () => number) => readonly (Buffer | null)[] | null;

/** Makes the table that an import fills first: COPY into a table with row-level security is refused. */
export async function makeStage({ db }: Work): Promise<void> {
  await db.query(`
    create temporary table people_stage (
      line bigint not null, id uuid not null, blind_index bytea not null, sealed bytea,
      kind text, jurisdiction text not null, locale text, age_band text not null, flags bigint not null, data_sets text
    ) on commit drop`);
}

/** Streams a file into the stage; memory does not grow with it. Whatever goes wrong, the connection can still roll back. */
export async function fillStage(work: Work, csv: OpenedCsv, take: TakeRow): Promise<void> {
  const rows = copyRows();
  const { parser, lastLine } = csvRows(csv.delimiter, (row, line) => {
    const staged = take(row, line);
    return staged && rows.add(staged);
  });
  const copy = await startCopy(work);
  const copied = finished(copy);
  copied.catch(() => undefined);
  try {
    await pipeline(csv.bytes, parser, async (pieces: AsyncIterable<Buffer>) => {
      for await (const piece of pieces) await write(copy, piece);
    });
    copy.end(rows.end());
  } catch (error) {
    // The server is told nothing of the reason: it would write it to its log.
    copy.destroy(new Error('The import was stopped.'));
    await copied.catch(() => undefined);
    throw csvRefusal(error, lastLine());
  }
  await copied;
}

async function startCopy({ db }: Work): Promise<CopyStreamQuery> {
  const client = (await db.queryRunner?.connect()) as
    | { query: (copy: CopyStreamQuery) => CopyStreamQuery; connection?: Connection }
    | undefined;
  if (!client) throw new Error('An import runs inside a transaction.');
  return client.query(copyFrom('copy people_stage from stdin with (format binary)'));
}

async function write(copy: CopyStreamQuery, piece: Buffer): Promise<void> {
  if (copy.errored) throw copy.errored;
  if (!copy.write(piece)) await once(copy, 'drain');
}

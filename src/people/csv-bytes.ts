import { createHash, type Hash } from 'node:crypto';
import { TextDecoder } from 'node:util';
import { Refusal } from '../domain/refusal.ts';

/** A file whose first line has been looked at. */
export interface OpenedCsv {
  readonly delimiter: string;
  /** All of its bytes but a byte order mark; throws a refusal where they are no UTF-8 or too many. */
  readonly bytes: () => AsyncGenerator<Buffer>;
  /** SHA-256 of all that was read. */
  readonly digest: () => Buffer;
}

const HEAD = 64 * 1024;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const LINE_FEED = 10;

/** Looks at the first line: what the file is, and what separates its columns. */
export async function openCsv(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<OpenedCsv> {
  const chunks = source[Symbol.asyncIterator]();
  const hash = createHash('sha256');
  const head = await readHead(chunks, hash);
  try {
    refuseForeign(head);
  } catch (error) {
    await chunks.return?.();
    throw error;
  }
  const start = head.subarray(0, 3).equals(BOM) ? head.subarray(3) : head;

  return {
    delimiter: delimiterOf(start),
    digest: () => hash.digest(),
    async *bytes() {
      try {
        const decoder = new TextDecoder('utf-8', { fatal: true });
        let lines = 1;
        let size = head.length;
        for (let chunk: Buffer | null = start; chunk; chunk = await next(chunks)) {
          if (chunk !== start) {
            hash.update(chunk);
            size += chunk.length;
          }
          if (size > maxBytes) throw tooLarge(maxBytes);
          lines += checkUtf8(decoder, chunk, lines);
          yield chunk;
        }
        checkUtf8(decoder, null, lines);
      } finally {
        await chunks.return?.();
      }
    },
  };
}

async function readHead(chunks: AsyncIterator<Uint8Array>, hash: Hash): Promise<Buffer> {
  let head = Buffer.alloc(0);
  while (head.length < HEAD && !head.includes(LINE_FEED)) {
    const chunk = await next(chunks);
    if (chunk === null) break;
    hash.update(chunk);
    head = Buffer.concat([head, chunk]);
  }
  return head;
}

async function next(chunks: AsyncIterator<Uint8Array>): Promise<Buffer | null> {
  const { done, value } = await chunks.next();
  return done ? null : Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}

function refuseForeign(head: Buffer): void {
  if (head.length === 0) throw new Refusal('INVALID_INPUT', 'The file is empty.');
  const mark = ((head[0] ?? 0) << 8) | (head[1] ?? 0);
  if (mark === 0xfffe || mark === 0xfeff || head.subarray(0, 2).includes(0))
    throw new Refusal('INVALID_INPUT', 'The file is UTF-16. Save it as "CSV UTF-8" and send it again.');
  // ZIP (and so .xlsx, .ods), gzip, the old .xls.
  if ([0x504b, 0x1f8b, 0xd0cf].includes(mark))
    throw new Refusal(
      'INVALID_INPUT',
      'The file is a spreadsheet or an archive, not text. Save it as "CSV UTF-8" and send it again.',
    );
}

/** The separator that occurs most often in the header, outside quotes. */
function delimiterOf(head: Buffer): string {
  const [line = ''] = head.toString('utf8').split(/[\r\n]/, 1);
  const bare = line.replace(/"[^"]*"/g, '');
  const count = (separator: string) => bare.split(separator).length;
  return [',', ';', '\t'].reduce((best, other) => (count(other) > count(best) ? other : best));
}

/** Refuses at the first byte that is no UTF-8; answers how many lines the chunk ends. Null: the end of the file. */
function checkUtf8(decoder: TextDecoder, chunk: Buffer | null, before: number): number {
  try {
    decoder.decode(chunk ?? undefined, { stream: chunk !== null });
    return chunk === null ? 0 : lineEnds(chunk);
  } catch {
    const line = before + (chunk === null ? 0 : faultyLine(chunk));
    throw new Refusal(
      'INVALID_INPUT',
      `Line ${line} is not UTF-8 (perhaps Latin-1 or Windows-1252). Save the file as "CSV UTF-8" and send it again; nothing was taken in.`,
      { line },
    );
  }
}

function lineEnds(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) count += 1;
  return count;
}

/** Which line of the chunk has the fault, counted from 0. Its first bytes may end a character of the chunk before. */
function faultyLine(chunk: Buffer): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 0;
  for (let from = 0, to = 0; to >= 0; from = to + 1, line += 1) {
    to = chunk.indexOf(LINE_FEED, from);
    if (to < 0) return line;
    while (line === 0 && from < 3 && (chunk[from] ?? 0) >> 6 === 0b10) from += 1;
    try {
      decoder.decode(chunk.subarray(from, to));
    } catch {
      return line;
    }
  }
  return line;
}

function tooLarge(limit: number): Refusal {
  return new Refusal(
    'LIMIT_EXCEEDED',
    `The file is larger than ${limit} bytes. Split it: people are merged over several files.`,
    { limit },
  );
}

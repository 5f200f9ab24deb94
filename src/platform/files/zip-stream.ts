import { crc32 } from 'node:zlib';
import type { DateTime } from 'luxon';

export interface ZipEntry {
  /** Path within the archive. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** What the format holds without its extension for more (APPNOTE 4.4.1.4). */
const MOST_ENTRIES = 0xffff;
const MOST_BYTES = 0xffffffff;
/** Names are UTF-8; files are stored as they are. */
const VERSION_AND_FLAGS = [20, 0x0800, 0] as const;

/** An archive as its files are made, one after the other: none but the one at hand is held. */
export async function* zipOf(entries: AsyncIterable<ZipEntry>, at: DateTime): AsyncGenerator<Buffer> {
  const stamp = dosTime(at);
  const directory: Buffer[] = [];
  let offset = 0;
  for await (const { name, bytes } of entries) {
    const path = Buffer.from(name);
    const header = described([...VERSION_AND_FLAGS, ...stamp], bytes, path);
    if (directory.length >= MOST_ENTRIES || offset + bytes.length + 1_000 > MOST_BYTES)
      throw new Error('More than one archive holds.');
    yield Buffer.concat([numbers(4, 0x04034b50), header, numbers(2, 0), path]);
    yield bytes;
    const rest = Buffer.concat([numbers(2, 0, 0, 0, 0), numbers(4, 0, offset)]);
    directory.push(Buffer.concat([numbers(4, 0x02014b50), numbers(2, 20), header, rest, path]));
    offset += 30 + path.length + bytes.length;
  }
  const all = Buffer.concat(directory);
  const count = directory.length;
  yield Buffer.concat([
    all,
    ...[
      numbers(4, 0x06054b50),
      numbers(2, 0, 0, count, count),
      numbers(4, all.length, offset),
      numbers(2, 0),
    ],
  ]);
}

function described(start: readonly number[], bytes: Buffer, path: Buffer): Buffer {
  const { length } = bytes;
  return Buffer.concat([
    numbers(2, ...start),
    numbers(4, crc32(bytes), length, length),
    numbers(2, path.length),
  ]);
}

function numbers(size: 2 | 4, ...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(size * values.length);
  for (const [i, value] of values.entries()) buffer.writeUIntLE(value, size * i, size);
  return buffer;
}

/** Time and day, in two seconds' steps, since 1980. */
function dosTime(at: DateTime): [number, number] {
  const { year, month, day, hour, minute, second } = at.toUTC();
  return [(hour << 11) | (minute << 5) | (second >> 1), ((year - 1980) << 9) | (month << 5) | day];
}

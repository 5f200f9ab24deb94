const PIECE = 64 * 1024;
// PostgreSQL documentation, COPY, "Binary Format": signature, flags, length of the header's extension.
const HEADER = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const TRAILER = Buffer.from([0xff, 0xff]);

/** Rows in the binary form of COPY, handed out in pieces of 64 kB. */
export function copyRows() {
  let parts: Buffer[] = [HEADER];
  let size = HEADER.length;
  const piece = () => {
    const whole = Buffer.concat(parts, size);
    parts = [];
    size = 0;
    return whole;
  };
  return {
    /** Takes a row; answers a piece when one is full. */
    add(values: readonly (Buffer | null)[]): Buffer | null {
      const row = encoded(values);
      parts.push(row);
      size += row.length;
      return size >= PIECE ? piece() : null;
    },
    /** What is left, and the end mark. */
    end(): Buffer {
      parts.push(TRAILER);
      size += TRAILER.length;
      return piece();
    },
  };
}

function encoded(values: readonly (Buffer | null)[]): Buffer {
  const length = values.reduce((sum, value) => sum + 4 + (value?.length ?? 0), 2);
  const row = Buffer.allocUnsafe(length);
  let at = row.writeInt16BE(values.length, 0);
  for (const value of values) {
    at = row.writeInt32BE(value?.length ?? -1, at);
    if (value) at += value.copy(row, at);
  }
  return row;
}

/** A bigint column's value in the binary form. */
export function int8(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigInt64BE(BigInt(value));
  return bytes;
}

/** A text column's value. */
export const text = (value: string | null): Buffer | null => (value === null ? null : Buffer.from(value));

/** A uuid column's value. */
export const uuidBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

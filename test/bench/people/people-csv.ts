import { Readable } from 'node:stream';

const HEADER = 'email,name,country\n';
const PLACES = ['FR', 'DE', 'GB', 'US', 'NL', ''];
const ROWS_A_PIECE = 500;

/** Name and address of an invented person. */
export function personAt(index: number): { email: string; name: string } {
  return { email: `person-${index}@people.test`, name: `Person Number ${index}` };
}

/** A file of invented people, made while it is read, so that it takes no memory of the process that measures. */
export function peopleCsv(count: number): Readable {
  function* pieces(): Generator<Buffer> {
    yield Buffer.from(HEADER);
    for (let start = 0; start < count; start += ROWS_A_PIECE) {
      const rows = Array.from({ length: Math.min(ROWS_A_PIECE, count - start) }, (_, row) => {
        const { email, name } = personAt(start + row);
        return `${email},${name},${PLACES[(start + row) % PLACES.length]}\n`;
      });
      yield Buffer.from(rows.join(''));
    }
  }
  return Readable.from(pieces(), { objectMode: false });
}

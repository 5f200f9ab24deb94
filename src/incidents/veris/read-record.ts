import { createHash } from 'node:crypto';
import { Refusal } from '../../domain/refusal.ts';
import { leavesOf } from '../../domain/veris/veris-leaves.ts';

/** Characters a record may have; those of the public database have some thousand. */
const LONGEST = 2_000_000;

/** The object that a text says, or the refusal: only what is no JSON or no object is refused. */
export function recordOf(text: string): object {
  if (text.length > LONGEST)
    throw new Refusal('LIMIT_EXCEEDED', `A VERIS record may have ${LONGEST} characters.`, { limit: LONGEST });
  let record: unknown;
  try {
    record = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Refusal('INVALID_INPUT', 'This is no JSON. Give one VERIS record as a JSON object.', {
      field: 'record',
    });
  }
  if (record === null || typeof record !== 'object' || Array.isArray(record))
    throw new Refusal('INVALID_INPUT', 'This is no JSON object. Give one VERIS record at a time.', {
      field: 'record',
    });
  return record;
}

/** A digest of what a record says: the same whatever its layout and the order of its members. */
export function contentOf(record: object): Buffer {
  const lines = leavesOf(record).map(({ path, value }) => `${path} ${JSON.stringify(value)}`);
  return createHash('sha256').update(lines.sort().join('\n')).digest();
}

import type { EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.ts';
import { seal, unseal } from '../../platform/keys/seal.ts';
import type { AttachmentRow } from './attachment.row.ts';

/** What is sealed, stored, fetched and sent at once: the most of a file that is ever held. */
const PIECE = 256 * 1024;

/** Which file a piece belongs to. */
export type FilePlace = Pick<AttachmentRow, 'organizationId' | 'incidentId'> & {
  readonly attachmentId: string;
};

/** A file as it arrives, cut into pieces of one size; refuses the byte that is too many. */
export async function* inPieces(bytes: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let length = 0;
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    for (let from = 0; from < chunk.length; ) {
      const part = chunk.subarray(from, from + PIECE - length);
      held.push(part);
      length += part.length;
      from += part.length;
      if (length < PIECE) continue;
      yield Buffer.concat(held, length);
      held = [];
      length = 0;
    }
  }
  if (length > 0) yield Buffer.concat(held, length);
}

export function tooLarge(limit: number): Refusal {
  return new Refusal(
    'LIMIT_EXCEEDED',
    `The file is larger than ${limit} bytes. Nothing was kept; split it, or keep it elsewhere and add where it is.`,
    { limit },
  );
}

export async function keepPiece(
  db: EntityManager,
  key: Buffer,
  place: FilePlace,
  seq: number,
  piece: Buffer,
): Promise<void> {
  const { organizationId, incidentId, attachmentId } = place;
  await db.query(
    `insert into attachment_piece (organization_id, incident_id, attachment_id, seq, sealed)
     values ($1, $2, $3, $4, $5)`,
    [organizationId, incidentId, attachmentId, seq, seal(key, piece, boundTo(place, seq))],
  );
}

/** One piece in clear, or what is wrong with it. */
export async function readPiece(
  db: EntityManager,
  key: Buffer,
  place: FilePlace,
  seq: number,
): Promise<Buffer | 'missing' | 'altered'> {
  const { organizationId, attachmentId } = place;
  const [row] = await db.query(
    'select sealed from attachment_piece where organization_id = $1 and attachment_id = $2 and seq = $3',
    [organizationId, attachmentId, seq],
  );
  if (!row) return 'missing';
  try {
    return unseal(key, row.sealed, boundTo(place, seq));
  } catch {
    return 'altered';
  }
}

/** How many pieces a file of this size has. */
export const piecesOf = (size: number) => Math.ceil(size / PIECE);

const boundTo = ({ organizationId, incidentId, attachmentId }: FilePlace, seq: number) =>
  `attachment_piece/${organizationId}/${incidentId}/${attachmentId}/${seq}`;

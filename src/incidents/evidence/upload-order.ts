import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/refusal.ts';
import type { Repeatable } from '../../platform/graphql/context.ts';
import { type AttachmentKind, attachmentKinds } from './attachment.row.ts';
import type { NewAttachment } from './keep-attachment.ts';
import { tooLarge } from './pieces.ts';

/** What an upload asks for, but for the file itself. */
export interface UploadOrder extends Omit<NewAttachment, 'bytes'> {
  /** What a repetition must repeat; the file is compared by its hash. */
  readonly repeatable: Repeatable;
}

/** Reads path, query and headers of an upload, and refuses what is announced to be too large before reading it. */
export function uploadOrder(request: FastifyRequest, maxBytes: number): UploadOrder {
  if (Number(request.headers['content-length']) > maxBytes) throw tooLarge(maxBytes);
  const { incidentId } = request.params as { incidentId: string };
  const query = request.query as Readonly<Record<string, string | string[] | undefined>>;
  const one = (name: string) => {
    const value = query[name];
    if (Array.isArray(value)) throw new Refusal('INVALID_INPUT', `Give ${name} once.`);
    return value;
  };
  const kind = one('kind') ?? 'EVIDENCE';
  if (!attachmentKinds.includes(kind as AttachmentKind))
    throw new Refusal('INVALID_INPUT', `kind is one of ${attachmentKinds.join(', ')}.`);
  const name = one('name');
  if (!name) throw new Refusal('INVALID_INPUT', 'Say the name of the file: ?name=edge-2.log');
  const asked = { incidentId, name, kind: kind as AttachmentKind, supersedesId: one('supersedes') ?? null };
  const key = request.headers['idempotency-key'];
  const repeatable = { ...asked, idempotencyKey: key === undefined ? null : String(key) } as Repeatable;
  return { ...asked, maxBytes, repeatable };
}

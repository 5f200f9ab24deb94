import { Readable } from 'node:stream';
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import { throughDoor } from '../../platform/auth/http-request.ts';
import type { OpenRequest, RequestSource } from '../../platform/auth/open-request.ts';
import { inWork } from '../../platform/database/work.ts';
import { answerError, refusePacked } from '../../platform/graphql/http-refusal.ts';
import { sameFile } from '../../platform/graphql/same-file.ts';
import { type UploadSlots, uploadSlotsOn } from '../../platform/graphql/upload-slots.ts';
import { IDLE_MS, LONGEST_MS, type UploadTimes, uploadedFile } from '../../platform/graphql/uploaded-file.ts';
import type { MasterKey } from '../../platform/keys/key-ring.ts';
import { type Download, downloadAttachment } from './download-attachment.ts';
import { downloadHeaders } from './download-headers.ts';
import { keepAttachment, prepareAttachment } from './keep-attachment.ts';
import { piecesOf, readPiece } from './pieces.ts';
import { uploadOrder } from './upload-order.ts';

export interface AttachmentRouteSource extends RequestSource, Partial<UploadTimes> {
  readonly masterKey: MasterKey;
  /** Bytes a file may have; 50 MB if absent. */
  readonly largestAttachment?: number;
  /** Shared with other uploads of this process; slots of its own if absent. */
  readonly inSlot?: UploadSlots;
}

const PATH = '/incidents/:incidentId/attachments';
const LARGEST = 50 * 1024 * 1024;
const uploading = { route: `POST ${PATH}`, needed: 'room:add' } as const;
const downloading = { route: `GET ${PATH}/:attachmentId`, needed: 'attachment:read' } as const;

/**
 * `POST /incidents/{id}/attachments?name=edge-2.log&kind=EVIDENCE` with a file as it is, and
 * `GET /incidents/{id}/attachments/{id}`: same sign-in, permissions, refusals and record as GraphQL. Neither ever holds
 * more of a file than a piece.
 */
export function attachmentRoutes(source: AttachmentRouteSource): FastifyPluginCallback {
  const inSlot = source.inSlot ?? uploadSlotsOn(source.dataSource);
  return (app, _options, done) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, _body, parsed) => parsed(null));
    app.setErrorHandler((error, request, reply) => answerError(error, request, reply, 'attachment failed'));
    app.post(PATH, async (request) => {
      refusePacked(request);
      return throughDoor(source, request, uploading, (opened) =>
        inSlot(() => takeIn(source, opened, request)),
      );
    });
    // A HEAD would be recorded as a download nobody made.
    app.get(`${PATH}/:attachmentId`, { exposeHeadRoute: false }, (request, reply) =>
      throughDoor(source, request, downloading, (opened) => handOut(source, opened, request, reply)),
    );
    done();
  };
}

async function takeIn(source: AttachmentRouteSource, opened: OpenRequest, request: FastifyRequest) {
  const order = uploadOrder(request, source.largestAttachment ?? LARGEST);
  const { masterKey, idleMs = IDLE_MS, longestMs = LONGEST_MS } = source;
  await opened.mutate('prepareAttachment', {}, (work) =>
    prepareAttachment(work, masterKey, order.incidentId),
  );
  const bytes = uploadedFile(request, { idleMs, longestMs });
  let ran = false;
  const kept = await opened.mutate(uploading.route, order.repeatable, (work) => {
    ran = true;
    return keepAttachment(work, masterKey, { ...order, bytes });
  });
  if (!ran) await sameFile(bytes, kept.sha256, order.maxBytes);
  return kept;
}

async function handOut(
  source: AttachmentRouteSource,
  opened: OpenRequest,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const asked = request.params as { incidentId: string; attachmentId: string };
  const file = await opened.mutate(downloading.route, {}, (work) =>
    downloadAttachment(work, source.masterKey, asked),
  );
  // A client that stops reading is not waited for.
  reply.raw.setTimeout(source.idleMs ?? IDLE_MS, () => reply.raw.destroy());
  return reply.headers(downloadHeaders(file)).send(Readable.from(contentOf(source, opened, file)));
}

/** Each piece in a transaction of its own: a slow client holds no connection to the database. */
async function* contentOf(
  { dataSource, reactions, clock }: AttachmentRouteSource,
  { organizationId, actor }: OpenRequest,
  { place, key, size }: Download,
): AsyncGenerator<Buffer> {
  const order = { organizationId, actor, reactions, clock };
  for (let seq = 0; seq < piecesOf(size); seq += 1) {
    const piece = await inWork(dataSource, order, ({ db }) => readPiece(db, key, place, seq));
    // The client sees fewer bytes than were announced, and the log says why.
    if (typeof piece === 'string')
      throw new Error(`Piece ${seq} of attachment ${place.attachmentId} is ${piece}.`);
    yield piece;
  }
}

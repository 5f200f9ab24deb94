import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import type { DataSource } from 'typeorm';
import { may } from '../domain/actor.ts';
import type { Permission } from '../domain/permissions.ts';
import { Refusal } from '../domain/refusal.ts';
import { type OpenRequest, openRequest, type RequestSource } from '../platform/auth/open-request.ts';
import { httpAnswer, mediaTypeRefusal } from './http-refusal.ts';
import { importOrder } from './import-order.ts';
import { importPeople, prepareImport } from './import-people.ts';
import { LARGEST_FILE } from './new-people.ts';
import type { PeopleTools } from './people-context.ts';
import { sameFile } from './same-file.ts';
import { uploadSlots } from './upload-slots.ts';
import { type UploadTimes, uploadedFile } from './uploaded-file.ts';

export interface PeopleRouteSource extends RequestSource, PeopleTools, Partial<UploadTimes> {
  /** Bytes a file may have; 5 GB if absent. */
  readonly largestFile?: number;
  /** Uploads this process takes in at once; if absent 3, and on a small pool fewer, so that one connection stays free. */
  readonly uploads?: number;
}

const PATH = '/incidents/:incidentId/people';
const UPLOADS = 3;
const IDLE_MS = 60_000;
const LONGEST_MS = 30 * 60_000;
/** What a client waits before it sends a file again. */
const RETRY_SECONDS = 30;
const needed: Permission = 'person:import';

/**
 * `POST /incidents/{id}/people?dryRun=true|false&dataSet={id}&column=email:Contact` with a file of any size as
 * text/csv: same sign-in, permissions, refusals and record as the mutation importPeople, and the body is never held.
 */
export function peopleRoutes(source: PeopleRouteSource): FastifyPluginCallback {
  const inSlot = uploadSlots(source.uploads ?? uploadsOn(source.dataSource));
  return (app, _options, done) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('text/csv', (_request, _body, parsed) => parsed(null));
    app.setErrorHandler((error, request, reply) => refuse(error, request, reply));
    app.post(PATH, async (request) => {
      if (isPacked(request)) throw mediaTypeRefusal();
      const opened = await openRequest(source, request.headers.authorization);
      const denied: Refusal[] = [];
      try {
        if (!may(opened.actor, needed)) throw forbidden();
        return await inSlot(() => takeIn(source, opened, request));
      } catch (error) {
        denied.push(...deniedBy(error));
        throw error;
      } finally {
        await opened.close(denied);
      }
    });
    done();
  };
}

async function takeIn(source: PeopleRouteSource, opened: OpenRequest, request: FastifyRequest) {
  const order = importOrder(request, source.largestFile ?? LARGEST_FILE);
  if (!order.dryRun)
    await opened.mutate('prepareImport', {}, (work) => prepareImport(work, source, order.incidentId));
  const { idleMs = IDLE_MS, longestMs = LONGEST_MS } = source;
  const csv = uploadedFile(request, { idleMs, longestMs });
  let ran = false;
  const report = await opened.mutate(`POST ${PATH}`, order.repeatable, (work) => {
    ran = true;
    return importPeople(work, source, { ...order, csv });
  });
  if (!ran) await sameFile(csv, report.contentDigest, order.maxBytes);
  return report;
}

/** As many as usual, but never every connection of the pool. */
function uploadsOn({ options: { poolSize = UPLOADS + 1 } }: DataSource): number {
  return Math.max(1, Math.min(UPLOADS, poolSize - 1));
}

function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, body, internal } = httpAnswer(error);
  if (internal) request.log.error({ err: error }, 'import failed');
  // What is left of the file is read and dropped, otherwise the next request on this connection never starts.
  request.raw.resume();
  if (status === 503) reply.header('retry-after', String(RETRY_SECONDS));
  return reply.code(status).send(body);
}

function forbidden(): Refusal {
  return new Refusal(
    'FORBIDDEN',
    `This needs the permission ${needed}. Ask an administrator of your organization for a role that has it.`,
    { permission: needed },
  );
}

/** What the record keeps of a refusal: access denied, and a reach for what is not there or another tenant's (T-Z03). */
function deniedBy(error: unknown): Refusal[] {
  if (!(error instanceof Refusal) || !['FORBIDDEN', 'NOT_FOUND'].includes(error.code)) return [];
  return [new Refusal(error.code, error.message, { ...error.details, field: `POST ${PATH}` })];
}

function isPacked({ headers }: FastifyRequest): boolean {
  return (headers['content-encoding'] ?? 'identity') !== 'identity';
}

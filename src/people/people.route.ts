import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
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

export interface PeopleRouteSource extends RequestSource, PeopleTools {
  /** Bytes a file may have; 5 GB if absent. */
  readonly largestFile?: number;
  /** How long an upload may stand still; a minute if absent. It holds a connection. */
  readonly idleMs?: number;
}

const PATH = '/incidents/:incidentId/people';
const needed: Permission = 'person:import';

/**
 * `POST /incidents/{id}/people?dryRun=true|false&dataSet={id}&column=email:Contact` with a file of any size as
 * text/csv: same sign-in, permissions, refusals and record as the mutation importPeople, and the body is never held.
 */
export function peopleRoutes(source: PeopleRouteSource): FastifyPluginCallback {
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
        return await takeIn(source, opened, request);
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
  const csv = uploaded(request, source.idleMs ?? 60_000);
  let ran = false;
  const report = await opened.mutate(`POST ${PATH}`, order.repeatable, (work) => {
    ran = true;
    return importPeople(work, source, { ...order, csv });
  });
  if (!ran) await sameFile(csv, report.contentDigest, order.maxBytes);
  return report;
}

/**
 * The body as it arrives; ends an upload that stands still, since it holds a connection to the database. Leaving it
 * early does not close the client's connection: the refusal still has to go out on it.
 */
async function* uploaded({ raw }: FastifyRequest, idleMs: number): AsyncGenerator<Uint8Array> {
  const chunks = raw.iterator({ destroyOnReturn: false });
  try {
    for (;;) {
      const timer = setTimeout(() => raw.destroy(stoodStill()), idleMs);
      const { done, value } = await chunks.next().finally(() => clearTimeout(timer));
      if (done) return;
      yield value;
    }
  } finally {
    await chunks.return?.();
  }
}

function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, body, internal } = httpAnswer(error);
  if (internal) request.log.error({ err: error }, 'import failed');
  // What is left of the file is read and dropped, otherwise the next request on this connection never starts.
  request.raw.resume();
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

function stoodStill(): Refusal {
  return new Refusal(
    'UNAVAILABLE',
    'The upload stood still and was ended. Nothing was changed; send it again.',
  );
}

function isPacked({ headers }: FastifyRequest): boolean {
  return (headers['content-encoding'] ?? 'identity') !== 'identity';
}

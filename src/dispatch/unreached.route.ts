import { Readable } from 'node:stream';
import type { FastifyPluginCallback, FastifyRequest } from 'fastify';
import { In } from 'typeorm';
import { may } from '../domain/actor.ts';
import type { Permission } from '../domain/permissions.ts';
import { Refusal } from '../domain/refusal.ts';
import { AffectedPersonRow } from '../people/affected-person.row.ts';
import { httpAnswer } from '../people/http-refusal.ts';
import { openPeople } from '../people/sealed-person.ts';
import { type OpenRequest, openRequest, type RequestSource } from '../platform/auth/open-request.ts';
import { csvStream, safeCell } from '../platform/files/csv-lines.ts';
import type { MasterKey } from '../platform/keys/key-ring.ts';
import { findUnreached, type Unreached } from './find-unreached.ts';
import { listUnreached } from './list-unreached.ts';

export interface UnreachedRouteSource extends RequestSource {
  readonly masterKey: MasterKey;
  readonly mail: { readonly filesReach: boolean };
}

const PATH = '/obligations/:obligationId/unreached.csv';
const needed: Permission = 'dispatch:start';
const PAGE = 500;
const HEADER = ['person', 'name', 'email', 'jurisdiction', 'locale', 'state', 'answer', 'since'];

/**
 * `GET /obligations/{id}/unreached.csv?reason=…`: whom no dispatch reached and nobody told another way, in clear, to
 * write letters from. It asks for a reason, and the record keeps who took how many out and when.
 */
export function unreachedRoutes(source: UnreachedRouteSource): FastifyPluginCallback {
  return (app, _options, done) => {
    app.setErrorHandler((error, request, reply) => {
      const { status, body, internal } = httpAnswer(error);
      if (internal) request.log.error({ err: error }, 'listing failed');
      return reply.code(status).send(body);
    });
    app.get(PATH, async (request, reply) => {
      const opened = await openRequest(source, request.headers.authorization);
      const denied: Refusal[] = [];
      try {
        if (!may(opened.actor, needed)) throw forbidden();
        const { obligationId, reason } = orderOf(request);
        await opened.mutate(`GET ${PATH}`, {}, (work) =>
          listUnreached(work, { obligationId, reason }, source.mail.filesReach),
        );
        reply
          .header('content-type', 'text/csv; charset=utf-8')
          .header('content-disposition', 'attachment; filename="unreached.csv"')
          .header('cache-control', 'no-store')
          .header('x-content-type-options', 'nosniff');
        const rows = linesOf(opened, source, obligationId);
        return reply.send(Readable.from(rows).pipe(csvStream(HEADER)));
      } catch (error) {
        if (error instanceof Refusal && ['FORBIDDEN', 'NOT_FOUND'].includes(error.code))
          denied.push(new Refusal(error.code, error.message, { ...error.details, field: `GET ${PATH}` }));
        await opened.close(denied);
        throw error;
      }
    });
    done();
  };
}

function orderOf({ params, query }: FastifyRequest): { obligationId: string; reason: string } {
  const { obligationId } = params as { obligationId: string };
  const { reason } = query as { reason?: unknown };
  if (!/^[0-9a-f-]{36}$/i.test(obligationId)) throw new Refusal('NOT_FOUND', 'There is no such obligation.');
  return { obligationId, reason: typeof reason === 'string' ? reason : '' };
}

/** Page by page, so that a million people are never held; the request ends with its last line. */
async function* linesOf(opened: OpenRequest, source: UnreachedRouteSource, obligationId: string) {
  try {
    let after: { key: number; id: string } | null = null;
    do {
      const db = await opened.db();
      const found: Unreached[] = await findUnreached(db, obligationId, source.mail.filesReach, {
        size: PAGE,
        after,
      });
      const page = found.slice(0, PAGE);
      const ids = page.map(({ personId }) => personId);
      const rows = await db.findBy(AffectedPersonRow, { organizationId: opened.organizationId, id: In(ids) });
      const incidentId = rows[0]?.incidentId;
      const people = incidentId
        ? await openPeople(db, source.masterKey, opened.organizationId, incidentId, rows)
        : [];
      const byId = new Map(people.flatMap((person) => (person ? [[person.id, person] as const] : [])));
      for (const one of page) {
        const person = byId.get(one.personId);
        if (!person) continue;
        const { name, email, jurisdiction, locale } = person;
        const { state, response, updatedAt } = one;
        yield [person.id, name, email, jurisdiction, locale, state, response, updatedAt.toISOString()].map(
          (cell) => safeCell(cell),
        );
      }
      const last = page.at(-1);
      after = found.length > PAGE && last ? { key: 0, id: last.personId } : null;
    } while (after);
  } finally {
    await opened.close();
  }
}

function forbidden(): Refusal {
  return new Refusal(
    'FORBIDDEN',
    `This needs the permission ${needed}. Ask an administrator of your organization for a role that has it.`,
    { permission: needed },
  );
}

import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { FastifyPluginCallback, FastifyRequest } from 'fastify';
import { In } from 'typeorm';
import { notFound } from '../domain/refusal.ts';
import { guardianName } from '../notices/audience/guardian-name.ts';
import { AffectedPersonRow } from '../people/affected-person.row.ts';
import { type OpenPerson, openPeople } from '../people/sealed-person.ts';
import { throughDoor } from '../platform/auth/http-request.ts';
import type { OpenRequest, RequestSource } from '../platform/auth/open-request.ts';
import { csvStream, safeCell } from '../platform/files/csv-lines.ts';
import { answerError } from '../platform/graphql/http-refusal.ts';
import type { MasterKey } from '../platform/keys/key-ring.ts';
import { findUnreached, type Unreached } from './find-unreached.ts';
import { listUnreached } from './list-unreached.ts';

export interface UnreachedRouteSource extends RequestSource {
  readonly masterKey: MasterKey;
  readonly mail: { readonly filesReach: boolean };
}

const PATH = '/obligations/:obligationId/unreached.csv';
const PAGE = 500;
const HEADER = [
  ...['person', 'name', 'email', 'jurisdiction', 'locale', 'state', 'answer', 'since'],
  ...['letter to', 'name on the letter', 'address 1', 'address 2', 'address 3', 'address 4', 'address 5'],
  ...['guardian', 'guardian email', 'do not contact'],
];
/** Lines of an address; what is beyond the last stands in it. */
const ADDRESS_LINES = 5;

const door = { route: `GET ${PATH}`, needed: 'person:reveal' } as const;

/**
 * `GET /obligations/{id}/unreached.csv?reason=…`: whom no dispatch reached and nobody told another way, in clear, to
 * write letters from; to the guardian, where the guardian is whom nobody reached. People withheld from the mail (do not
 * contact, guardian unknown, no address) are in it. It asks for a reason, and the record keeps who took how many out and when.
 */
export function unreachedRoutes(source: UnreachedRouteSource): FastifyPluginCallback {
  return (app, _options, done) => {
    app.setErrorHandler((error, request, reply) => answerError(error, request, reply, 'listing failed'));
    app.get(PATH, (request, reply) =>
      throughDoor(source, request, door, async (opened) => {
        const { obligationId, reason } = orderOf(request);
        await opened.mutate(door.route, {}, (work) =>
          listUnreached(work, { obligationId, reason }, source.mail.filesReach),
        );
        reply
          .header('content-type', 'text/csv; charset=utf-8')
          .header('content-disposition', 'attachment; filename="unreached.csv"')
          .header('cache-control', 'no-store')
          .header('x-content-type-options', 'nosniff');
        reply.send(Readable.from(linesOf(opened, source, obligationId)).pipe(csvStream(HEADER)));
        // The request's transaction stays open until its last line has left, or the reader is gone.
        await finished(reply.raw).catch(() => undefined);
        return reply;
      }),
    );
    done();
  };
}

function orderOf({ params, query }: FastifyRequest): { obligationId: string; reason: string } {
  const { obligationId } = params as { obligationId: string };
  const { reason } = query as { reason?: unknown };
  if (!/^[0-9a-f-]{36}$/i.test(obligationId)) throw notFound('obligation');
  return { obligationId, reason: typeof reason === 'string' ? reason : '' };
}

/** Page by page, so that a million people are never held; the request ends with its last line. */
async function* linesOf(opened: OpenRequest, source: UnreachedRouteSource, obligationId: string) {
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
      const { name, email, jurisdiction, locale, post, guardian, doNotContact } = person;
      const { state, response, updatedAt, missed } = one;
      yield [
        ...[person.id, name, email, jurisdiction, locale, state, response, updatedAt.toISOString()],
        ...[missed.join(' and '), letterName(person, missed), ...addressLines(post ?? [])],
        ...[guardian?.name ?? null, guardian?.email ?? null],
        doNotContact ? 'yes' : '',
      ].map((cell) => safeCell(cell));
    }
    const last = page.at(-1);
    after = found.length > PAGE && last ? { key: 0, id: last.personId } : null;
  } while (after);
}

/** A letter about a child goes to the guardian, unless the child alone was missed. */
function letterName({ name, locale, guardian }: OpenPerson, missed: Unreached['missed']): string | null {
  if (!missed.includes('GUARDIAN')) return name;
  return guardianName(locale ?? 'en', { guardian: guardian?.name ?? null, child: name });
}

function addressLines(post: readonly string[]): (string | null)[] {
  const last = post.slice(ADDRESS_LINES - 1).join(', ');
  return [...Array(ADDRESS_LINES - 1)].map((_, i) => post[i] ?? null).concat(last || null);
}

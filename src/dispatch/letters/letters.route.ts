import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { NoticeTools } from '../../notices/texts/notices-context.ts';
import { throughDoor } from '../../platform/auth/http-request.ts';
import type { RequestSource } from '../../platform/auth/open-request.ts';
import { type LetterFormKey, letterForms } from '../../platform/documents/page-form.ts';
import { zipOf } from '../../platform/files/zip-stream.ts';
import { answerError } from '../../platform/graphql/http-refusal.ts';
import type { MasterKey } from '../../platform/keys/key-ring.ts';
import { exportLetters, readyLetters, startLetterArchive } from './export-letters.ts';
import { letterFiles } from './letter-archive.ts';
import { listNotWritten } from './list-not-written.ts';
import { writeLetters } from './write-letters.ts';

export interface LettersRouteSource extends RequestSource, NoticeTools {
  readonly masterKey: MasterKey;
  readonly mail: { readonly filesReach: boolean };
}

const path = (kind: 'pdf' | 'zip' | 'json') => `/notices/:noticeId/letters.${kind}`;
const door = (kind: 'pdf' | 'zip' | 'json') =>
  ({ route: `GET ${path(kind)}`, needed: 'person:reveal' }) as const;

/**
 * `GET /notices/{id}/letters.pdf?reason=…&person={id}`, `letters.zip?reason=…&each=true`: the approved version as letters to
 * those no dispatch of it reached, set for a window envelope. `letters.json` says how many there are, and who gets none and why.
 */
export function lettersRoutes(source: LettersRouteSource): FastifyPluginCallback {
  const tools = { catalog: source.catalog, masterKey: source.masterKey, filesReach: source.mail.filesReach };
  return (app, _options, done) => {
    app.setErrorHandler((error, request, reply) => answerError(error, request, reply, 'letters failed'));
    app.get(path('pdf'), (request, reply) =>
      throughDoor(source, request, door('pdf'), async ({ mutate }) => {
        const order = { ...orderOf(request), personId: personOf(request) };
        const made = await mutate(door('pdf').route, {}, (work) => exportLetters(work, tools, order));
        return headed(reply, 'application/pdf', 'letters.pdf')
          .header('x-letters', made.letters)
          .header('x-letters-not-written', made.notWritten)
          .send(made.file);
      }),
    );
    app.get(path('zip'), (request, reply) =>
      throughDoor(source, request, door('zip'), async ({ mutate, db }) => {
        const each = isAsked(request, 'each');
        const order = orderOf(request);
        const letters = await mutate(door('zip').route, {}, (work) => startLetterArchive(work, tools, order));
        const files = letterFiles(letters, writeLetters(await db(), letters, tools, null), each);
        headed(reply, 'application/zip', 'letters.zip').send(Readable.from(zipOf(files, letters.day)));
        // The request's transaction stays open until its last letter has left, or the reader is gone.
        await finished(reply.raw).catch(() => undefined);
        return reply;
      }),
    );
    app.get(path('json'), (request, reply) =>
      throughDoor(source, request, door('json'), async ({ mutate, db }) => {
        const order = orderOf(request);
        const letters = await mutate(door('json').route, {}, (work) => readyLetters(work, tools, order));
        const list = await listNotWritten(writeLetters(await db(), letters, tools, null));
        return reply.header('cache-control', 'no-store').send(list);
      }),
    );
    done();
  };
}

function headed(reply: FastifyReply, type: string, name: string): FastifyReply {
  return reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff');
}

const UUID = /^[0-9a-f-]{36}$/i;

function orderOf({ params, query }: FastifyRequest) {
  const { noticeId } = params as { noticeId: string };
  const { reason, window } = query as Readonly<Record<string, unknown>>;
  if (!UUID.test(noticeId)) throw notFound('notice');
  if (window !== undefined && !(typeof window === 'string' && window in letterForms))
    throw new Refusal(
      'INVALID_INPUT',
      `window is one of ${Object.keys(letterForms).join(', ')}; left out, it is that of the organization's country.`,
      { field: 'window' },
    );
  const formKey = (window ?? null) as LetterFormKey | null;
  return { noticeId, formKey, reason: typeof reason === 'string' ? reason : '' };
}

function personOf({ query }: FastifyRequest): string | null {
  const { person } = query as { person?: unknown };
  if (person === undefined) return null;
  if (typeof person !== 'string' || !UUID.test(person)) throw notFound('person');
  return person;
}

function isAsked({ query }: FastifyRequest, field: 'each'): boolean {
  const given = (query as Readonly<Record<string, unknown>>)[field];
  if (given === undefined || given === 'false') return false;
  if (given === 'true') return true;
  throw new Refusal('INVALID_INPUT', `${field} is true or false; left out, it is false.`, { field });
}

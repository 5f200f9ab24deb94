import type { FastifyPluginCallback, FastifyRequest } from 'fastify';
import { notFound } from '../domain/refusal.ts';
import { throughDoor } from '../platform/auth/http-request.ts';
import type { RequestSource } from '../platform/auth/open-request.ts';
import { answerError } from '../platform/graphql/http-refusal.ts';
import { answerFile } from './answer-file.ts';
import { exportFiling } from './export-filing.ts';
import { exportNotice } from './export-notice.ts';

const notice = { route: 'GET /notices/:id/notice.pdf', needed: 'notice:read' } as const;
const filing = { route: 'GET /prepared-filings/:id/filing.pdf', needed: 'report:read' } as const;

/** `GET /notices/{id}/notice.pdf?locale=de`, `GET /prepared-filings/{id}/filing.pdf`: one text as a page to hand in. */
export function pageRoutes(source: RequestSource): FastifyPluginCallback {
  return (app, _options, done) => {
    app.setErrorHandler((error, request, reply) => answerError(error, request, reply, 'export failed'));
    app.get('/notices/:id/notice.pdf', (request, reply) =>
      throughDoor(source, request, notice, async ({ mutate }) => {
        const order = { noticeId: idOf(request, 'notice'), locale: localeOf(request) };
        const { body, fileName } = await mutate(notice.route, {}, (work) => exportNotice(work, order));
        return answerFile(reply, 'pdf', fileName, body);
      }),
    );
    app.get('/prepared-filings/:id/filing.pdf', (request, reply) =>
      throughDoor(source, request, filing, async ({ mutate }) => {
        const id = idOf(request, 'prepared filing');
        const { body, fileName } = await mutate(filing.route, {}, (work) => exportFiling(work, id));
        return answerFile(reply, 'pdf', fileName, body);
      }),
    );
    done();
  };
}

function idOf({ params }: FastifyRequest, what: string): string {
  const { id } = params as { id: string };
  if (!/^[0-9a-f-]{36}$/i.test(id)) throw notFound(what);
  return id;
}

function localeOf({ query }: FastifyRequest): string | null {
  const { locale } = query as { locale?: unknown };
  return typeof locale === 'string' && locale !== '' ? locale : null;
}

import type { FastifyPluginCallback, FastifyRequest } from 'fastify';
import { notFound } from '../domain/refusal.ts';
import { throughDoor } from '../platform/auth/http-request.ts';
import type { RequestSource } from '../platform/auth/open-request.ts';
import { answerError } from '../platform/graphql/http-refusal.ts';
import { answerFile } from './answer-file.ts';
import { exportNotice } from './export-notice.ts';

const notice = { route: 'GET /notices/:id/notice.pdf', needed: 'notice:read' } as const;

/** `GET /notices/{id}/notice.pdf?locale=de`: one text as a page to hand in, print or put on the web. */
export function noticePageRoutes(source: RequestSource): FastifyPluginCallback {
  return (app, _options, done) => {
    app.setErrorHandler((error, request, reply) => answerError(error, request, reply, 'export failed'));
    app.get('/notices/:id/notice.pdf', (request, reply) =>
      throughDoor(source, request, notice, async ({ mutate }) => {
        const order = { noticeId: idOf(request), locale: localeOf(request) };
        const { body, fileName } = await mutate(notice.route, {}, (work) => exportNotice(work, order));
        return answerFile(reply, 'pdf', fileName, body);
      }),
    );
    done();
  };
}

function idOf({ params }: FastifyRequest): string {
  const { id } = params as { id: string };
  if (!/^[0-9a-f-]{36}$/i.test(id)) throw notFound('notice');
  return id;
}

function localeOf({ query }: FastifyRequest): string | null {
  const { locale } = query as { locale?: unknown };
  return typeof locale === 'string' && locale !== '' ? locale : null;
}

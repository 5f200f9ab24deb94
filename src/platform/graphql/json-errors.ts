import type { FastifyInstance } from 'fastify';

const UTF8 = /charset\s*=\s*"?(?!utf-8)/i;

/** Every error of the HTTP layer is JSON in GraphQL's shape, without a stack; text other than UTF-8 is refused. */
export function jsonErrors(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (UTF8.test(request.headers['content-type'] ?? '')) {
      await reply.status(415).send(body('UNSUPPORTED_CHARSET', 'Send UTF-8.'));
    }
  });
  app.setErrorHandler((error: { statusCode?: number; code?: string }, request, reply) => {
    const status =
      error.statusCode && error.statusCode >= 400 && error.statusCode < 500 ? error.statusCode : 500;
    if (status === 500) request.log.error({ err: error }, 'a request failed');
    return reply
      .status(status)
      .send(
        status === 500
          ? body('INTERNAL', 'Something went wrong on our side. It was logged.')
          : ofStatus(status),
      );
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.status(404).send(body('NOT_FOUND', 'Nothing here. The API is at /graphql, its explorer at /.')),
  );
}

function ofStatus(status: number) {
  if (status === 413)
    return body(
      'LIMIT_EXCEEDED',
      'This request is too large: 256 KiB at the most. Import people with POST /incidents/{id}/people.',
    );
  if (status === 415) return body('UNSUPPORTED_MEDIA_TYPE', 'Send application/json.');
  return body(
    'BAD_REQUEST',
    'This request could not be read: send JSON with "query" and, if need be, "variables".',
  );
}

function body(code: string, message: string) {
  return { errors: [{ message, extensions: { code } }] };
}

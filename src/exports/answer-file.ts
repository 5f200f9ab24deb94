import type { FastifyReply } from 'fastify';

const types = {
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  pdf: 'application/pdf',
} as const;

/** A file to keep, which nothing in between keeps, and of which a browser runs nothing. */
export function answerFile(
  reply: FastifyReply,
  format: keyof typeof types,
  fileName: string,
  body: string | Buffer,
): FastifyReply {
  return reply
    .header('content-type', types[format])
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .send(body);
}

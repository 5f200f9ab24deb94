import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal, type RefusalCode } from '../../domain/refusal.ts';
import { refusalOf } from './format-error.ts';

/** An error as an HTTP route answers it; `internal` is for the log alone. */
interface HttpAnswer {
  readonly status: number;
  readonly body: { readonly code: string; readonly message: string; readonly details: Refusal['details'] };
  readonly internal: boolean;
}

const statusOf: Readonly<Record<RefusalCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID_INPUT: 400,
  CONFLICT: 409,
  IDEMPOTENCY_MISMATCH: 409,
  NOTICE_HAS_PROBLEMS: 409,
  NOT_APPROVED: 409,
  NOT_YOUR_TURN: 409,
  CHANGES_REQUESTED: 409,
  REASON_REQUIRED: 400,
  LIMIT_EXCEEDED: 413,
  UNAVAILABLE: 503,
};

/** The same refusals as GraphQL, with the status HTTP has for them. */
function httpAnswer(error: unknown): HttpAnswer {
  const refusal = refusalOf(error) ?? wrongMediaType(error);
  if (refusal) {
    const { code, message, details } = refusal;
    const status = details['mediaType'] === undefined ? statusOf[code] : 415;
    return { status, body: { code, message, details }, internal: false };
  }
  return {
    status: 500,
    body: {
      code: 'INTERNAL',
      message:
        'Something went wrong on our side. It was logged; try again, and tell the operator if it stays.',
      details: {},
    },
    internal: true,
  };
}

/** What a client waits before it sends a file again. */
const RETRY_SECONDS = 30;

/** Answers an error of a route; what is ours is logged under `what`. */
export function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  what: string,
): FastifyReply {
  const { status, body, internal } = httpAnswer(error);
  if (internal) request.log.error({ err: error }, what);
  // What is left of a file is read and dropped, otherwise the next request on this connection never starts.
  request.raw.resume();
  if (status === 503) reply.header('retry-after', String(RETRY_SECONDS));
  return reply.code(status).send(body);
}

/** Refuses a packed body, which could unfold without end. */
export function refusePacked({ headers }: FastifyRequest): void {
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') throw mediaTypeRefusal();
}

function mediaTypeRefusal(): Refusal {
  return new Refusal(
    'INVALID_INPUT',
    'Send the file as it is, with no Content-Encoding, and a CSV with "Content-Type: text/csv".',
    { mediaType: 'text/csv' },
  );
}

function wrongMediaType(error: unknown): Refusal | null {
  return (error as FastifyError | null)?.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE'
    ? mediaTypeRefusal()
    : null;
}

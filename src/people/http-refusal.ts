import type { FastifyError } from 'fastify';
import { Refusal, type RefusalCode } from '../domain/refusal.ts';
import { refusalOf } from '../platform/graphql/format-error.ts';

/** An error as an HTTP route answers it; `internal` is for the log alone. */
export interface HttpAnswer {
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
  REASON_REQUIRED: 400,
  LIMIT_EXCEEDED: 413,
  UNAVAILABLE: 503,
};

/** The same refusals as GraphQL, with the status HTTP has for them. */
export function httpAnswer(error: unknown): HttpAnswer {
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

/** Refuses anything but text/csv as it is: a packed body could unfold without end. */
export function mediaTypeRefusal(): Refusal {
  return new Refusal(
    'INVALID_INPUT',
    'Send the file as it is, with "Content-Type: text/csv" and no Content-Encoding.',
    { mediaType: 'text/csv' },
  );
}

function wrongMediaType(error: unknown): Refusal | null {
  return (error as FastifyError | null)?.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE'
    ? mediaTypeRefusal()
    : null;
}

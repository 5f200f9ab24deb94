/** The closed list of codes a client may see; docs/api.md says what to do about each. */
export type RefusalCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'INVALID_INPUT'
  | 'CONFLICT'
  | 'IDEMPOTENCY_MISMATCH'
  | 'NOTICE_HAS_PROBLEMS'
  | 'NOT_APPROVED'
  | 'NOT_YOUR_TURN'
  | 'CHANGES_REQUESTED'
  | 'REASON_REQUIRED'
  | 'LIMIT_EXCEEDED'
  | 'UNAVAILABLE';

/** Extra facts a client can act on; never SQL, paths, or anything of another tenant. */
export type RefusalDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** The one error a caller may see: what was refused, and what to do about it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly details: RefusalDetails = {},
  ) {
    super(message);
  }
}

/** The same words for a thing that does not exist and one of another tenant (T-Z03). */
export function notFound(what: string): Refusal {
  return new Refusal(
    'NOT_FOUND',
    `No ${what} with this id here. Check the id and the organization of your token.`,
  );
}

/** The row, or the refusal that says there is none. */
export function found<T>(row: T | null | undefined, what: string): T {
  if (row === null || row === undefined) throw notFound(what);
  return row;
}

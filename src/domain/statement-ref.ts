/** Free text kept apart: its id and salted SHA-256, in hex. */
export interface StatementRef {
  readonly statementId: string;
  readonly digest: string;
}

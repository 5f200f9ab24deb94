import { createHash } from 'node:crypto';
import { INSTALLATION } from '../domain/actor.ts';
import { insertRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { PublicCodeRow } from './public-code.row.ts';

/** What a public code opens; the same characters for another thing are another code. */
export type CodeKind = 'notice' | 'self-check';

interface Queries {
  readonly query: (sql: string, values: unknown[]) => Promise<{ organization_id: string }[]>;
}

/** Makes a code findable by those who have no token. Refused by the key if it was given out already. */
export async function publishCode({ db, organizationId }: Work, kind: CodeKind, code: string): Promise<void> {
  await insertRows(db, PublicCodeRow, { id: codeId(kind, code), organizationId });
}

/** Whose code it is; of an unknown one the installation itself, which has none: so that the same is asked for both. */
export async function organizationOfCode(db: Queries, kind: CodeKind, code: string): Promise<string> {
  const [row] = await db.query('select organization_id from public_code where id = $1', [codeId(kind, code)]);
  return row?.organization_id ?? INSTALLATION;
}

/** The first 128 bits of a SHA-256 in the form of a UUID. */
function codeId(kind: CodeKind, code: string): string {
  const digest = createHash('sha256').update(`tocsin/${kind}/${code}`).digest('hex');
  return digest.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

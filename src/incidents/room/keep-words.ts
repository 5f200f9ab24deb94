import type { StatementRef } from '../../domain/event.ts';
import { Refusal } from '../../domain/refusal.ts';
import { makeStatement } from '../../platform/audit/make-statement.ts';
import type { StatementKind } from '../../platform/audit/statement.row.ts';
import type { Work } from '../../platform/database/work.ts';

/** Keeps words of the war room as a statement; `field` is where a client gave them. */
export async function keepWords(
  work: Work,
  { field, ...words }: { incidentId: string; kind: StatementKind; text: string; field: string },
): Promise<StatementRef> {
  if (words.text.trim() === '')
    throw new Refusal('INVALID_INPUT', `${field} is empty: a few words are enough.`, { field });
  return makeStatement(work, words);
}

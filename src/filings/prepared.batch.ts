import { ObligationRow } from '../obligations/obligation.row.ts';
import { PreparedFilingRow } from '../obligations/prepared-filing.row.ts';
import { type Batch, manyEach, oneEach } from '../platform/database/batch.ts';
import { readRows } from '../platform/database/read-rows.ts';
import type { FilingContent } from './filing-content.ts';

export const preparedById: Batch<string, PreparedFilingRow | null> = async (db, ids) =>
  oneEach(ids, await readRows(db, PreparedFilingRow, 'where t.id = any($1)', [ids]), ({ id }) => id);

/** Of an obligation, newest first. */
export const preparedOf: Batch<string, PreparedFilingRow[]> = async (db, ids) =>
  manyEach(
    ids,
    await readRows(
      db,
      PreparedFilingRow,
      'where t.obligation_id = any($1) order by t.prepared_at desc, t.id desc',
      [ids],
    ),
    ({ obligationId }) => obligationId,
  );

/** What prepared filings say; null: it was erased. */
export const contentsOf: Batch<string, FilingContent | null> = async (db, ids) => {
  if (ids.length === 0) return [];
  const rows: { id: string; text: string | null }[] = await db.query(
    `select p.id, s.text from prepared_filing p
       join statement s on s.organization_id = p.organization_id and s.id = p.content_id where p.id = any($1)`,
    [ids],
  );
  const texts = new Map(rows.map(({ id, text }) => [id, text]));
  return ids.map((id) => {
    const text = texts.get(id);
    return text ? (JSON.parse(text) as FilingContent) : null;
  });
};

/** An obligation with all that a form is filled in from. */
export const filledFrom: Batch<string, ObligationRow | null> = async (db, ids) =>
  oneEach(ids, await readRows(db, ObligationRow, 'where t.id = any($1)', [ids]), ({ id }) => id);

/** The terms of an obligation's rule: what a form is chosen by. */
export const ruleOf: Batch<string, Pick<ObligationRow, 'id' | 'rule' | 'recipientKind'> | null> = async (
  db,
  ids,
) =>
  oneEach(
    ids,
    (await db.query('select id, rule, recipient_kind as "recipientKind" from obligation where id = any($1)', [
      ids,
    ])) as Pick<ObligationRow, 'id' | 'rule' | 'recipientKind'>[],
    ({ id }) => id,
  );

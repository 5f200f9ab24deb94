import type { EntityManager } from 'typeorm';
import { readRows } from '../platform/database/read-rows.ts';
import { FilingRow, type FilingState } from './filing.row.ts';

interface FromSteps {
  /** What became of it last. */
  readonly state: FilingState;
  /** The latest reference an authority gave. */
  readonly reference: string | null;
}

/** A filing with what its steps come to. */
export type ShownFiling = Omit<FilingRow, 'reference'> & FromSteps;

const lastStep = (column: string, where = 'true') =>
  `(select s.${column} from filing_step s where s.organization_id = t.organization_id and s.filing_id = t.id
      and ${where} order by s.at desc, s.id desc limit 1)`;

/** Reads filings (`t` in the SQL), each with its last step. */
export function readFilings(
  db: EntityManager,
  rest: string,
  values: readonly unknown[],
): Promise<ShownFiling[]> {
  return readRows<FilingRow, 'reference', FromSteps>(db, FilingRow, rest, values, {
    without: ['reference'],
    more: {
      state: `coalesce(${lastStep('state')}, 'PREPARED')`,
      reference: lastStep('reference', "s.reference <> ''"),
    },
  });
}

import { undeterminable } from '../domain/jurisdiction.ts';
import type { Work } from '../platform/database/work.ts';
import { type ImportProblem, LISTED_PROBLEMS } from './import-problem.ts';
import { MERGED } from './stage-flags.ts';

const says = {
  JURISDICTION_CONFLICT:
    'The same person stands in another country in an earlier row or file; that one was kept. Correct the person if this row is right.',
  AGE_CONFLICT:
    'An earlier row or file says another age; the younger one holds until the person is corrected.',
} as const;

/** Rows that were merged although they say another country or another age. */
export async function findConflicts(
  { db, organizationId }: Work,
  incidentId: string,
): Promise<{ conflicts: ImportProblem[]; conflictCount: number }> {
  const rows: { line: string; code: keyof typeof says; total: number }[] = await db.query(
    `select line, code, (count(*) over ())::int as total from (
       select s.line, 'JURISDICTION_CONFLICT' as code from ${MERGED}
        where '${undeterminable}' not in (s.jurisdiction, p.jurisdiction) and s.jurisdiction <> p.jurisdiction
          and p.jurisdiction not like s.jurisdiction || '-%'
       union all
       select s.line, 'AGE_CONFLICT' from ${MERGED}
        where 'UNKNOWN' not in (s.age_band, p.age_band) and s.age_band <> p.age_band) conflict
      order by line, code limit ${LISTED_PROBLEMS}`,
    [organizationId, incidentId],
  );
  return {
    conflictCount: rows[0]?.total ?? 0,
    conflicts: rows.map(({ line, code }) => ({
      line: Number(line),
      column: code === 'AGE_CONFLICT' ? 'ageBand' : 'jurisdiction',
      code,
      message: says[code],
    })),
  };
}

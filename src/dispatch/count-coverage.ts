import { within } from '../domain/jurisdiction.ts';
import type { ObligationRow } from '../obligations/obligation.row.ts';
import type { Work } from '../platform/database/work.ts';
import type { DispatchRow } from './dispatch.row.ts';

/** What one run achieved for the people of one jurisdiction. */
export interface Segment {
  /** ISO 3166 code; "unknown" where residence is not known: they are owed it by every rule. */
  readonly segment: string;
  readonly total: number;
  readonly reached: number;
  readonly unreached: number;
  readonly uncertain: number;
}

const UNKNOWN = 'unknown';

/** Counts the ledger by jurisdiction, for the people an obligation is owed to. Erased people are owed nothing any more. */
export async function coverageOf(
  { db, organizationId }: Work,
  { id }: DispatchRow,
  { rule }: ObligationRow,
  reaches: boolean,
): Promise<Segment[]> {
  const { resolver } = rule.recipient;
  const region = resolver.kind === 'affected_people' ? resolver.in : null;
  const rows: Segment[] = await db.query(
    `select coalesce(jurisdiction, '${UNKNOWN}') as segment, count(*)::int as total,
            count(*) filter (where state = 'ACCEPTED')::int as reached,
            count(*) filter (where state in ('FAILED', 'CANCELLED'))::int as unreached,
            count(*) filter (where state = 'UNCERTAIN')::int as uncertain
       from delivery
      where organization_id = $1 and dispatch_id = $2 and state <> 'SUPPRESSED'
      group by 1 order by 1`,
    [organizationId, id],
  );
  const owed = rows.filter(
    ({ segment }) => region === null || within(segment === UNKNOWN ? null : segment, region) !== 'NO',
  );
  return reaches ? owed : owed.map((row) => ({ ...row, reached: 0, unreached: row.unreached + row.reached }));
}

/** Stores what was counted; counting again (an uncertain one was settled) replaces it. */
export async function writeCoverage(
  { db, organizationId, now }: Work,
  dispatchId: string,
  obligationId: string,
  segments: readonly Segment[],
): Promise<void> {
  for (const { segment, total, reached, unreached, uncertain } of segments) {
    await db.query(
      `insert into coverage (organization_id, dispatch_id, obligation_id, segment, total, reached, unreached, uncertain, computed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (organization_id, dispatch_id, obligation_id, segment) do update
         set total = excluded.total, reached = excluded.reached, unreached = excluded.unreached,
             uncertain = excluded.uncertain, computed_at = excluded.computed_at`,
      [
        organizationId,
        dispatchId,
        obligationId,
        segment,
        total,
        reached,
        unreached,
        uncertain,
        now.toJSDate(),
      ],
    );
  }
}

import type { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import { dueHistoryOf } from '../../obligations/due-history.batch.ts';
import { findHolds, toHold } from '../../obligations/find-holds.ts';
import type { HoldRow } from '../../obligations/hold.row.ts';
import type { ObligationHold } from '../../obligations/hold.type.ts';
import { filingsOf } from '../../obligations/obligation.batch.ts';
import { ObligationRow } from '../../obligations/obligation.row.ts';
import type { ObligationDueRow } from '../../obligations/obligation-due.row.ts';
import { sayHold } from '../../obligations/say-hold.ts';
import { SetClockRow } from '../../obligations/set-clock.row.ts';
import { decisionsOf, type ShownDecision } from '../../obligations/shown-decision.ts';
import type { ShownFiling } from '../../obligations/shown-filing.ts';
import type { EventRow } from '../../platform/audit/event.row.ts';

/** One duty, or one clock a person set, with all that stands beside it. */
export interface GatheredDuty {
  readonly row: ObligationRow;
  readonly filings: readonly ShownFiling[];
  /** Oldest first; the last is current. */
  readonly dues: readonly ObligationDueRow[];
  readonly decisions: readonly ShownDecision[];
  /** Null: it is of a rule. */
  readonly clock: SetClockRow | null;
  /** What a hold of law enforcement does to it; null: none is about it. */
  readonly hold: ObligationHold | null;
  /** How many of those it is owed to were reached, as last recorded while some were missing. */
  readonly reached: { readonly reached: number; readonly total: number } | null;
}

export interface GatheredDuties {
  readonly obligations: readonly GatheredDuty[];
  readonly holds: readonly HoldRow[];
}

/** Reads what an incident obliges to, earliest due first. */
export async function gatherDuties(
  db: EntityManager,
  { organizationId, incidentId }: { readonly organizationId: string; readonly incidentId: string },
  now: DateTime,
  events: readonly EventRow[],
): Promise<GatheredDuties> {
  const rows = await db.find(ObligationRow, {
    where: { organizationId, incidentId },
    order: { dueAt: 'ASC', id: 'ASC' },
  });
  const ids = rows.map(({ id }) => id);
  const filings = await filingsOf(db, ids);
  const dues = await dueHistoryOf(db, ids);
  const decisions = await decisionsOf(db, ids);
  const clocks = await db.findBy(SetClockRow, { organizationId, incidentId });
  const holds = await findHolds(db, organizationId, incidentId);
  const standing = holds.map(toHold);
  const reached = reachedBy(events);
  return {
    holds,
    obligations: rows.map((row, i) => ({
      row,
      filings: filings[i] ?? [],
      dues: dues[i] ?? [],
      decisions: decisions[i] ?? [],
      clock: clocks.find(({ obligationId }) => obligationId === row.id) ?? null,
      hold: sayHold(row.rule, standing, now),
      reached: reached.get(row.id) ?? null,
    })),
  };
}

function reachedBy(events: readonly EventRow[]): Map<string, { reached: number; total: number }> {
  const last = new Map<string, { reached: number; total: number }>();
  for (const { type, details } of events) {
    const { obligationId, reached, total } = details as {
      readonly obligationId: string;
      readonly reached: number;
      readonly total: number;
    };
    if (type === 'obligation.partly-met' || type === 'obligation.reopened')
      last.set(obligationId, { reached, total });
    if (type === 'obligation.met') last.delete(obligationId);
  }
  return last;
}

import { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import { readRows } from '../platform/database/read-rows.ts';
import { FilingRow, type FilingState } from './filing.row.ts';

interface Beside {
  /** The due instant as it is computed now; the filing's own is frozen. */
  readonly currentDueAt: DateTime | null;
  /** A first submission whose due instant has moved since, and nothing submitted since answers that. */
  readonly supplementProposed: boolean;
  /** It said that more follows, and nothing that left since has closed that. */
  readonly awaitsMore: boolean;
  /** A withdrawal that left took it back. */
  readonly withdrawn: boolean;
  /** Mailed to an authority by hand, and nothing shows that it arrived. */
  readonly unproven: boolean;
  /** What became of it last. */
  readonly state: FilingState;
  /** The latest reference an authority gave. */
  readonly reference: string | null;
}

/** A filing with what its steps come to, and how it stands to what is computed now. */
export type ShownFiling = Omit<FilingRow, 'reference'> & Beside;

/** Of two steps of one moment the one that can only come later. */
const latest = `s.at desc, array_position(array['PREPARED', 'SUBMITTED', 'ACKNOWLEDGED', 'REJECTED'], s.state) desc, s.id desc`;

const lastStep = (column: string, where = 'true') =>
  `(select s.${column} from filing_step s where s.organization_id = t.organization_id and s.filing_id = t.id
      and ${where} order by ${latest} limit 1)`;

const left = (filing: string) =>
  `coalesce((select s.state from filing_step s where s.organization_id = ${filing}.organization_id
      and s.filing_id = ${filing}.id order by ${latest} limit 1), 'PREPARED') in ('SUBMITTED', 'ACKNOWLEDGED')`;

/** Taken back, and the authority did not reject that. */
export const withdrawn = (filing: string) =>
  `exists (select from filing w where w.organization_id = ${filing}.organization_id and w.refers_to = ${filing}.id
     and w.kind = 'WITHDRAWAL' and ${left('w')})`;

/** A mail somebody says they sent may have gone anywhere: a reference, a proof or an acknowledgement shows where. */
export const unproven = (filing: string) =>
  `(${filing}.channel = 'MAIL' and ${filing}.proof_digest is null
    and exists (select from obligation o where o.organization_id = ${filing}.organization_id
                 and o.id = ${filing}.obligation_id and o.recipient_kind in ('authority', 'law_enforcement'))
    and not exists (select from filing_step s where s.organization_id = ${filing}.organization_id
                     and s.filing_id = ${filing}.id and (s.reference <> '' or s.state = 'ACKNOWLEDGED')))`;

const currentDue =
  '(select o.due_at from obligation o where o.organization_id = t.organization_id and o.id = t.obligation_id)';

/** Answered by whatever left after it under the due instant that counts now: a follow-up or correction says why. */
const supplementProposed = `(t.kind = 'INITIAL' and ${left('t')} and not ${withdrawn('t')} and t.due_at is distinct from ${currentDue}
  and exists (select from obligation o where o.organization_id = t.organization_id and o.id = t.obligation_id
               and o.verdict <> 'NOT_REQUIRED')
  and not exists (select from filing f where f.organization_id = t.organization_id and f.obligation_id = t.obligation_id
                   and f.recorded_at >= t.recorded_at and f.kind in ('FOLLOW_UP', 'CORRECTION')
                   and f.due_at is not distinct from ${currentDue} and ${left('f')}))`;

/** A later filing either says again that more follows, or it was the rest. */
const awaitsMore = `(t.more_follows and ${left('t')}
  and not exists (select from filing f where f.organization_id = t.organization_id and f.obligation_id = t.obligation_id
                   and (f.submitted_at, f.id) > (t.submitted_at, t.id) and ${left('f')}))`;

/** Reads filings (`t` in the SQL), each with its last step and the current computation beside. */
export async function readFilings(
  db: EntityManager,
  rest: string,
  values: readonly unknown[],
): Promise<ShownFiling[]> {
  const rows = await readRows<
    FilingRow,
    'reference',
    Omit<Beside, 'currentDueAt'> & { currentDue: Date | null }
  >(db, FilingRow, rest, values, {
    without: ['reference'],
    more: {
      currentDue,
      supplementProposed,
      awaitsMore,
      withdrawn: withdrawn('t'),
      unproven: unproven('t'),
      state: `coalesce(${lastStep('state')}, 'PREPARED')`,
      reference: lastStep('reference', "s.reference <> ''"),
    },
  });
  return rows.map(({ currentDue: due, ...row }) => ({
    ...row,
    currentDueAt: due && DateTime.fromJSDate(due, { zone: 'utc' }),
  }));
}

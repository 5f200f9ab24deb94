import { found, Refusal } from '../domain/refusal.ts';
import type { Work } from '../platform/database/work.ts';
import { FilingRow } from './filing.row.ts';
import type { NewFiling } from './new-filing.ts';
import { readFilings } from './shown-filing.ts';

export interface Phase {
  readonly moreFollows: boolean;
  /** The filing it goes with; null: it is a first one, or nothing left before. */
  readonly refersTo: string | null;
}

/**
 * Where a filing stands among those of its obligation (GDPR Art. 33(4)): a first one may say that more follows; what comes
 * after names the one it adds to, sets right or takes back, by default the latest first one that left.
 */
export async function phaseOf(
  { db, organizationId }: Work,
  { obligationId, kind, refersToId, moreFollows, reason }: NewFiling,
): Promise<Phase> {
  const more = moreFollows ?? false;
  const named = refersToId
    ? found(await db.findOneBy(FilingRow, { organizationId, id: refersToId }), 'filing')
    : null;
  if (kind === 'INITIAL') {
    if (!named) return { moreFollows: more, refersTo: null };
    throw new Refusal('INVALID_INPUT', 'A first filing refers to none: leave out refersToId.', {
      field: 'refersToId',
    });
  }
  if (kind === 'WITHDRAWAL' && !reason?.trim())
    throw new Refusal('REASON_REQUIRED', 'Say in reason why the earlier filing is taken back.', {
      field: 'reason',
    });
  if (kind === 'WITHDRAWAL' && more)
    throw new Refusal('INVALID_INPUT', 'What is taken back has no more to follow.', { field: 'moreFollows' });
  if (named) {
    const [shown] = await readFilings(db, 'where t.organization_id = $1 and t.id = $2', [
      organizationId,
      named.id,
    ]);
    if (shown?.withdrawn)
      throw new Refusal('CONFLICT', 'The filing that refersToId names was withdrawn: nothing follows it.', {
        field: 'refersToId',
      });
    if (named.obligationId !== obligationId)
      throw new Refusal('INVALID_INPUT', 'refersToId names a filing under another obligation.', {
        field: 'refersToId',
      });
    return { moreFollows: more, refersTo: named.id };
  }
  const before = await readFilings(
    db,
    "where t.organization_id = $1 and t.obligation_id = $2 and t.kind = 'INITIAL' order by t.submitted_at desc, t.id desc",
    [organizationId, obligationId],
  );
  const first = before.find(
    ({ state, withdrawn }) => !withdrawn && (state === 'SUBMITTED' || state === 'ACKNOWLEDGED'),
  );
  if (kind === 'WITHDRAWAL' && first === undefined)
    throw new Refusal('CONFLICT', 'Nothing was filed under this obligation that could be taken back.');
  return { moreFollows: more, refersTo: first?.id ?? null };
}

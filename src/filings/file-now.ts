import { found, Refusal } from '../domain/refusal.ts';
import { ObligationRow } from '../obligations/obligation.row.ts';
import type { Work } from '../platform/database/work.ts';
import type { Catalog } from '../rules/catalog.ts';
import { LATE_REASON } from '../rules/form-for.ts';
import type { FilingContent } from './filing-content.ts';
import { type NewPreparedFiling, prepareFiling } from './prepare-filing.ts';

/**
 * The first filing with what there is: whatever may follow is said to follow, and by when. Only what no authority takes a
 * notification without is asked for, all at once, so that one more call settles it.
 */
export async function fileNow(
  work: Work,
  catalog: Catalog,
  input: Omit<NewPreparedFiling, 'kind'>,
): Promise<{ preparedFilingId: string }> {
  const { db, organizationId } = work;
  const { state } = found(
    await db.findOneBy(ObligationRow, { organizationId, id: input.obligationId }),
    'obligation',
  );
  if (state === 'MET')
    throw new Refusal(
      'CONFLICT',
      'This duty is met. What has changed since goes into a follow-up: prepareFiling with kind FOLLOW_UP.',
    );
  if (state === 'LAPSED')
    throw new Refusal(
      'CONFLICT',
      'By the facts of today this duty has fallen away. To tell the authority all the same: prepareFiling with kind INITIAL.',
    );
  return prepareFiling(work, catalog, { ...input, kind: 'INITIAL' }, refuseWithout);
}

/** No late filing is recorded without its reasons, whether the law asks for them in the form or not. */
function refuseWithout({ missing, form }: FilingContent): void {
  const now = missing.filter(({ weight, field }) => weight === 'MUST_NOW' || field === LATE_REASON);
  if (now.length === 0) return;
  const named = now.map(({ field, label, citation }) => `${field} (${label}, ${citation})`).join('; ');
  throw new Refusal(
    'REASON_REQUIRED',
    `Nobody takes a notification without: ${named}. Record it, or answer it in this call: answers { field value } for the form ${form.id}; everything else may follow.`,
    { missing: now.map(({ field }) => field) },
  );
}

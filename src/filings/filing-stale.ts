import type { DateTime } from 'luxon';
import { found } from '../domain/refusal.ts';
import type { Load } from '../platform/database/batch.ts';
import type { Catalog } from '../rules/catalog.ts';
import { formFor } from '../rules/form-for.ts';
import { composeContent } from './compose-content.ts';
import { filedSoFar } from './filed-so-far.ts';
import type { FilingContent } from './filing-content.ts';
import { fillFor } from './fill.ts';
import { filledFrom, preparedById } from './prepared.batch.ts';
import { sceneOf } from './scene-of.ts';

/** How what was filed last stands to the record as it is now. */
export interface StaleFiling {
  /** What the record contradicts: it was filed so, and holds no longer. */
  readonly fields: FilingContent['changes'];
  /** What was left open, or not said at all, and can be said now. */
  readonly nowKnown: FilingContent['changes'];
}

/**
 * Holds the last filing of an obligation against the record: what a follow-up would say today. Null: it was no form of
 * ours, something was filed since, or nothing changed. Of many filings it reads as often as of one.
 */
export async function staleFiling(
  load: Load,
  catalog: Catalog,
  filing: { readonly id: string; readonly obligationId: string; readonly preparedId: string | null },
  now: DateTime,
): Promise<StaleFiling | null> {
  if (filing.preparedId === null) return null;
  const obligation = found(await load(filledFrom, filing.obligationId), 'obligation');
  const prepared = found(await load(preparedById, filing.preparedId), 'prepared filing');
  const { scene, filings } = await sceneOf(load, catalog, {
    ...{ obligation, kind: 'FOLLOW_UP', reporterId: prepared.preparedBy, now },
    ...{ lateReason: null, reason: null },
  });
  const before = await filedSoFar(load, filings);
  if (before.last?.filing.id !== filing.id) return null;
  const form = formFor(catalog, obligation.rule);
  const answers = new Map<string, never>();
  const fill = fillFor({ form, scene, answers, before: before.fields, moreFollows: false });
  const { content } = before.last;
  const head = { ...content, kind: 'FOLLOW_UP' as const };
  const { changes } = composeContent({ form, fill, before, head, restFollowsBy: null });
  const wasSaid = ({ field }: { readonly field: string }) => {
    const was = before.fields.get(field);
    return was !== undefined && was.source !== 'TO_FOLLOW';
  };
  const stale = {
    fields: changes.filter(wasSaid),
    nowKnown: changes.filter((change) => !wasSaid(change) && isKnown(change.field, fill)),
  };
  return stale.fields.length + stale.nowKnown.length > 0 ? stale : null;
}

function isKnown(id: string, { filled }: ReturnType<typeof fillFor>): boolean {
  const now = filled.find(({ field }) => field.id === id);
  return now !== undefined && now.value !== null && now.source !== 'TO_FOLLOW';
}

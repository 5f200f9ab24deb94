import type { Work } from '../platform/database/work.ts';
import { DispatchRow } from './dispatch.row.ts';
import { heldOf } from './refuse-held.ts';

/** The paused dispatches of an incident that no hold stops; few, since an incident has few dispatches. */
export async function findResumable(
  work: Pick<Work, 'db' | 'organizationId' | 'now'>,
  incidentId: string,
): Promise<DispatchRow[]> {
  const { db, organizationId } = work;
  const paused = await db.findBy(DispatchRow, { organizationId, incidentId, state: 'PAUSED', kind: 'LIVE' });
  const free: DispatchRow[] = [];
  for (const dispatch of paused) if ((await heldOf(work, dispatch)).length === 0) free.push(dispatch);
  return free;
}

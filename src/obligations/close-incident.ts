import { Refusal } from '../domain/refusal.ts';
import { lockIncidentInAnyState } from '../incidents/find-incident.ts';
import { moveIncident } from '../incidents/move-incident.ts';
import type { Work } from '../platform/database/work.ts';
import { isLifted } from './is-lifted.ts';
import { ObligationRow } from './obligation.row.ts';

/**
 * Closes an incident. What is undecided, or required and not met, keeps it open, and so does what an exemption lifted
 * while no named person decided so: nothing is forgotten by closing.
 */
export async function closeIncident(
  work: Work,
  input: { incidentId: string; reason?: string | null | undefined },
): Promise<{ incidentId: string }> {
  const { db, organizationId } = work;
  const { incidentId } = input;
  // Locked before looking: an amendment in flight is judged first, or waits.
  await lockIncidentInAnyState(work, incidentId);
  const all = await db.findBy(ObligationRow, { organizationId, incidentId });
  const owed = all.flatMap((row) => {
    const why = whyOwed(row);
    return why === null ? [] : [{ id: row.id, says: `${row.rule.citation} (${why})` }];
  });
  if (owed.length > 0) {
    throw new Refusal(
      'CONFLICT',
      `This incident cannot be closed yet: ${owed.map(({ says }) => says).join('; ')}. Answer the open questions, meet what is required, or have a named person decide that it is not (decideNotRequired).`,
      {
        obligations: owed.map(({ id }) => id),
      },
    );
  }
  return moveIncident(work, { ...input, move: 'CLOSE' });
}

function whyOwed({ state, verdict, why }: ObligationRow): string | null {
  const isOpen = (state === 'OPEN' || state === 'PARTLY_MET') && verdict !== 'NOT_REQUIRED';
  if (isOpen) return verdict === 'UNDECIDED' ? 'undecided' : 'not met';
  return state === 'LAPSED' && isLifted(why) ? 'lifted by an exemption that nobody has decided on' : null;
}

import { Refusal } from '../domain/refusal.ts';
import { lockIncidentInAnyState } from '../incidents/find-incident.ts';
import { moveIncident } from '../incidents/move-incident.ts';
import type { Work } from '../platform/database/work.ts';
import { settlingOfIncident } from './settling.batch.ts';
import { sayHow, whyOpen } from './settling.ts';

/**
 * Closes an incident. What is undecided, or required and not met, keeps it open, and so does what an exemption lifted
 * while no named person decided so: nothing is forgotten by closing.
 */
export async function closeIncident(
  work: Work,
  input: { incidentId: string; reason?: string | null | undefined },
): Promise<{ incidentId: string }> {
  const { db } = work;
  const { incidentId } = input;
  // Locked before looking: an amendment in flight is judged first, or waits.
  await lockIncidentInAnyState(work, incidentId);
  const [all = []] = await settlingOfIncident(db, [incidentId]);
  const blocks = all.flatMap((duty) => {
    const why = whyOpen(duty);
    return why === null ? [] : [{ obligationId: duty.id, why, says: sayHow(duty) }];
  });
  if (blocks.length > 0) {
    throw new Refusal(
      'CONFLICT',
      `This incident cannot be closed yet. ${blocks.map(({ says }) => says).join(' ')}`,
      { obligations: blocks.map(({ obligationId }) => obligationId), why: blocks.map(({ why }) => why) },
    );
  }
  return moveIncident(work, { ...input, move: 'CLOSE' });
}

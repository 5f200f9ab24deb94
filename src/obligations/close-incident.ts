import { Refusal } from '../domain/refusal.ts';
import { lockIncidentInAnyState } from '../incidents/find-incident.ts';
import { moveIncident } from '../incidents/move-incident.ts';
import type { Work } from '../platform/database/work.ts';
import { settlingOfIncident } from './settling.batch.ts';
import { reasons, whyOpen } from './settling.ts';

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
    return why === null ? [] : [{ ...duty, why }];
  });
  if (blocks.length > 0) {
    const named = blocks.map(({ citation, why }) => `${citation} (${reasons[why]})`).join('; ');
    throw new Refusal(
      'CONFLICT',
      `This incident cannot be closed yet: ${named}. Answer the open questions, meet what is required, or have a named person decide that it is not (decideNotRequired); blocksClosing says what settles each.`,
      { obligations: blocks.map(({ id }) => id), why: blocks.map(({ why }) => why) },
    );
  }
  return moveIncident(work, { ...input, move: 'CLOSE' });
}

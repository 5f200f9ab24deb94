import { Refusal } from '../domain/refusal.ts';
import { lockIncidentInAnyState } from '../incidents/find-incident.ts';
import { moveIncident } from '../incidents/move-incident.ts';
import type { Work } from '../platform/database/work.ts';
import { ObligationRow } from './obligation.row.ts';

/** Closes an incident. What is undecided, or required and not met, keeps it open: nothing is forgotten by closing. */
export async function closeIncident(
  work: Work,
  input: { incidentId: string; reason?: string | null | undefined },
): Promise<{ incidentId: string }> {
  const { db, organizationId } = work;
  const { incidentId } = input;
  // Locked before looking: an amendment in flight is judged first, or waits.
  await lockIncidentInAnyState(work, incidentId);
  const owed = await db
    .createQueryBuilder(ObligationRow, 'obligation')
    .where('obligation.organizationId = :organizationId and obligation.incidentId = :incidentId', {
      organizationId,
      incidentId,
    })
    .andWhere("obligation.state in ('OPEN', 'PARTLY_MET') and obligation.verdict <> 'NOT_REQUIRED'")
    .getMany();
  if (owed.length > 0) {
    const open = owed.map(
      ({ rule, verdict }) => `${rule.citation} (${verdict === 'UNDECIDED' ? 'undecided' : 'not met'})`,
    );
    throw new Refusal(
      'CONFLICT',
      `This incident cannot be closed yet: ${open.join('; ')}. Answer the open questions, or meet what is required.`,
      {
        obligations: owed.map(({ id }) => id),
      },
    );
  }
  return moveIncident(work, { ...input, move: 'CLOSE' });
}

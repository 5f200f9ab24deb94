import { DateTime } from 'luxon';
import { Refusal } from '../domain/refusal.ts';
import { findIncident } from '../incidents/find-incident.ts';
import { earliest } from '../incidents/imprecise-time.ts';
import type { Work } from '../platform/database/work.ts';
import type { NewFiling } from './new-filing.ts';
import type { ObligationRow } from './obligation.row.ts';

/** Only the right authority qualifies: where a question decides which one it is, a person says whom they told. */
export function recipientOf(
  { why, recipientName, recipientKey }: ObligationRow,
  { filedWith, channel }: NewFiling,
): string {
  if (channel === 'PUBLICATION') return filedWith?.trim() || 'the public';
  const named = filedWith?.trim();
  if (why.recipientDecided) {
    const name = recipientName ?? recipientKey;
    if (named && named !== name) {
      throw new Refusal(
        'INVALID_INPUT',
        `This obligation is owed to ${name}. A filing with somebody else does not answer it.`,
        { field: 'filedWith' },
      );
    }
    return name;
  }
  if (named) return named;
  throw new Refusal(
    'REASON_REQUIRED',
    'It is not decided yet which authority must be told. Say in filedWith which one you filed with.',
    { field: 'filedWith' },
  );
}

/** A filing cannot be older than what it reports, and a dispatch to people is none. */
export async function checkPlausible(
  { db, organizationId }: Work,
  { incidentId }: ObligationRow,
  { channel }: NewFiling,
  submittedAt: DateTime,
): Promise<void> {
  if (channel === 'DISPATCH')
    throw new Refusal(
      'INVALID_INPUT',
      'A dispatch is recorded by its coverage. Say how this was handed in: MAIL, PORTAL, POST or PHONE.',
    );
  const { occurredFrom, detectedAt, awareAt } = await findIncident(db, organizationId, incidentId);
  const known = [occurredFrom && earliest(occurredFrom), detectedAt, awareAt].filter((time) => time !== null);
  const first = DateTime.min(...known);
  if (first && submittedAt < first) {
    throw new Refusal(
      'INVALID_INPUT',
      'submittedAt lies before anything that is known of this incident. Correct it, or correct the times of the incident.',
      { field: 'submittedAt' },
    );
  }
}

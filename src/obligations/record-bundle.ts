import { In } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { found, Refusal } from '../domain/refusal.ts';
import { IncidentLinkRow } from '../incidents/incident-link.row.ts';
import { lockRecord } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import type { NewFiling } from './new-filing.ts';
import { ObligationRow } from './obligation.row.ts';
import { proofOf, recordFiling } from './record-filing.ts';

/** One submission for several obligations; the first is the one its proof lies with. */
export interface NewBundle extends Omit<NewFiling, 'obligationId' | 'kind' | 'refersToId'> {
  readonly obligationIds: readonly string[];
}

const MOST = 50;

/**
 * Records one submission that tells of several similar breaches at once: the same kind of data, breached in the same manner
 * within a short time (EDPB Guidelines 9/2022, on delayed notifications). Each duty gets its own filing, with its own due instant and
 * lateness; why they went together is on record with each.
 */
export async function recordBundle(work: Work, input: NewBundle): Promise<{ filingIds: string[] }> {
  const { obligationIds, proofAttachmentId, ...filing } = input;
  if (!filing.reason?.trim())
    throw new Refusal(
      'REASON_REQUIRED',
      'Say in reason why these breaches are told of together: the same data, the same manner, close in time.',
      { field: 'reason' },
    );
  const duties = await dutiesOf(work, obligationIds);
  const [first] = duties;
  const proofDigest = await proofOf(work, first.incidentId, proofAttachmentId);
  checkAlike(duties);
  await checkLinked(work, duties);
  await lockRecord(work);
  const bundle = { bundleId: uuid({ msecs: work.now.toMillis() }), proofDigest };
  const ids = new Map<string, string>();
  // In the order of their ids, so that two who do this at once wait and do not block each other.
  for (const { id } of [...duties].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const one = await recordFiling(work, { ...filing, obligationId: id, kind: 'INITIAL' }, null, bundle);
    ids.set(id, one.filingId);
  }
  return { filingIds: duties.flatMap(({ id }) => ids.get(id) ?? []) };
}

type Duties = readonly [ObligationRow, ...ObligationRow[]];

async function dutiesOf({ db, organizationId }: Work, given: readonly string[]): Promise<Duties> {
  const ids = [...new Set(given)];
  if (ids.length > MOST) throw tooFewOrMany();
  const rows = await db.findBy(ObligationRow, { organizationId, id: In(ids) });
  const [first, ...rest] = ids.map((id) => found(rows.find((one) => one.id === id) ?? null, 'obligation'));
  if (first === undefined) throw tooFewOrMany();
  return [first, ...rest];
}

function checkAlike([first, ...rest]: Duties): void {
  if (rest.length === 0) throw tooFewOrMany();
  if (rest.some(({ ruleId, recipientKey }) => ruleId !== first.ruleId || recipientKey !== first.recipientKey))
    throw new Refusal(
      'CONFLICT',
      'One submission answers one duty towards one recipient: these obligations are under different rules, or owed to different ones.',
    );
}

function tooFewOrMany(): Refusal {
  return new Refusal(
    'INVALID_INPUT',
    `Name the obligations of 2 to ${MOST} incidents; for one alone use recordFiling.`,
    { field: 'obligationIds' },
  );
}

/** Whoever bundles has said that the incidents have to do with one another. */
async function checkLinked({ db, organizationId }: Work, [first, ...rest]: Duties): Promise<void> {
  const { incidentId } = first;
  const links = await db.findBy(IncidentLinkRow, [
    { organizationId, incidentId },
    { organizationId, otherIncidentId: incidentId },
  ]);
  const linked = new Set(links.flatMap((link) => [link.incidentId, link.otherIncidentId]));
  const unlinked = rest.filter((one) => !linked.has(one.incidentId));
  if (unlinked.length > 0)
    throw new Refusal(
      'CONFLICT',
      'These incidents are not linked with the first one: say with linkIncidents what they have to do with it.',
      { incidentIds: unlinked.map((one) => one.incidentId) },
    );
}

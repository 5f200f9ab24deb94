import type { EntityManager } from 'typeorm';
import { sinceSettled } from '../../domain/approval.ts';
import type { ApprovalPolicy } from '../../domain/approval-policy.ts';
import type { Given } from '../../domain/approval-round.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { audienceOf } from '../../people/audience.ts';
import type { ApprovalRow } from '../approval.row.ts';
import type { ApprovedAudience } from '../approved-audience.ts';
import { decisionsOf, versionsOf } from '../notice.batch.ts';
import type { NoticeRow } from '../notice.row.ts';
import type { NoticeOpinionRow } from '../notice-opinion.row.ts';
import { opinionRowsOf } from './notice-opinion.batch.ts';

/** Whether an audience is of people added later to a text approved before. */
const isWave = (audience: ApprovedAudience): boolean =>
  audience.kind === 'PEOPLE' && audience.wave !== undefined;

/**
 * The approvals under way on the current version: given since the last round ended, under the policy in force, for a wave
 * or for the whole. An edit, a refusal, another policy or another audience leaves none of them.
 */
export async function approvalsUnderWay(
  db: EntityManager,
  { id, currentVersion }: NoticeRow,
  policy: ApprovalPolicy,
  ofWave: boolean,
): Promise<readonly ApprovalRow[]> {
  const [decisions = []] = await decisionsOf(db, [id]);
  const own = decisions
    .map(({ approval }) => approval)
    .filter(({ noticeVersion }) => noticeVersion === currentVersion);
  const underWay = sinceSettled(own).filter(
    ({ policyVersion, audience }) => policyVersion === policy.version && isWave(audience) === ofWave,
  );
  return ofOneAudience(underWay);
}

/** What was given for the audience of the newest: who agreed to another one has not agreed to this. */
export function ofOneAudience(round: readonly ApprovalRow[]): readonly ApprovalRow[] {
  const last = round.at(-1);
  return round.filter(({ audienceHash }) => last?.audienceHash.equals(audienceHash));
}

/**
 * The audience those before agreed to, if it still stands; null: there is none, or it is another by now. People added
 * meanwhile do not enter it: they wait for a wave, as after a complete approval.
 */
export async function audienceUnderWay(
  db: EntityManager,
  { organizationId, incidentId }: NoticeRow,
  round: readonly ApprovalRow[],
  now: ApprovedAudience,
): Promise<ApprovedAudience | null> {
  const agreed = round.at(-1)?.audience;
  if (!agreed) return null;
  if (agreed.kind !== 'PEOPLE') return canonicalJson(agreed) === canonicalJson(now) ? agreed : null;
  const { peopleRevision, residences = null, digest } = agreed;
  const standing = await audienceOf(db, { organizationId, incidentId }, peopleRevision, residences);
  return standing.digest === digest ? agreed : null;
}

/** What was given on the current version, as the steps count it. */
export async function givenOn(
  db: EntityManager,
  { id, currentVersion }: NoticeRow,
  round: readonly ApprovalRow[],
): Promise<Given> {
  const [opinions = []] = await opinionRowsOf(db, [id]);
  const [versions = []] = await versionsOf(db, [id]);
  return {
    approvals: approvalsGiven(round),
    opinions: opinionsOn(opinions, currentVersion),
    writers: versions.map(({ writtenBy }) => writtenBy),
  };
}

/** Approvals as the steps count them; one outside the steps (a single person alone) fills none. */
export function approvalsGiven(round: readonly ApprovalRow[]): Given['approvals'] {
  return round.flatMap(({ decidedBy: by, decidedAt: at, step }) => (step === null ? [] : [{ by, at, step }]));
}

/** Opinions on one version, as the steps count them. */
export function opinionsOn(rows: readonly NoticeOpinionRow[], version: number): Given['opinions'] {
  return rows
    .filter(({ noticeVersion }) => noticeVersion === version)
    .map(({ givenBy: by, givenAt: at, capacity, stance }) => ({ by, at, capacity, stance }));
}

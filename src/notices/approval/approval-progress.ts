import type { DateTime } from 'luxon';
import { isExpired, settledIn, sinceSettled, standing } from '../../domain/approval.ts';
import { UNSET_POLICY } from '../../domain/approval-policy.ts';
import { progressOf, type StepProgress } from '../../domain/approval-round.ts';
import type { Load } from '../../platform/database/batch.ts';
import type { ApprovalRow } from '../approval.row.ts';
import { asDecision } from '../find-valid-approval.ts';
import { decisionsOf, versionsOf } from '../notice.batch.ts';
import type { NoticeRow } from '../notice.row.ts';
import { policiesFor } from './approval-policy.batch.ts';
import { ApprovalStep } from './approval-policy.type.ts';
import { ApprovalPlace, ApprovalProgress, ApprovalStepProgress } from './approval-progress.type.ts';
import { approvalsGiven, ofOneAudience, opinionsOn } from './approval-round.ts';
import { opinionRowsOf } from './notice-opinion.batch.ts';

/** How the approval of a notice's current version stands, with who is awaited. */
export async function approvalProgressOf(
  load: Load,
  { id, audience, currentVersion }: Pick<NoticeRow, 'id' | 'audience' | 'currentVersion'>,
  now: DateTime,
): Promise<ApprovalProgress> {
  const decisions = (await load(decisionsOf, id)).map(({ approval }) => approval);
  const policies = await load(policiesFor, audience);
  const inForce = policies.at(-1) ?? UNSET_POLICY;
  const own = decisions.filter(({ noticeVersion }) => noticeVersion === currentVersion);
  const settled = settledIn(own);
  const complete = settled?.verdict === 'APPROVED' ? settled : null;
  const { round, endedByPolicy } = roundOf(own, inForce.version, now);
  const known = [UNSET_POLICY, ...policies];
  const version = round.at(-1)?.policyVersion ?? inForce.version;
  const policy = known.find((one) => one.version === version) ?? inForce;
  const last = round.at(-1);
  const isAlone = last?.settles === true && last.step === null;
  const covered = last?.audience;
  const given = {
    approvals: approvalsGiven(round),
    opinions: opinionsOn(await load(opinionRowsOf, id), currentVersion),
    writers: (await load(versionsOf, id)).map(({ writtenBy }) => writtenBy),
  };
  return Object.assign(new ApprovalProgress(), {
    standing: standing(currentVersion, decisions.map(asDecision), now),
    ...{ policyVersion: policy.version, isComplete: complete !== null, endedByPolicy },
    steps: isAlone ? [] : progressOf(policy, given).map(toStepProgress),
    isAlone: complete?.step === null,
    completedAt: complete?.decidedAt ?? null,
    expiresAt: complete?.expiresAt ?? null,
    isExpired: complete !== null && isExpired(complete, now),
    audienceSize: covered ? (covered.kind === 'PEOPLE' ? covered.total : covered.recipients.length) : null,
    waveSize: covered?.kind === 'PEOPLE' ? (covered.wave?.added ?? null) : null,
  });
}

/** The approvals of the round under way, or else of the one that made the approval that still holds. */
function roundOf(own: readonly ApprovalRow[], policyVersion: number, now: DateTime) {
  const since = sinceSettled(own);
  const goesOn = since.filter((one) => one.policyVersion === policyVersion);
  const endedByPolicy = since.length - goesOn.length;
  const settled = settledIn(own);
  if (goesOn.length > 0) return { round: ofOneAudience(goesOn), endedByPolicy };
  if (settled?.verdict !== 'APPROVED' || isExpired(settled, now)) return { round: [], endedByPolicy };
  const before = sinceSettled(own.slice(0, own.indexOf(settled)));
  return {
    round: ofOneAudience([...before.filter((one) => one.policyVersion === settled.policyVersion), settled]),
    endedByPolicy,
  };
}

function toStepProgress({ number, step, filled, missing, state }: StepProgress): ApprovalStepProgress {
  return Object.assign(new ApprovalStepProgress(), {
    step: Object.assign(new ApprovalStep(), { ...step, number }),
    filled: filled.map((place) => Object.assign(new ApprovalPlace(), place)),
    ...{ missing, state },
  });
}

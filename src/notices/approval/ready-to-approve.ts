import { blocks, problemLabels } from '../../domain/notice-problem.ts';
import { found, Refusal } from '../../domain/refusal.ts';
import type { Work } from '../../platform/database/work.ts';
import type { ApprovedAudience } from '../approved-audience.ts';
import { noticeAudience } from '../audience/notice-audience.ts';
import { checkMaterialOf } from '../checks/check-material.batch.ts';
import type { CheckMaterial } from '../checks/check-material.ts';
import { type LocalProblem, problemsOf } from '../checks/check-notice.ts';
import { refuseOldVersion } from '../drafts/edit-notice.ts';
import { lockNotice } from '../find-notice.ts';
import type { NoticeTools } from '../texts/notices-context.ts';

/** A text nothing stands in the way of, and whom it would go to. */
export interface ReadyNotice {
  readonly material: CheckMaterial;
  readonly audience: ApprovedAudience;
  /** Warnings nobody has answered for; empty unless they were allowed. */
  readonly openWarnings: readonly LocalProblem[];
}

/**
 * The notice, locked, if this version is current, with nothing in its way, and has somebody to go to; else a refusal that says
 * what is missing. What is wrong is data on the notice, so that it can be mended before anybody is asked.
 */
export async function readyToApprove(
  work: Work,
  { catalog }: NoticeTools,
  { noticeId, version }: { readonly noticeId: string; readonly version: number },
  { allowWarnings = false }: { readonly allowWarnings?: boolean } = {},
): Promise<ReadyNotice> {
  const { db, now } = work;
  const notice = await lockNotice(work, noticeId);
  refuseOldVersion(notice, version);
  const material = found((await checkMaterialOf(db, [noticeId]))[0], 'notice');
  const open = problemsOf(material, catalog, now).filter(blocks);
  const errors = allowWarnings ? open.filter(({ severity }) => severity === 'ERROR') : open;
  if (errors.length > 0) {
    throw new Refusal(
      'NOTICE_HAS_PROBLEMS',
      `This notice cannot be approved yet: ${errors.map(({ message }) => message).join(' ')}${answerable(errors)}`,
      { problems: errors.map(({ code, element }) => (element ? `${code} ${element}` : code)) },
    );
  }
  const audience = await noticeAudience(db, notice);
  if (audience.kind === 'PEOPLE' && audience.total === 0) {
    throw new Refusal(
      'CONFLICT',
      audience.leftOut?.people
        ? 'Everybody imported is only in data sets held for other controllers, who have not asked you to write to them: record their request first.'
        : 'Nobody has been imported yet, so there is no audience to approve: import the people first.',
    );
  }
  return { material, audience, openWarnings: open.filter(({ severity }) => severity === 'WARNING') };
}

function answerable(problems: readonly LocalProblem[]): string {
  const warnings = problems.filter(({ severity }) => severity === 'WARNING');
  return warnings.length === 0
    ? ''
    : ` Warnings (${problemLabels(warnings).join(', ')}) may also be answered for, by name and with a reason (overrideWarnings).`;
}

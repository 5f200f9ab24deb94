import { blocks, isContradiction } from '../domain/notice-problem.ts';
import { found, Refusal } from '../domain/refusal.ts';
import type { Work } from '../platform/database/work.ts';
import { checkMaterialOf } from './check-material.batch.ts';
import { problemsOf } from './check-notice.ts';
import type { NoticeTools } from './notices-context.ts';

/** Refuses to send an approved text that contradicts the record as it is by now, until somebody has looked at it again. */
export async function refuseContradicted(
  { db, now }: Work,
  { catalog }: NoticeTools,
  noticeId: string,
): Promise<void> {
  const material = found((await checkMaterialOf(db, [noticeId]))[0], 'notice');
  const against = problemsOf(material, catalog, now).filter(isContradiction).filter(blocks);
  if (against.length === 0) return;
  throw new Refusal(
    'NOT_APPROVED',
    `The facts were amended after this notice was approved, and it contradicts them: ${against.map(({ message }) => message).join(' ')} Edit it and have it approved again, or let the decision-maker say why it is still true (confirmNotice).`,
    {
      reason: 'CONTRADICTS_RECORD',
      version: material.version.version,
      problems: [...new Set(against.map(({ code }) => code))],
    },
  );
}

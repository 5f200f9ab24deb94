import { blocks, isContradiction, type NoticeProblem } from '../../domain/notice-problem.ts';
import { found, Refusal } from '../../domain/refusal.ts';
import type { Work } from '../../platform/database/work.ts';
import type { NoticeTools } from '../texts/notices-context.ts';
import { checkMaterialOf } from './check-material.batch.ts';
import type { CheckMaterial } from './check-material.ts';
import { problemsOf } from './check-notice.ts';

/**
 * Refuses to send an approved text in which the gate finds something by now: facts were amended, a contact was removed, a date has
 * passed. That it has become late since is no reason to be later still: the obligation says so itself.
 */
export async function refuseUnsound(
  { db, now }: Work,
  { catalog }: NoticeTools,
  noticeId: string,
): Promise<CheckMaterial> {
  const material = found((await checkMaterialOf(db, [noticeId]))[0], 'notice');
  const against = problemsOf(material, catalog, now)
    .filter(blocks)
    .filter(({ code }) => code !== 'DELAY_REASONS_ABSENT');
  if (against.length > 0) throw refusalOf(against, material.version.version);
  return material;
}

/** What stands in the way of sending, and what to do about it. */
export function refusalOf(against: readonly NoticeProblem[], version: number): Refusal {
  const problems = [...new Set(against.map(({ code }) => code))];
  const messages = against.map(({ message }) => message).join(' ');
  if (against.every(isContradiction)) {
    return new Refusal(
      'NOT_APPROVED',
      `The facts were amended after this notice was approved, and it contradicts them: ${messages} Edit it and have it approved again, or let the decision-maker say why it is still true (confirmNotice).`,
      { reason: 'CONTRADICTS_RECORD', version, problems },
    );
  }
  return new Refusal(
    'NOT_APPROVED',
    `Something stands in the way of this notice that did not when it was approved: ${messages} Mend it and have it approved again; warnings may be answered for by name (overrideWarnings).`,
    { reason: 'GATE', version, problems },
  );
}

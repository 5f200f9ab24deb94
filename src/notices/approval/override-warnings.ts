import { v7 as uuid } from 'uuid';
import { type NoticeProblemCode, problemLabels } from '../../domain/notice-problem.ts';
import { found, Refusal } from '../../domain/refusal.ts';
import type { StatementRef } from '../../domain/statement-ref.ts';
import { makeStatement } from '../../platform/audit/make-statement.ts';
import { record } from '../../platform/audit/record.ts';
import { insertRows } from '../../platform/database/rows.ts';
import type { Work } from '../../platform/database/work.ts';
import { checkMaterialOf } from '../checks/check-material.batch.ts';
import type { CheckMaterial } from '../checks/check-material.ts';
import { type LocalProblem, problemsOf } from '../checks/check-notice.ts';
import { refuseOldVersion } from '../drafts/edit-notice.ts';
import { lockNotice } from '../find-notice.ts';
import { NoticeConfirmationRow } from '../notice-confirmation.row.ts';
import { decider, refuseAuthor } from '../refuse-author.ts';
import type { NoticeTools } from '../texts/notices-context.ts';

export interface OverrideWarningsInput {
  readonly noticeId: string;
  /** The version that was read. */
  readonly version: number;
  /** The warnings meant, by key. */
  readonly keys?: readonly string[] | null | undefined;
  /** The same by kind: all that stand of it. */
  readonly codes?: readonly NoticeProblemCode[] | null | undefined;
  /** Why the text goes out with them. */
  readonly reason: string;
}

/**
 * A named person who wrote no word of it answers for warnings of one version: with them it may be approved and sent. Whatever
 * else is found later asks for an answer of its own, and an edit asks anew.
 */
export async function overrideWarnings(
  work: Work,
  { catalog }: NoticeTools,
  { noticeId, version, keys, codes, reason }: OverrideWarningsInput,
): Promise<{ noticeId: string }> {
  const { db, now } = work;
  const by = decider(work);
  const notice = await lockNotice(work, noticeId);
  refuseOldVersion(notice, version);
  await refuseAuthor(work, noticeId, by);
  const material = found((await checkMaterialOf(db, [noticeId]))[0], 'notice');
  const open = problemsOf(material, catalog, now).filter(({ severity }) => severity === 'WARNING');
  const unknown = (keys ?? []).filter((key) => !open.some((one) => one.key === key));
  const meant = open.filter(({ key, code }) => keys?.includes(key) || codes?.includes(code));
  if (unknown.length > 0 || meant.length === 0) {
    throw new Refusal(
      'INVALID_INPUT',
      `Name warnings that stand on this version, by key or by code: ${problemLabels(open).join(', ') || 'there are none'}. Errors are mended.`,
      { known: open.map(({ key }) => key), unknown },
    );
  }
  const said = await makeStatement(work, {
    kind: 'OVERRIDE_REASON',
    text: reason,
    incidentId: notice.incidentId,
  });
  await answerForWarnings(work, { material, warnings: meant, by, reason: said });
  return { noticeId };
}

/** Keeps who answers for which warnings, and why. */
export async function answerForWarnings(
  work: Work,
  {
    material,
    warnings,
    by,
    reason,
  }: {
    readonly material: CheckMaterial;
    readonly warnings: readonly LocalProblem[];
    readonly by: string;
    readonly reason: StatementRef;
  },
): Promise<void> {
  const { notice, version, history } = material;
  const { organizationId, now } = work;
  await insertRows(work.db, NoticeConfirmationRow, {
    ...{ organizationId, id: uuid({ msecs: now.toMillis() }), kind: 'OVERRIDE' },
    ...{ noticeId: notice.id, noticeVersion: version.version },
    incidentVersion: history.at(-1)?.version ?? version.incidentVersion,
    problemKeys: [...new Set(warnings.map(({ key }) => key))],
    codes: [...new Set(warnings.map(({ code }) => code))].sort(),
    ...{ reasonId: reason.statementId, confirmedBy: by, confirmedAt: now },
  });
  await record(work, {
    type: 'notice.warnings-overridden',
    incidentId: notice.incidentId,
    details: {
      ...{ noticeId: notice.id, version: version.version, reason },
      problems: warnings.map(({ code, key }) => `${code} ${key}`).sort(),
    },
  });
}

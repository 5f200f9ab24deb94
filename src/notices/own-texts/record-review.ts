import { memberOf } from '../../domain/actor.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import { makeStatement } from '../../platform/audit/make-statement.ts';
import { lockRecord, record } from '../../platform/audit/record.ts';
import { insertRows } from '../../platform/database/rows.ts';
import type { Work } from '../../platform/database/work.ts';
import type { Audience } from '../notice.row.ts';
import { folderOf } from '../texts/load-templates.ts';
import { TextReviewRow } from './own-text.row.ts';
import { type TextTools, templatesOf } from './templates-of.ts';

export interface ReviewInput {
  readonly audience: Audience;
  readonly name: string;
  readonly locale: string;
  /** The version that was read: a later one is not reviewed by it. */
  readonly version: string;
  /** Who read it, and what they said of it. */
  readonly counsel: string;
}

/** Records that counsel has read this very version of a text. Until then every text counts as not reviewed. */
export async function recordReview(
  work: Work,
  tools: TextTools,
  { audience, name, locale, version, counsel }: ReviewInput,
): Promise<void> {
  const { db, organizationId, now } = work;
  const templateId = `${folderOf(audience)}/${name}`;
  const template = (await templatesOf(db, organizationId, tools)).find(
    (one) => one.id === templateId && one.locale === locale,
  );
  if (!template) throw notFound('text of this name in this language');
  if (template.version !== version)
    throw new Refusal('CONFLICT', `The text stands at version ${template.version}: have that one read.`, {
      version: template.version,
    });
  await lockRecord(work);
  const key = { organizationId, templateId, locale, templateVersion: version };
  if (await db.existsBy(TextReviewRow, key))
    throw new Refusal('CONFLICT', 'A review of this version is on record.');
  const statement = await makeStatement(work, { kind: 'TEXT_REVIEW', text: counsel });
  await insertRows(db, TextReviewRow, {
    ...key,
    counselId: statement.statementId,
    recordedBy: memberOf(work.actor),
    recordedAt: now,
  });
  await record(work, {
    type: 'notice.text-reviewed',
    details: { audience, name, locale, version, counsel: statement },
  });
}

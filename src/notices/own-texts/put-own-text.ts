import { memberOf } from '../../domain/actor.ts';
import { Refusal } from '../../domain/refusal.ts';
import { lockRecord, record } from '../../platform/audit/record.ts';
import { insertRows } from '../../platform/database/rows.ts';
import type { Work } from '../../platform/database/work.ts';
import type { Audience, TemplateUse } from '../notice.row.ts';
import { folderOf } from '../texts/load-templates.ts';
import { ownTextsOf } from './own-text.batch.ts';
import { OwnTextRow } from './own-text.row.ts';
import { type PreviewTools, previewOwnText } from './preview-text.ts';

const LONGEST_SOURCE = 40_000;
/** All of them are read for each draft, and what is shipped has 350,000 characters. */
const MOST_TEXTS = 200;
const LONGEST_OF_ALL = 500_000;

export interface OwnTextInput {
  readonly audience: Audience;
  readonly name: string;
  readonly locale: string;
  /** Null: use the shipped text again. */
  readonly source?: string | null | undefined;
  /** The version that was read and changed. */
  readonly version?: string | null | undefined;
  readonly purpose?: string | null | undefined;
  readonly use?: TemplateUse | null | undefined;
}

/**
 * Writes the next version of an organization's own words for a text, or takes them back. Notices drafted before keep what
 * they were drafted from. It is read by the sandbox first: nothing that could not be drafted from is kept.
 */
export async function putOwnText(
  work: Work,
  tools: PreviewTools,
  { audience, name, locale, source = null, purpose = null, use = null, version: read = null }: OwnTextInput,
): Promise<{ audience: Audience; name: string; locale: string; version: number }> {
  const { db, organizationId, now } = work;
  if (!/^[a-z][a-z0-9-]{0,40}$/.test(name))
    throw new Refusal('INVALID_INPUT', 'A name is written like-this.', { field: 'name' });
  if ((source?.length ?? 0) > LONGEST_SOURCE)
    throw new Refusal('INVALID_INPUT', `Keep a text under ${LONGEST_SOURCE} characters.`, {
      field: 'source',
    });
  if (source !== null) {
    const { problems } = await previewOwnText(work, tools, { audience, name, locale, source, purpose, use });
    if (problems.length > 0)
      throw new Refusal('INVALID_INPUT', `This text cannot be drafted from: ${problems.join('; ')}.`, {
        field: 'source',
        problems,
      });
  }
  await lockRecord(work);
  const before = await db.findOne(OwnTextRow, {
    where: { organizationId, audience, name, locale },
    order: { version: 'DESC' },
  });
  if (source === null && (before?.source ?? null) === null)
    throw new Refusal('CONFLICT', 'You have no words of your own for this text: the shipped one is used.');
  refuseOther(
    read,
    before,
    tools.templates.find((one) => one.id === `${folderOf(audience)}/${name}` && one.locale === locale)
      ?.version ?? null,
  );
  if (!before && (await countTexts(work)) >= MOST_TEXTS)
    throw new Refusal(
      'LIMIT_EXCEEDED',
      `You have words of your own for ${MOST_TEXTS} texts: write the next version of one of them.`,
    );
  if (source !== null && (await lengthOfOthers(work, before)) + source.length > LONGEST_OF_ALL)
    throw new Refusal(
      'LIMIT_EXCEEDED',
      `All your texts together have ${LONGEST_OF_ALL} characters at the most: take one back (source: null), or shorten this one.`,
    );
  const version = (before?.version ?? 0) + 1;
  await insertRows(db, OwnTextRow, {
    ...{ organizationId, audience, name, locale, version, source, purpose, use },
    ...{ writtenBy: memberOf(work.actor), writtenAt: now },
  });
  await record(work, {
    type: source === null ? 'notice.text-taken-back' : 'notice.text-written',
    details: { audience, name, locale, version },
  });
  return { audience, name, locale, version };
}

/** Refuses to overwrite words that somebody wrote since these were read. */
function refuseOther(read: string | null, before: OwnTextRow | null, shipped: string | null): void {
  const stands = before && before.source !== null ? `own-${before.version}` : shipped;
  if (read === null || read === stands) return;
  throw new Refusal(
    'CONFLICT',
    `The text stands at version ${stands ?? 'none'}, not ${read}. Read it again, then repeat this for that version.`,
    { version: stands },
  );
}

async function countTexts({ db, organizationId }: Work): Promise<number> {
  return db.countBy(OwnTextRow, { organizationId, version: 1 });
}

/** Characters of all that are used beside this one. */
async function lengthOfOthers({ db, organizationId }: Work, own: OwnTextRow | null): Promise<number> {
  const [used = []] = await ownTextsOf(db, [organizationId]);
  const isOwn = ({ audience, name, locale }: OwnTextRow) =>
    audience === own?.audience && name === own.name && locale === own.locale;
  return used.filter((one) => !isOwn(one)).reduce((sum, { source }) => sum + (source?.length ?? 0), 0);
}

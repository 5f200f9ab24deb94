import { memberOf } from '../../domain/actor.ts';
import { Refusal } from '../../domain/refusal.ts';
import { unseenIn } from '../../domain/unseen-characters.ts';
import { lockRecord, record } from '../../platform/audit/record.ts';
import { insertRows } from '../../platform/database/rows.ts';
import type { Work } from '../../platform/database/work.ts';
import { findBrand } from '../find-brand.ts';
import { NoticeBrandRow } from '../notice-brand.row.ts';

const LONGEST_NAME = 80;
const LONGEST_FOOTER = 600;

export interface BrandInput {
  readonly name?: string | null | undefined;
  readonly accent?: string | null | undefined;
  readonly footer?: string | null | undefined;
}

/** Sets how notices look from their next version on; texts that were approved or sent keep the look they had. */
export async function setBrand(work: Work, input: BrandInput): Promise<{ version: number }> {
  const { db, organizationId, now } = work;
  const name = input.name?.trim() || null;
  const footer = input.footer?.trim() || null;
  const accent = input.accent?.trim().toLowerCase() || null;
  if (accent !== null && !/^#[0-9a-f]{6}$/.test(accent))
    throw new Refusal('INVALID_INPUT', 'The accent is a colour such as "#1a5fb4".', { field: 'accent' });
  if ((name?.length ?? 0) > LONGEST_NAME || (footer?.length ?? 0) > LONGEST_FOOTER)
    throw new Refusal(
      'INVALID_INPUT',
      `Keep the name under ${LONGEST_NAME} and the footer under ${LONGEST_FOOTER} characters.`,
    );
  if (
    unseenIn(`${name}${footer}`) !== null ||
    /[\p{Co}\t\u2066-\u2069]/u.test(`${name}${footer}`) ||
    /https?:\/\/|<|>|\{\{|\{%/.test(`${name} ${footer}`)
  )
    throw new Refusal(
      'INVALID_INPUT',
      'Name and footer are plain words: no links to follow, no markup, nothing to fill in.',
    );
  await lockRecord(work);
  const version = ((await findBrand(db, organizationId))?.version ?? 0) + 1;
  const look = { name, accent, footer };
  await insertRows(db, NoticeBrandRow, {
    ...{ organizationId, version, ...look },
    ...{ setBy: memberOf(work.actor), setAt: now },
  });
  await record(work, { type: 'notice.brand-set', details: { version } });
  return { version };
}

import { createHash } from 'node:crypto';
import { Refusal } from '../../domain/refusal.ts';
import { refuseUnsound } from '../../notices/checks/refuse-unsound.ts';
import { findValidApproval } from '../../notices/find-valid-approval.ts';
import type { NoticeTools } from '../../notices/texts/notices-context.ts';
import { makeStatement } from '../../platform/audit/make-statement.ts';
import { record } from '../../platform/audit/record.ts';
import type { Work } from '../../platform/database/work.ts';
import type { Sheet } from '../../platform/documents/document.ts';
import { makePdf } from '../../platform/documents/make-pdf.ts';
import type { LetterFormKey } from '../../platform/documents/page-form.ts';
import { countUnreachedBy } from '../find-unreached.ts';
import { refuseHeld } from '../refuse-held.ts';
import { type Letters, prepareLetters } from './prepare-letters.ts';
import { type LetterSource, writeLetters } from './write-letters.ts';

/** Letters of one file: what the thread sets in a second, with some 300 MB. */
export const LETTERS_OF_A_FILE = 100;
const MOST_OF_AN_ARCHIVE = 50_000;

export interface LetterOrder {
  readonly noticeId: string;
  readonly reason: string;
  readonly formKey: LetterFormKey | null;
}

/**
 * Letters may be made of an approved version alone that no hold covers and that the record does not contradict: what
 * holds for a sending holds for them. They reach nobody until somebody records that they were posted (`tellOtherwise`).
 */
export async function readyLetters(
  work: Work,
  tools: NoticeTools,
  { noticeId, formKey }: Omit<LetterOrder, 'reason'>,
): Promise<Letters> {
  const { db, organizationId, now } = work;
  const approved = await findValidApproval(db, organizationId, noticeId, now);
  const { notice, approval } = approved;
  if (approval.audience.kind !== 'PEOPLE')
    throw new Refusal('CONFLICT', 'Letters are for notices to people: hand this one in through its channel.');
  await refuseUnsound(work, tools, noticeId);
  await refuseHeld(work, { incidentId: notice.incidentId, noticeId });
  return prepareLetters(db, approved, { now, formKey });
}

/** All letters in one file, or one person's, noted with its digest. */
export async function exportLetters(
  work: Work,
  tools: NoticeTools & LetterSource,
  order: LetterOrder & { readonly personId: string | null },
): Promise<{ file: Buffer; letters: number; notWritten: number }> {
  const letters = await readyLetters(work, tools, order);
  const people =
    order.personId === null ? await countUnreachedBy(work.db, letters.notice, tools.filesReach) : 1;
  if (people > LETTERS_OF_A_FILE)
    throw tooMany(people, LETTERS_OF_A_FILE, 'Take letters.zip: it has them all, in parts.');
  const sheets: Sheet[] = [];
  let notWritten = 0;
  for await (const one of writeLetters(work.db, letters, tools, order.personId)) {
    if ('sheet' in one) sheets.push(one.sheet);
    else notWritten += 1;
  }
  if (sheets.length === 0)
    throw new Refusal(
      'CONFLICT',
      notWritten === 0
        ? 'There is nobody to write to: a dispatch of this notice has reached everybody, or none is complete yet.'
        : 'Nobody of those not reached can be written to by post. letters.json says why, person by person.',
      { notWritten },
    );
  const file = await setLetters(letters, sheets);
  const digest = createHash('sha256').update(file).digest('hex');
  await note(
    work,
    letters,
    { format: 'pdf', people, letters: sheets.length, notWritten, digest },
    order.reason,
  );
  return { file, letters: sheets.length, notWritten };
}

/** Notes, before a byte of it leaves, that somebody takes all letters in an archive. */
export async function startLetterArchive(
  work: Work,
  tools: NoticeTools & LetterSource,
  order: LetterOrder,
): Promise<Letters> {
  const letters = await readyLetters(work, tools, order);
  const people = await countUnreachedBy(work.db, letters.notice, tools.filesReach);
  if (people > MOST_OF_AN_ARCHIVE)
    throw tooMany(people, MOST_OF_AN_ARCHIVE, 'Take unreached.csv, and have the letters made from it.');
  await note(
    work,
    letters,
    { format: 'zip', people, letters: null, notWritten: null, digest: null },
    order.reason,
  );
  return letters;
}

/** Letters as one file, each with pages numbered by themselves. */
export function setLetters({ sender, day }: Letters, sheets: readonly Sheet[]): Promise<Buffer> {
  return makePdf({ title: sender.name, author: sender.name, date: day, sheets });
}

const tooMany = (people: number, limit: number, instead: string) =>
  new Refusal('LIMIT_EXCEEDED', `${people} people were not reached; this takes ${limit}. ${instead}`, {
    people,
    limit,
  });

interface Noted {
  readonly format: string;
  readonly people: number;
  readonly letters: number | null;
  readonly notWritten: number | null;
  readonly digest: string | null;
}

async function note(work: Work, { notice }: Letters, noted: Noted, reason: string): Promise<void> {
  const { id: noticeId, incidentId, currentVersion: version } = notice;
  const stated = await makeStatement(work, { kind: 'LISTING_REASON', text: reason, incidentId });
  await record(work, {
    type: 'letters.exported',
    incidentId,
    details: { noticeId, version, ...noted, reason: stated },
  });
}

import { randomBytes } from 'node:crypto';
import { CODE_BYTES, codeFrom, showCode } from '../../domain/check-code.ts';
import { publishCode } from '../../organizations/public-code.ts';
import type { Work } from '../../platform/database/work.ts';
import type { NoticeRow } from '../notice.row.ts';

/**
 * The code by which anybody can ask whether a notice is ours: one for all its recipients, so that it tells nobody who asks.
 * It is given with the first text and stays; the address printed beside it is the one of that moment.
 */
export async function giveCode(
  work: Work,
  publicUrl: string | null,
): Promise<Pick<NoticeRow, 'code' | 'checkUrl'>> {
  const code = codeFrom(randomBytes(CODE_BYTES));
  await publishCode(work, 'notice', code);
  return { code, checkUrl: publicUrl === null ? null : checkUrlOf(publicUrl, code) };
}

function checkUrlOf(publicUrl: string, code: string): string {
  return new URL(`check/${showCode(code)}`, publicUrl.endsWith('/') ? publicUrl : `${publicUrl}/`).href;
}

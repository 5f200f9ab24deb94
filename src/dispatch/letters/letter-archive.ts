import type { Sheet } from '../../platform/documents/document.ts';
import { csvOf } from '../../platform/files/csv-lines.ts';
import type { ZipEntry } from '../../platform/files/zip-stream.ts';
import { LETTERS_OF_A_FILE, setLetters } from './export-letters.ts';
import type { Letters } from './prepare-letters.ts';
import type { Written } from './write-letters.ts';

/** Files to print, a hundred letters each, or one for each person; at the end the list of those who get none, and why. */
export async function* letterFiles(
  letters: Letters,
  written: AsyncIterable<Written>,
  each: boolean,
): AsyncGenerator<ZipEntry> {
  const out: (string | null)[][] = [];
  let [sheets, files]: [Sheet[], number] = [[], 0];
  const file = async (): Promise<ZipEntry> => {
    files += 1;
    const bytes = await setLetters(letters, sheets);
    sheets = [];
    return { name: `letters-${String(files).padStart(4, '0')}.pdf`, bytes };
  };
  for await (const one of written) {
    const { personId, recipient } = one;
    if (!('sheet' in one)) out.push([personId, recipient, one.why, one.characters?.join(' ') ?? null]);
    else if (each)
      yield {
        name: `${personId}${recipient === 'GUARDIAN' ? '-guardian' : ''}.pdf`,
        bytes: await setLetters(letters, [one.sheet]),
      };
    else if (sheets.push(one.sheet) === LETTERS_OF_A_FILE) yield await file();
  }
  if (sheets.length > 0) yield await file();
  const list = csvOf(['person', 'letter to', 'why', 'characters'], out);
  yield { name: 'not-written.csv', bytes: Buffer.from(list) };
}

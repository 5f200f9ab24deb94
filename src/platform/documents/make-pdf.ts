import type { PdfDocument, Sheet } from './document.ts';
import { loadCoverage } from './fonts.ts';
import { setInThread } from './pdf-thread.ts';
import { nameOfCharacter, notCovered } from './plain-words.ts';
import { programInput } from './program-input.ts';

/** A document with characters that none of its fonts has a glyph for: it would show boxes in their place. */
export class UnsettableText extends Error {
  override readonly name = 'UnsettableText';

  constructor(readonly characters: readonly string[]) {
    super(`No glyph for ${characters.map(nameOfCharacter).join(', ')}.`);
  }
}

/** Sets a document as tagged PDF/UA-1, the same bytes each time. Throws UnsettableText rather than set a box for a character. */
export async function makePdf(document: PdfDocument): Promise<Buffer> {
  const missing = await missingCharacters(document);
  if (missing.length > 0) throw new UnsettableText(missing);
  return setInThread(JSON.stringify(programInput(document)));
}

/** Characters of a document or a sheet that cannot be set, each once. */
export async function missingCharacters(of: PdfDocument | Sheet): Promise<string[]> {
  const covers = await loadCoverage();
  return [...new Set(textsOf(of).flatMap((text) => notCovered(text, covers)))];
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object' || 'isLuxonDateTime' in value) return [];
  return Object.values(value).flatMap(textsOf);
}

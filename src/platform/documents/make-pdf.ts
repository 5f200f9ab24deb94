import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { PdfDocument, Sheet } from './document.ts';
import { loadFonts } from './fonts.ts';
import { nameOfCharacter, notCovered } from './plain-words.ts';
import { program } from './program.ts';
import { programInput } from './program-input.ts';

/** A document with characters that none of its fonts has a glyph for: it would show boxes in their place. */
export class UnsettableText extends Error {
  override readonly name = 'UnsettableText';

  constructor(readonly characters: readonly string[]) {
    super(`No glyph for ${characters.map(nameOfCharacter).join(', ')}.`);
  }
}

/** Turns of the compiler after which what it remembers of a page and no page since has used is given back. */
const REMEMBERED = 2;

let opening: Promise<NodeCompiler> | null = null;

/**
 * Sets a document as tagged PDF/UA-1, the same bytes each time. Throws UnsettableText rather than set a box for a
 * character. It holds the process for some 4 ms a page: who has many sets them in parts.
 */
export async function makePdf(document: PdfDocument): Promise<Buffer> {
  const missing = await missingCharacters(document);
  if (missing.length > 0) throw new UnsettableText(missing);
  const compiler = await openCompiler();
  try {
    const made = compiler.compile({
      mainFileContent: program,
      inputs: { document: JSON.stringify(programInput(document)) },
    });
    const said = made.takeError()?.shortDiagnostics ?? made.takeWarnings()?.shortDiagnostics;
    if (!made.result || said) throw new Error(`The page was not set: ${JSON.stringify(said)}`);
    // Refuses what is not accessible; a box in place of a character too, which two fonts together could still leave.
    return compiler.pdf(made.result, { pdfStandard: 'ua-1' });
  } finally {
    compiler.evictCache(REMEMBERED);
  }
}

/** Characters of a document or a sheet that cannot be set, each once. */
export async function missingCharacters(of: PdfDocument | Sheet): Promise<string[]> {
  const { covers } = await loadFonts();
  return [...new Set(textsOf(of).flatMap((text) => notCovered(text, covers)))];
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object' || 'isLuxonDateTime' in value) return [];
  return Object.values(value).flatMap(textsOf);
}

/** No folder of this machine is its workspace, and its packages are never asked for: it reads its input alone. */
async function open(): Promise<NodeCompiler> {
  const { NodeCompiler: Compiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const { files } = await loadFonts();
  return Compiler.create({ workspace: '/nowhere', fontArgs: [{ fontBlobs: [...files] }] });
}

function openCompiler(): Promise<NodeCompiler> {
  opening ??= open().catch((error: unknown) => {
    opening = null;
    throw error;
  });
  return opening;
}

import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readFonts } from './fonts.ts';
import { program } from './program.ts';

let opening: Promise<NodeCompiler> | null = null;

/**
 * Sets the program's input as PDF/UA-1, and throws where it could not: an order of headings that is none, or a box in
 * place of a character, which the look at the fonts before may have missed. It holds its thread for some 4 ms a page.
 */
export async function setPages(document: string): Promise<Buffer> {
  opening ??= open();
  const compiler = await opening;
  try {
    const made = compiler.compile({ mainFileContent: program, inputs: { document } });
    const said = made.takeError()?.shortDiagnostics ?? made.takeWarnings()?.shortDiagnostics;
    if (!made.result || said) throw new Error(`The page was not set: ${JSON.stringify(said)}`);
    return compiler.pdf(made.result, { pdfStandard: 'ua-1' });
  } finally {
    // What it remembers of these pages helps no others, and would grow with each.
    compiler.evictCache(0);
  }
}

/** No folder of this machine is its workspace, and its packages are never asked for: it reads its input alone. */
async function open(): Promise<NodeCompiler> {
  const { NodeCompiler: Compiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  return Compiler.create({ workspace: '/nowhere', fontArgs: [{ fontBlobs: await readFonts() }] });
}

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { coverageOf } from './font-coverage.ts';

const packages = createRequire(import.meta.url);

/** Noto (OFL), from npm: every script of the shipped languages, in the two weights and one slant that documents use. */
const faces = [
  'noto-sans/400Regular/NotoSans_400Regular.ttf',
  'noto-sans/700Bold/NotoSans_700Bold.ttf',
  'noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf',
  'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  'noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf',
  'noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
  'noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf',
] as const;

export interface Fonts {
  readonly files: readonly Buffer[];
  readonly covers: (codePoint: number) => boolean;
}

let loading: Promise<Fonts> | null = null;

/** The fonts, read once per process. A character counts as covered if a face that stands upright has it. */
export function loadFonts(): Promise<Fonts> {
  loading ??= read().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function read(): Promise<Fonts> {
  const files = await Promise.all(
    faces.map((face) => readFile(packages.resolve(`@expo-google-fonts/${face}`))),
  );
  const covered = new Set<number>();
  for (const [i, file] of files.entries()) {
    if (!faces[i]?.includes('400Regular/')) continue;
    for (const [first, last] of coverageOf(file))
      for (let code = first; code <= last; code += 1) covered.add(code);
  }
  return { files, covers: (code) => covered.has(code) };
}

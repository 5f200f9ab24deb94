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

const pathOf = (face: string) => packages.resolve(`@expo-google-fonts/${face}`);

export function readFonts(): Promise<Buffer[]> {
  return Promise.all(faces.map((face) => readFile(pathOf(face))));
}

export type Covers = (codePoint: number) => boolean;

let loading: Promise<Covers> | null = null;

/** Which characters can be set: those that a face standing upright has. Read once per process. */
export function loadCoverage(): Promise<Covers> {
  loading ??= read().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function read(): Promise<Covers> {
  const covered = new Set<number>();
  for (const face of faces.filter((one) => one.includes('400Regular/')))
    for (const [first, last] of coverageOf(await readFile(pathOf(face))))
      for (let code = first; code <= last; code += 1) covered.add(code);
  return (code) => covered.has(code);
}

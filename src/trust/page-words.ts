import { join } from 'node:path';
import { z } from 'zod';
import { CatalogError, readYaml, yamlFiles } from '../rules/read-yaml.ts';

const words = z.string().min(1);
const titled = z.strictObject({ title: words, text: words });

const model = z.strictObject({
  /** Of the language, in itself. */
  name: words,
  direction: z.enum(['ltr', 'rtl']),
  check: z.strictObject({
    ...{ title: words, intro: words, label: words, hint: words, button: words, another: words },
  }),
  ours: z.strictObject({
    ...{ title: words, organization: words, subject: words, otherLanguages: words, day: words },
    ...{ code: words, replaced: words, corrects: words, correctedBy: words, exercise: words },
  }),
  caution: z.strictObject({ title: words, text: words, points: z.array(words).min(1) }),
  notOurs: z.strictObject({
    ...{ title: words, text: words, typo: words, forged: words },
    points: z.array(words).min(1),
  }),
  busy: titled,
  failed: titled,
  affected: z.strictObject({
    ...{ title: words, intro: words, exercise: words, label: words, hint: words, button: words },
    ...{ privacy: words, wrong: words },
  }),
  asked: titled,
  closed: titled,
  foot: words,
  mail: z.strictObject({
    ...{ subject: words, asked: words, listed: words, guardian: words, notice: words, noText: words },
    ...{ unlisted: words, askUs: words, contact: words, ignore: words },
  }),
});

/** The words of the public pages in one language. */
export type PageWords = z.output<typeof model> & { readonly locale: string };

/** All languages, English first: it is the one for everybody else. */
export type PageLanguages = readonly PageWords[];

const FIRST = 'en';

/** Reads notifications/pages; throws one CatalogError that names every fault. */
export async function loadPageWords(folder: string): Promise<PageLanguages> {
  const source = { path: folder, compiled: {} };
  const problems: string[] = [];
  const languages: PageWords[] = [];
  for (const file of await yamlFiles(source, 'pages')) {
    const read = await readYaml(source, file, model, problems);
    if (read) languages.push({ ...read, locale: file.replace(/^pages\/(.*)\.yaml$/, '$1') });
  }
  if (!languages.some(({ locale }) => locale === FIRST))
    problems.push(`${join('pages', `${FIRST}.yaml`)} is missing`);
  if (problems.length > 0) throw new CatalogError(problems);
  return languages.sort((a, b) => Number(b.locale === FIRST) - Number(a.locale === FIRST));
}

/** The words with what belongs in their places. */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{([a-z]+)\}/g, (whole, key: string) => values[key] ?? whole);
}

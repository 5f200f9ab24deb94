import { z } from 'zod';
import { loadedKinds, phraseLists } from '../domain/claims/lexicon-data.ts';
import { PHRASE } from '../domain/claims/phrases.ts';

const phrase = z
  .string()
  .min(1)
  .regex(
    PHRASE,
    'A phrase is made of words, "*" for any letters, "(a|b|)" for one of several, "..." for a few words',
  )
  .refine(isClosed, 'Every "(" needs its ")"');
const phrases = z.array(phrase).default([]);
const word = z.string().min(1);
const numbers = z.record(word, z.number().int().nonnegative());

function isClosed(text: string): boolean {
  let open = 0;
  for (const one of text) {
    open += one === '(' ? 1 : one === ')' ? -1 : 0;
    if (open < 0) return false;
  }
  return open === 0;
}

function listsOf<K extends string>(keys: readonly K[]) {
  const shape = Object.fromEntries(keys.map((key) => [key, phrases])) as { [One in K]: typeof phrases };
  return z.strictObject(shape);
}

/** One file of notifications/languages/claims: how numbers, dates and claims about data are worded in one language. */
export const lexiconFileModel = z.strictObject({
  locale: z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'A language is written like "de" or "pt-BR"'),
  writing: z.enum(['spaced', 'continuous']).default('spaced'),
  compounds: z.boolean().default(false),
  clitics: z
    .strictObject({ before: z.array(word).default([]), after: z.array(word).default([]) })
    .default({ before: [], after: [] }),
  endings: z.array(word),
  numbers: z.strictObject({
    decimal: z.enum([',', '.']),
    words: numbers,
    multipliers: numbers,
    scales: numbers,
    shortScales: numbers.default({}),
    multiplying: z.array(word).default([]),
    links: z.array(word).default([]),
    vague: z.array(
      z.strictObject({ words: z.array(phrase).min(1), least: z.number().int(), most: z.number().int() }),
    ),
  }),
  dates: z.strictObject({
    locales: z.array(word).default([]),
    order: z.array(z.enum(['dmy', 'mdy'])).min(1),
    monthFirst: z.boolean().default(false),
    months: z.array(z.array(word)).max(12).default([]),
    ordinals: z.array(word).default([]),
    between: z.array(word).default([]),
    zones: z.record(word, z.number().int()).default({}),
  }),
  categories: z.record(word, z.array(phrase).min(1)).default({}),
  families: z.record(word, z.array(phrase).min(1)).default({}),
  loaded: listsOf(loadedKinds),
  phrases: listsOf(phraseLists),
});

const keys = z.array(word);

/** notifications/vocabulary/category-families.yaml: which categories of data belong together. */
export const familiesFileModel = z.strictObject({
  families: z.record(word, keys.min(2)),
  alike: z.array(keys.min(2)),
  apart: z.array(keys.min(2)),
  edges: z.record(word, keys.min(1)),
  ofPeople: keys,
  plain: keys,
  loose: keys,
});

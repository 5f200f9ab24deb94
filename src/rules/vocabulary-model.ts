import { z } from 'zod';
import { milestoneKeys } from '../domain/milestones.ts';

const value = z.union([z.string(), z.number(), z.boolean()]);
const following = z
  .strictObject({
    is: value,
    milestones: z.array(z.enum(milestoneKeys)).min(1).optional(),
    fact: z.string().optional(),
    in: z.array(value).min(1).optional(),
    only: z.array(value).min(1).optional(),
    outside: z.string().optional(),
    untilTold: z.literal(true).optional(),
  })
  .refine(
    ({ milestones, fact, untilTold, ...one }) =>
      [milestones, fact, untilTold].filter((from) => from !== undefined).length === 1 &&
      (fact === undefined) === ((one.in ?? one.only ?? one.outside) === undefined),
    'An answer follows from milestones, from another fact that is "in", "only" among or "outside" something, or is so "untilTold"',
  );

/** A file of notifications/facts: the questions rules may ask beyond the product's own fields. */
export const factsFileModel = z.strictObject({
  facts: z.array(
    z
      .strictObject({
        key: z.string().regex(/^[a-z][a-z0-9_]*$/, 'A fact key is written like_this'),
        scope: z.enum(['incident', 'organization']),
        type: z.enum(['choice', 'choices', 'boolean', 'number', 'text', 'places']),
        question: z.string().min(1),
        help: z.string().nullable().default(null),
        values: z.array(z.strictObject({ key: z.string(), label: z.string() })).default([]),
        /** The values are the words of a vocabulary. */
        valuesFrom: z.enum(['measures', 'causes', 'consequences', 'advice', 'sectors']).optional(),
        /** What settles the answer by itself, so that nobody is asked; a person's own answer goes before. */
        follows: z.array(following).default([]),
      })
      .refine(
        (fact) =>
          fact.type.startsWith('choice') === (fact.values.length > 0 || fact.valuesFrom !== undefined),
        {
          path: ['values'],
          error: 'A choice lists its values, and only a choice does',
        },
      ),
  ),
});

const words = z.string().min(1);

/** One file of notifications/vocabulary: words, in English. What they are called elsewhere stands in notifications/languages. */
export const termsFileModel = z.strictObject({
  terms: z
    .array(
      z.strictObject({
        key: z.string().regex(/^[a-z][a-z0-9_]*$/, 'A term is written like_this'),
        special: z.boolean().default(false),
        label: words,
        /** What else people call it: how a text that speaks of it is recognised. */
        alias: z.array(words).default([]),
        /** A plain sentence to the people affected; of a measure: that it was taken. */
        sentence: words.nullable().default(null),
        /** Of a measure: that it will be taken. */
        planned: words.nullable().default(null),
      }),
    )
    .min(1),
});

const ofVocabularies = <T extends z.ZodType>(value: T) =>
  z.record(z.string(), z.record(z.string(), value)).default({});

/** One file of notifications/languages: the vocabulary in another language, vocabulary by vocabulary. */
export const languageFileModel = z.strictObject({
  locale: z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'A language is written like "de" or "pt-BR"'),
  /** In the language itself. */
  name: words,
  direction: z.enum(['ltr', 'rtl']),
  labels: ofVocabularies(words),
  sentences: ofVocabularies(words),
  planned: ofVocabularies(words),
  aliases: ofVocabularies(z.array(words)),
});

/** notifications/vocabulary/agencies.yaml: whom people are told to turn to. */
export const agenciesFileModel = z.strictObject({
  agencies: z.array(
    z.strictObject({
      key: words,
      kind: z.enum(['credit_bureau', 'ftc', 'attorney_general', 'regulator']),
      /** The place whose residents are told of it; absent: everybody who is told of this kind. */
      in: z.string().nullable().default(null),
      text: words,
      verification: z.enum(['verified', 'memory']),
    }),
  ),
});

/** notifications/vocabulary/authorities.yaml: recipients that rules name by key. No addresses: those change and are set by people. */
export const authoritiesFileModel = z.strictObject({
  authorities: z.array(
    z.strictObject({
      key: z.string().regex(/^[a-z0-9]+:[A-Za-z0-9-]+$/, 'A key is written like "sa:IE"'),
      jurisdiction: z
        .string()
        .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'A jurisdiction is "EU" or an ISO 3166 code like "US-CA"'),
      name: z.string().min(1),
      channel: z.enum(['portal', 'mail', 'form', 'post', 'phone', 'unknown']).default('unknown'),
      verification: z.enum(['verified', 'memory']).default('memory'),
      note: z.string().min(1).nullable().default(null),
    }),
  ),
});

const categories = z.array(z.string());

/** notifications/severity.yaml: the groups of the severity method, by categories of data. */
export const severityFileModel = z.strictObject({
  groups: z.strictObject({
    SIMPLE: categories,
    BEHAVIOURAL: categories,
    FINANCIAL: categories,
    SENSITIVE: categories,
  }),
  inherits: categories,
});

/** notifications/risk.yaml: how the suggestion of a risk level weighs data. */
export const riskFileModel = z.strictObject({
  harm: z.strictObject({ 1: categories, 2: categories, 3: categories, 4: categories }),
  secrets: categories,
  identifies: categories,
  profile: categories,
  vital: categories,
  attacks: z.array(z.string()),
});

/** One file of notifications/calendars: the business days of one authority. */
export const calendarFileModel = z.strictObject({
  key: z.string(),
  title: z.string(),
  /** Of the data; kept with every deadline counted on it. */
  version: z.string().min(1),
  /** ISO weekdays, Monday 1. */
  restDays: z.array(z.number().int().min(1).max(7)),
  years: z.strictObject({ from: z.number().int(), to: z.number().int() }),
  holidays: z.array(z.strictObject({ date: z.iso.date(), name: z.string() })),
});

const weekdays = z.array(z.number().int().min(1).max(7)).min(1);

/** notifications/rest-days.yaml: weekly days of rest of countries, where they are not Saturday and Sunday. */
export const restDaysFileModel = z.strictObject({
  version: z.string().min(1),
  countries: z.array(z.strictObject({ days: weekdays, in: z.array(z.string().length(2)).min(1) })),
});

import { z } from 'zod';

const phrases = z.array(z.string().min(1)).default([]);

/** notifications/gate/general.yaml: what the gate looks for in every language. */
export const gateGeneralModel = z.strictObject({
  shorteners: phrases,
  trackers: phrases,
  trackingParameters: phrases,
  redirectParameters: phrases,
  internalHosts: phrases,
  freeMail: phrases,
  publicHosts: phrases,
  publicNumbers: phrases,
  mailboxes: phrases,
  technical: phrases,
  marks: phrases,
  placeholders: phrases,
  headings: z.record(z.string(), z.array(z.string())).default({}),
});

/** notifications/gate/<locale>.yaml: the words of one language. */
export const gateLanguageModel = z.strictObject({
  locale: z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'A locale is written like "pt-BR"'),
  stopwords: phrases,
  greetings: phrases,
  addressed: phrases,
  honorifics: phrases,
  givenNames: phrases,
  persons: phrases,
  offices: phrases,
  internal: phrases,
  internalShort: phrases,
  internalAlone: phrases,
  promotion: phrases,
  placeholders: phrases,
  placeholdersAlone: phrases,
  secrets: z.array(z.string().min(1)).min(1),
  is: z.array(z.string().min(1)).min(1),
  numbers: z.array(z.string().min(1)).min(1),
  births: z.array(z.string().min(1)).min(1),
  unmonitored: phrases,
  breach: phrases,
  people: phrases,
  drills: phrases,
  reading: z.strictObject({
    measure: z.enum(['flesch', 'gulpease', 'lix', 'words-per-sentence', 'characters-per-sentence']),
    base: z.number(),
    perSentence: z.number(),
    perSyllable: z.number(),
    limit: z.number(),
    source: z.string().min(1),
  }),
});

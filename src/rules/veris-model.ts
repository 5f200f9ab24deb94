import { z } from 'zod';

const words = z.array(z.string());
const tri = z.enum(['YES', 'NO', 'UNKNOWN']);
const medium = z.enum(['ELECTRONIC', 'PAPER']).nullable();
const why = z.string().min(1).nullable().default(null);
const answer = z.union([z.string(), z.number(), z.boolean(), words]);
const harm = z.strictObject({ of: words.min(1), means: tri, why });

/** notifications/veris.yaml: what the words of VERIS mean among the facts. */
export const verisFileModel = z.strictObject({
  silent: words,
  renamed: z.array(z.strictObject({ from: z.string(), to: z.string() })),
  actions: z.array(
    z.strictObject({
      action: z.string(),
      intent: z.enum(['malicious', 'unintended', 'motive']),
      access: z.boolean().default(false),
      recipients: z.string().nullable().default(null),
      otherwise: words,
      byOutsider: words.nullable().default(null),
      why,
      varieties: z.array(
        z.strictObject({
          of: words.min(1),
          causes: words,
          access: z.boolean().optional(),
          recipients: z.string().nullable().optional(),
          why,
        }),
      ),
    }),
  ),
  actors: z.array(
    z.strictObject({
      actor: z.string(),
      outsider: z.boolean().default(false),
      insider: z.boolean().default(false),
      causes: words.default([]),
      always: words.default([]),
    }),
  ),
  malicious_motives: words,
  written: z.array(z.strictObject({ cause: z.string(), action: z.string(), variety: z.string() })),
  data: z.array(
    z.strictObject({
      variety: z.string(),
      personal: z.enum(['always', 'unless_of_others', 'if_of_people', 'unsaid']),
      categories: words,
      also: words.default([]),
      why,
    }),
  ),
  people: z.array(
    z.strictObject({
      victim: z.string(),
      kind: z.string().nullable(),
      also: words.default([]),
      people: z.enum(['yes', 'no', 'maybe', 'unsaid']),
      vulnerable: tri.default('UNKNOWN'),
      why,
    }),
  ),
  states: z.array(z.strictObject({ state: z.string(), encrypted: tri, medium })),
  assets: z.array(z.strictObject({ begins: z.string(), medium })),
  electronic_vectors: words,
  disclosure: z.record(z.string(), tri),
  integrity: z.array(harm),
  availability: z.array(harm),
  taken: z.strictObject({ results: words, varieties: words }),
  abuse: z.array(z.strictObject({ says: z.string(), answers: z.record(z.string(), answer) })),
  incidents: z.array(
    z.strictObject({
      says: z.string(),
      warning: z.string().nullable().default(null),
      dismiss: z.string().nullable().default(null),
    }),
  ),
  required: words,
  members: words,
  texts: words,
  unmapped: z.array(z.strictObject({ path: z.string(), why: z.string().min(1) })),
  codes: words,
  identifies: words,
});
export type VerisFile = z.infer<typeof verisFileModel>;

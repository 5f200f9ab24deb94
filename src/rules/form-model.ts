import { z } from 'zod';
import { type FormCondition, fieldTypes, formWeights } from '../domain/form/form.ts';

const key = z.string().regex(/^[a-z][a-z0-9_]*$/, 'A key is written like_this');
const words = z.string().min(1);

/** One weight for all stages, or one for each: a complete filing owes what an incomplete one may leave for later. */
const oneWeight = z.enum(formWeights);
const weight = z.union([
  oneWeight.transform((one) => ({
    INITIAL: one,
    COMPLETE: one === 'OPTIONAL' ? ('OPTIONAL' as const) : ('MUST_NOW' as const),
    FOLLOW_UP: one,
    WITHDRAWAL: 'OPTIONAL' as const,
  })),
  z
    .strictObject({ initial: oneWeight, complete: oneWeight, follow_up: oneWeight, withdrawal: oneWeight })
    .transform((each) => ({
      INITIAL: each.initial,
      COMPLETE: each.complete,
      FOLLOW_UP: each.follow_up,
      WITHDRAWAL: each.withdrawal,
    })),
]);

const values = z.array(z.string()).min(1);
const condition: z.ZodType<FormCondition> = z.lazy(() =>
  z.union([
    z.strictObject({ field: key, in: values, ruledOutBy: z.string().optional() }),
    z.strictObject({ value: z.string(), in: values }),
    z.strictObject({ all: z.array(condition).min(2) }),
    z.strictObject({ any: z.array(condition).min(2) }),
  ]),
);

const option = z
  .strictObject({
    key,
    label: words,
    letter: z
      .string()
      .regex(/^[a-z]$/, 'A letter is one small letter')
      .nullable()
      .default(null),
    /** What the record calls it; its own key if absent. */
    of: z.array(z.string()).optional(),
    otherwise: z.boolean().default(false),
    toFollow: z.boolean().default(false),
  })
  .transform(({ of, ...one }) => ({ ...one, of: of ?? (one.otherwise || one.toFollow ? [] : [one.key]) }));

const field = z.strictObject({
  id: key,
  row: z.number().int().positive().nullable().default(null),
  label: words,
  help: words.nullable().default(null),
  type: z.enum(fieldTypes),
  weight: weight.optional(),
  citation: words.optional(),
  element: z.string().nullable().default(null),
  from: z.union([z.string().transform((name) => [name]), z.array(z.string()).min(1)]).default([]),
  options: z.array(option).default([]),
  laterAs: z.string().nullable().default(null),
  when: condition.nullable().default(null),
});

/** A file of notifications/forms: one form of an authority, in our own words. Weight and citation of a section hold for its fields. */
export const formFileModel = z.strictObject({
  form: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'A form is named like-this'),
  version: words,
  title: words,
  source: words,
  /** Ids of rules; "us-*-ag" stands for several. */
  rules: z.array(z.string()).min(1),
  byRule: z.boolean().default(false),
  sections: z
    .array(
      z.strictObject({
        id: key,
        title: words,
        weight: weight.optional(),
        citation: words.optional(),
        fields: z.array(field).min(1),
      }),
    )
    .min(1),
});
export type FormFile = z.infer<typeof formFileModel>;

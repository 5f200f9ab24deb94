import { z } from 'zod';
import { formWeights } from '../domain/form/form.ts';

const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
const instant = z.iso.datetime({ offset: true });
const said = z.strictObject({
  field: z.string(),
  number: z.number().int().nullable().describe("The field's number in the authority's template"),
  label: z.string(),
});

/** One field as it is handed in. */
const contentField = z.strictObject({
  id: z.string(),
  number: z.number().int().nullable().describe("The field's number in the authority's template"),
  label: z.string(),
  citation: z.string(),
  element: z.string().nullable().describe('The content element it states'),
  value: value.nullable().describe("In the form's own terms; null: to follow, in words alone"),
  words: z.string().describe('The value as a person would write it into the form'),
  source: z.enum(['RECORD', 'ANSWER', 'TO_FOLLOW']).describe('From the record, from a person, or to follow'),
  record: value.nullable().describe('Of an ANSWER: what the record said then'),
});

/** What is handed in to an authority, in the product's own form: schema/filing.schema.json is printed from it. */
export const filingContent = z.strictObject({
  schema: z.literal('tocsin-filing/1'),
  form: z.strictObject({ id: z.string(), version: z.string(), title: z.string() }),
  duty: z.strictObject({ rule: z.string(), citation: z.string(), recipient: z.string() }),
  kind: z.enum(['INITIAL', 'FOLLOW_UP', 'CORRECTION', 'WITHDRAWAL']),
  step: z.enum(['complete', 'incomplete', 'withdrawn']),
  incident: z.strictObject({ reference: z.string(), version: z.number().int(), exercise: z.boolean() }),
  organization: z.string(),
  preparedAt: instant,
  restFollowsBy: instant.nullable().describe('By when the rest follows; null: nothing does'),
  earlier: z
    .strictObject({ filingId: z.string(), reference: z.string().nullable() })
    .nullable()
    .describe('The first filing, of one that follows it'),
  completeness: z.number().int().min(0).max(100).describe('Percent of what a complete filing owes'),
  sections: z.array(z.strictObject({ id: z.string(), title: z.string(), fields: z.array(contentField) })),
  changes: z
    .array(said.extend({ was: z.string().nullable(), is: z.string().nullable() }))
    .describe('Of one that follows: what changed since the last filing, in words'),
  unchanged: z
    .array(contentField)
    .describe('Of one that follows: what was said before and holds, not said again'),
  missing: z.array(
    said.extend({ weight: z.enum(formWeights), citation: z.string(), letter: z.string().nullable() }),
  ),
});
export type FilingContent = z.infer<typeof filingContent>;
export type ContentField = z.infer<typeof contentField>;

/** The form of a prepared filing as JSON Schema, as kept in schema/filing.schema.json. */
export function filingSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(filingContent), null, 2)}\n`;
}

/** Everything the authority knows once this is handed in. */
export function wholeOf({ sections, unchanged }: FilingContent): readonly ContentField[] {
  return [...sections.flatMap(({ fields }) => fields), ...unchanged];
}

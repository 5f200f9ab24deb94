import { z } from 'zod';
import { zoneName } from './clock-model.ts';
import { ruleModel } from './rule-model.ts';

const place = z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'A place is an ISO 3166 code');

/** One file of notifications/promises: what an organization published, as facts, never the policy's own text. */
export const profileModel = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().nullable(),
  legalName: z.string().nullable(),
  timeZone: zoneName.nullable(),
  establishments: z.array(place).nullable(),
  mainEstablishment: place.nullable().default(null),
  representatives: z.array(place).default([]),
  contacts: z
    .array(
      z.strictObject({
        purpose: z.string(),
        address: z
          .string()
          .regex(
            /@[a-z0-9.-]+\.example$/,
            'Only placeholders under .example: a real address is set by its owner',
          )
          .nullable(),
        note: z.string().nullable().default(null),
      }),
    )
    .default([]),
  policies: z.array(
    z.strictObject({
      key: z.string(),
      version: z.string(),
      effectiveFrom: z.iso.date().nullable(),
      dates: z.enum(['stated', 'last_updated_only', 'undated']),
      confirmation: z.enum(['not_needed', 'needed']),
      confirm: z.array(z.string()).default([]),
    }),
  ),
  dataMap: z.array(z.strictObject({ category: z.string(), note: z.string().nullable().default(null) })),
  processors: z
    .array(
      z.strictObject({
        name: z.string(),
        receives: z.string(),
        /** The same by keys of the vocabulary. */
        categories: z.array(z.string()).default([]),
        /** It receives whatever is stored. */
        all: z.boolean().default(false),
      }),
    )
    .default([]),
  /** It publishes that somebody watches day and night: a claim, which makes a late awareness harder to explain. */
  claimsConstantMonitoring: z.boolean().default(false),
  remarks: z.array(z.string()).default([]),
  rules: z.array(ruleModel).default([]),
});

import { z } from 'zod';
import type { IncidentFacts, OrganizationFacts } from '../domain/facts.ts';
import type { RuleFixture } from '../domain/rule.ts';
import { zoneName } from './clock-model.ts';
import { dataRole } from './predicate-model.ts';

const tri = z.enum(['YES', 'NO', 'UNKNOWN']).default('UNKNOWN');
const instant = z.iso.datetime({ offset: true, precision: null });
const time = z.union([
  instant.transform((at) => ({ at, toleranceMinutes: 0, zone: 'UTC' })),
  z.strictObject({ at: instant, toleranceMinutes: z.number().nonnegative(), zone: zoneName }),
]);
const answers = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
  .default({});

const group = z.strictObject({
  id: z.string().default('g'),
  kind: z.string().default('users'),
  jurisdiction: z.string().nullable().default(null),
  count: z.number().int().nonnegative().nullable().default(null),
  countKind: z.enum(['EXACT', 'ESTIMATED', 'UNKNOWN']).default('EXACT'),
  minors: tri,
  vulnerable: tri,
});

const dataSet = z.strictObject({
  id: z.string().default('d'),
  name: z.string().default('data'),
  role: dataRole.default('CONTROLLER'),
  controllers: z.array(z.string()).default([]),
  personalData: tri,
  categories: z.array(z.string()).default([]),
  medium: z.enum(['ELECTRONIC', 'PAPER', 'ORAL', 'UNKNOWN']).default('UNKNOWN'),
  confidentiality: tri,
  integrity: tri,
  availability: tri,
  accessed: z.enum(['YES', 'NO', 'UNKNOWN']).nullable().default(null),
  acquired: z.enum(['YES', 'NO', 'UNKNOWN']).nullable().default(null),
  protection: z
    .strictObject({ encrypted: tri, keySafe: tri, availableElsewhere: tri, passwordsRecoverable: tri })
    .prefault({}),
  groups: z.array(group).default([]),
});

/** Facts given in part: what is left out is unknown. */
const incidentFactsModel = z.strictObject({
  exercise: z.boolean().default(false),
  occurredFrom: time.nullable().default(null),
  occurredTo: time.nullable().default(null),
  detected: time.nullable().default(null),
  aware: time.nullable().default(null),
  contained: time.nullable().default(null),
  milestones: z.record(z.string(), time).default({}),
  dataSets: z.array(dataSet).default([]),
  answers,
}) satisfies z.ZodType<IncidentFacts>;

const organization = z.strictObject({
  name: z.string().default('the organization'),
  timeZone: zoneName.default('UTC'),
  establishments: z.array(z.string()).nullable().default(null),
  mainEstablishment: z.string().nullable().default(null),
  representatives: z.array(z.string()).default([]),
  answers,
}) satisfies z.ZodType<OrganizationFacts>;

/** A case a rule carries with it. */
export const fixtureModel = z.strictObject({
  name: z.string().min(1),
  facts: incidentFactsModel,
  organization: organization.prefault({}),
  acts: z
    .record(z.string(), instant)
    .optional()
    .describe('What was answered before, by rule id, for clocks that start with it'),
  expect: z.strictObject({
    verdict: z.enum(['REQUIRED', 'NOT_REQUIRED', 'UNDECIDED']),
    due: instant.nullable().optional(),
    recipients: z.array(z.string()).optional(),
    questions: z.array(z.string()).optional(),
  }),
}) satisfies z.ZodType<RuleFixture>;

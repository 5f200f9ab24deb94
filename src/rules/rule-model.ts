import { z } from 'zod';
import type { Rule } from '../domain/rule.ts';
import { clockModel, term } from './clock-model.ts';
import { fixtureModel } from './fixture-model.ts';
import { dataRole, predicateModel } from './predicate-model.ts';

const day = z.iso.date();
const key = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'A key is written like-this');

const contentItem = z
  .union([
    z.string().transform((element) => ({ anyOf: [element] })),
    z
      .array(z.string())
      .min(2)
      .transform((elements) => ({ anyOf: elements })),
  ])
  .describe('An element, or a list of which one is enough');

const resolver = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('lead_or_each_sa'),
    group: z.enum(['EEA', 'EU']),
    federated: z.array(z.string()).default([]),
  }),
  z.strictObject({ kind: z.literal('static'), key: z.string() }),
  z.strictObject({ kind: z.literal('each_of'), keys: z.array(z.string()).min(2) }),
  z.strictObject({
    kind: z.literal('by_case'),
    prefix: key.describe('Names the body while it is open which one it is: "<prefix>:undecided"'),
    cases: z.array(z.strictObject({ key: z.string(), when: predicateModel })).min(2),
  }),
  z.strictObject({
    kind: z.literal('of_establishment'),
    group: z.enum(['EEA', 'EU']),
    prefix: key,
  }),
  z.strictObject({
    kind: z.literal('each_place'),
    of: z.string().regex(/^[A-Z]{2}$/, 'A country is "US"'),
    prefix: key,
    count: z.strictObject({ op: z.enum(['>', '>=', '<', '<=']), n: z.number().int().nonnegative() }),
  }),
  z.strictObject({
    kind: z.literal('affected_people'),
    in: z.string().nullable().default(null),
    kinds: z.array(z.string()).default([]),
    everybodyIfEstablished: z
      .boolean()
      .optional()
      .describe('An organization established there owes it to all of them, wherever they live'),
  }),
  z.strictObject({ kind: z.literal('each_controller_customer') }),
  z.strictObject({
    kind: z.literal('internal'),
    kept: predicateModel
      .optional()
      .describe('What the register has to hold; it answers the duty by itself as soon as it does'),
  }),
]);

const exemption = z.strictObject({
  id: key,
  citation: z.string().min(1),
  says: z.string().min(1),
  when: predicateModel,
  blockedBy: predicateModel.nullable().default(null),
  effect: z.enum(['not_due', 'public_instead', 'individuals_only', 'authority_only']).default('not_due'),
  burden: z.enum(['controller', 'neutral']),
  requiresRecord: z.boolean().default(true),
});

/** One duty as YAML writes it: the source of truth of the form, printed as schema/regime.schema.json. */
export const ruleModel = z
  .strictObject({
    id: key,
    regime: key,
    title: z.string().min(1),
    version: z.string().min(1),
    validity: z.strictObject({
      from: day.nullable(),
      to: day.nullable().default(null),
      appliesBy: z.string().min(1),
      whileUnknown: z.string().min(1).optional(),
    }),
    status: z.enum(['in_force', 'future', 'proposed', 'repealed']),
    source: z.enum(['STATUTE', 'PROMISE', 'CONTRACT']),
    jurisdiction: z.string().nullable(),
    citation: z.string().min(1),
    actor: z.strictObject({
      roles: z.array(dataRole).min(1),
      predicates: z.array(predicateModel).default([]),
    }),
    recipient: z.strictObject({
      kind: z.enum([
        'authority',
        'individuals',
        'subscribers',
        'controller',
        'internal_record',
        'cra',
        'media',
        'law_enforcement',
        'market',
        'service_recipients',
        'contract_party',
      ]),
      resolver,
    }),
    trigger: predicateModel,
    exemptions: z.array(exemption).default([]),
    dependsOn: z.array(key).default([]),
    clock: clockModel,
    late: z
      .strictObject({
        allowed: z.boolean(),
        element: z.string().nullable().default(null),
        tellBeforeDue: z.boolean().default(false),
      })
      .default({ allowed: true, element: null, tellBeforeDue: false }),
    holdEffect: z.enum(['none', 'delays', 'new_due']),
    holdTerms: z
      .strictObject({ oralAtMost: term.nullable().default(null), afterEnd: term.nullable().default(null) })
      .optional()
      .describe(
        'Of a law-enforcement hold: how long an oral one lasts at most, and how long after its end the duty is due',
      ),
    content: z.strictObject({
      required: z.array(contentItem).default([]),
      ifApplicable: z.array(contentItem).default([]),
      prohibited: z.array(z.string()).default([]),
      headings: z.array(z.string()).default([]),
      title: z.string().nullable().default(null),
      promised: z.array(contentItem).default([]),
      format: z.strictObject({ minFontPt: z.number().nullable() }).default({ minFontPt: null }),
    }),
    followUp: z.array(key).default([]),
    order: z
      .strictObject({
        before: z.array(key).default([]),
        after: z.array(key).default([]),
        advised: z
          .array(
            z.strictObject({
              after: key,
              citation: z.string().min(1),
              weight: z.enum(['WARNING', 'ADVICE']).default('WARNING'),
            }),
          )
          .default([])
          .describe(
            'What had better be answered first, or at the same time, though nothing forbids it otherwise: a warning of the notice that needs a named override, or a word of advice; with its source',
          ),
      })
      .default({ before: [], after: [], advised: [] }),
    firstResponse: z
      .boolean()
      .optional()
      .describe(
        'It has clocks even while nothing at all is known of any place where the organization or people are',
      ),
    recordRetention: term.nullable().default(null),
    replaces: z
      .array(key)
      .default([])
      .describe(
        'Of a rule that is proposed or to come: the rules it would take the place of, for comparisons',
      ),
    contractOverlay: z.boolean().default(false),
    verification: z.strictObject({
      state: z.enum(['verified', 'memory', 'derived', 'stated']),
      sources: z.array(z.string()).min(1),
      checked: day,
      reviewer: z.string().nullable().default(null),
    }),
    notes: z.array(z.string()).default([]),
    fixtures: z.array(fixtureModel),
  })
  .refine((rule) => rule.fixtures.some((one) => one.expect.verdict === 'REQUIRED'), {
    path: ['fixtures'],
    error: 'A rule needs a positive fixture: one case in which it is REQUIRED',
  })
  .refine((rule) => rule.fixtures.some((one) => one.expect.verdict === 'NOT_REQUIRED'), {
    path: ['fixtures'],
    error: 'A rule needs a negative fixture: one case in which it is NOT_REQUIRED',
  })
  .refine((rule) => ['proposed', 'future'].includes(rule.status) || rule.replaces.length === 0, {
    path: ['replaces'],
    error:
      'Only a rule that is proposed or to come says what it would replace: a law in force ends the version before it',
  })
  .refine((rule) => rule.status !== 'in_force' || rule.source !== 'STATUTE' || rule.validity.from !== null, {
    path: ['validity', 'from'],
    error: 'A statute in force has a first day',
  }) satisfies z.ZodType<Rule>;

/** One file of notifications/regimes: a law, or a family of laws. */
export const regimeFileModel = z
  .strictObject({ title: z.string().min(1), rules: z.array(ruleModel).min(1) })
  .meta({ title: 'Tocsin regime file', description: 'One law or family of laws; one rule is one duty.' });

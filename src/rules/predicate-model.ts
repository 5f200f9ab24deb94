import { z } from 'zod';
import type { Predicate } from '../domain/predicate.ts';

const cited = { clause: z.string().min(1).optional(), label: z.string().min(1).optional() };
const operator = z.enum(['>', '>=', '<', '<=']);
const scalar = z.union([z.string(), z.number(), z.boolean()]);

export const dataRole = z.enum(['CONTROLLER', 'JOINT_CONTROLLER', 'PROCESSOR']);

const dataSetTest = z.strictObject({
  roles: z.array(dataRole).min(1).optional(),
  personalData: z.boolean().optional(),
  breach: z
    .array(z.enum(['confidentiality', 'integrity', 'availability']))
    .min(1)
    .optional(),
  accessed: z.boolean().optional(),
  acquired: z.boolean().optional(),
  categories: z.array(z.array(z.string()).min(1)).min(1).optional(),
  controllers: z.array(z.string().min(1)).min(1).optional(),
  medium: z
    .array(z.enum(['ELECTRONIC', 'PAPER', 'ORAL']))
    .min(1)
    .optional(),
  protected: z.boolean().optional(),
  passwordsRecoverable: z.boolean().optional(),
  stillAvailable: z.boolean().optional(),
});

const region = z
  .string()
  .regex(/^(EU|EEA|[A-Z]{2}(-[A-Z0-9]{1,3})?)$/, 'A region is "EU", "EEA", "DE" or "US-CA"');

const factTest = z
  .strictObject({
    key: z.string(),
    answered: z.literal(true).optional(),
    is: scalar.optional(),
    unanswered: z.literal(false).optional(),
    in: z.array(scalar).min(1).optional(),
    within: region.optional(),
    op: operator.optional(),
    n: z.number().optional(),
  })
  .refine(
    (test) =>
      [test.answered, test.is, test.in, test.within, test.op].filter((one) => one !== undefined).length ===
        1 && (test.op === undefined) === (test.n === undefined),
    'A fact is tested with exactly one of "answered", "is", "in", "within", or "op" with "n"',
  );

const regions = z
  .union([region.transform((one) => [one]), z.array(region).min(1)])
  .describe('One region, or several of which one is enough');

const countTest = z.strictObject({
  in: region.optional(),
  eachOf: region.optional(),
  kinds: z.array(z.string()).min(1).optional(),
  where: dataSetTest.optional(),
  op: operator,
  n: z.number().int().nonnegative(),
});

/** The closed predicate language as YAML writes it. */
export const predicateModel: z.ZodType<Predicate> = z
  .union([
    z.strictObject({ all: z.array(z.lazy(() => predicateModel)).min(1), ...cited }),
    z.strictObject({ any: z.array(z.lazy(() => predicateModel)).min(1), ...cited }),
    z.strictObject({ not: z.lazy(() => predicateModel), ...cited }),
    z.strictObject({ always: z.boolean(), ...cited }),
    z.strictObject({ fact: factTest, ...cited }),
    z.strictObject({ dataSet: dataSetTest, ...cited }),
    z.strictObject({ everyDataSet: z.strictObject({ of: dataSetTest, is: dataSetTest }), ...cited }),
    z.strictObject({
      affected: z.strictObject({ in: region, kinds: z.array(z.string()).min(1).optional() }),
      ...cited,
    }),
    z.strictObject({
      among: z.strictObject({ who: z.enum(['minors', 'vulnerable']), in: region.optional() }),
      ...cited,
    }),
    z.strictObject({ count: countTest, ...cited }),
    z.strictObject({
      organization: z.strictObject({
        establishedIn: regions.optional(),
        representativeIn: regions.optional(),
      }),
      ...cited,
    }),
  ])
  .meta({ id: 'Predicate', description: 'A test of facts that comes to yes, no or unknown.' });

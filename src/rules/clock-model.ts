import { IANAZone } from 'luxon';
import { z } from 'zod';
import type { Clock } from '../domain/clock.ts';
import { predicateModel } from './predicate-model.ts';

const calendarWords =
  'A file of notifications/calendars (us-federal), country:DE or country:US-CA (public holidays there), or entity (those where the organization has its main establishment)';

export const term = z
  .strictObject({
    unit: z.enum(['elapsed_hours', 'calendar_days', 'calendar_months', 'business_days', 'none']),
    n: z.number().int().nonnegative().default(0),
    calendar: z.string().nullable().default(null).describe(calendarWords),
  })
  .refine(
    (one) => (one.unit === 'none') === (one.n === 0),
    'A term has a number of units, and "none" has none',
  )
  .refine(
    (one) => (one.unit === 'business_days') === (one.calendar !== null),
    'Business days name their calendar, and only they do',
  );

const startEvent = z
  .string()
  .regex(
    /^((end_of_year:)?[a-z][a-z0-9_]*|answered:[a-z0-9][a-z0-9-]*)$/,
    'A start event is written like_this, end_of_year:like_this, or answered:like-this for the first answer under another rule',
  )
  .describe(
    'A time of the incident (occurred, occurred_to, detected, aware, contained), a milestone (discovered, determined, …), or our own act under another rule: answered:<rule id>, its first qualifying answer (a filing that was submitted, a dispatch that reached somebody). end_of_year:<event> is the end of the calendar year in which the event lies',
  );

export const zoneName = z
  .string()
  .refine((zone) => IANAZone.isValidZone(zone), 'This is not an IANA time zone');

const zone = z
  .union([
    z.literal('entity').transform(() => ({ kind: 'entity' as const })),
    zoneName.transform((name) => ({ kind: 'fixed' as const, zone: name })),
  ])
  .default({ kind: 'entity' })
  .describe('"entity" (the organization\'s own zone) or an IANA zone');

/** A clock as YAML writes it. */
export const clockModel = z
  .strictObject({
    start: startEvent,
    term,
    cases: z
      .array(
        z.strictObject({
          id: z.string().min(1),
          when: predicateModel,
          term,
          citation: z.string().min(1),
          says: z.string().min(1).describe('Whose term it is, in a few words'),
        }),
      )
      .default([])
      .describe(
        'Another term for some: the first case that holds replaces the term; while one is open the earliest possible date counts',
      ),
    floor: z
      .enum([
        'none',
        'without_undue_delay',
        'without_unreasonable_delay',
        'as_soon_as_possible',
        'immediately',
      ])
      .default('none'),
    zone,
    combine: z.enum(['single', 'min', 'fallback']).default('single'),
    alternatives: z
      .array(
        z.strictObject({
          start: startEvent,
          term,
          lapsesIfMainStartsLater: z.boolean().default(false),
          whileUnknown: startEvent.nullable().default(null),
        }),
      )
      .default([]),
    whileUnknown: startEvent.nullable().default(null),
    readings: z.array(z.strictObject({ start: startEvent, says: z.string().min(1) })).default([]),
    softTarget: term.nullable().default(null),
    concurrentWith: z.string().nullable().default(null),
    rollover: z
      .strictObject({
        kind: z.enum(['none', 'next_business_day_noon', 'next_business_day_end']),
        mode: z.enum(['apply', 'info']),
        calendar: z.string().nullable().default(null).describe(calendarWords),
        when: predicateModel.optional().describe('For whom; absent: for everybody'),
      })
      .default({ kind: 'none', mode: 'info', calendar: null }),
    extensions: z
      .array(
        z.strictObject({
          id: z.string(),
          add: term,
          requires: z.string(),
          citation: z.string().min(1).nullable().default(null),
          when: predicateModel.optional().describe('Added once this holds; absent: only shown'),
        }),
      )
      .default([]),
  })
  .refine(
    (clock) => (clock.combine === 'single') === (clock.alternatives.length === 0),
    'Alternatives say how they combine, "min" or "fallback"; a single term has none',
  )
  .refine(
    (clock) => clock.start !== 'aware' || clock.whileUnknown !== null,
    'A clock started by awareness says what runs until awareness is declared (whileUnknown)',
  ) satisfies z.ZodType<Clock>;

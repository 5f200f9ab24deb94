import type { EventType } from '../domain/event.ts';
import type { EventRow } from '../platform/audit/event.row.ts';

/** Something that left the company: what, towards whom, how much, when and by whose act. */
export interface Disclosure {
  readonly eventId: string;
  readonly at: EventRow['at'];
  readonly memberId: string | null;
  readonly what: string;
  /** How many people or messages; null: one thing. */
  readonly count: number | null;
  /** SHA-256 of what left, where it was kept. */
  readonly digest: string | null;
}

type Details = Readonly<Record<string, unknown>>;
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The events by which something leaves, each in words. What is not here stays in the house. */
const leaving: {
  readonly [T in EventType]?: (details: Details) => Omit<Disclosure, 'eventId' | 'at' | 'memberId'> | null;
} = {
  'filing.recorded': ({ state, kind }) =>
    state === 'PREPARED' ? null : { what: `${String(kind)} filing`, count: null, digest: null },
  'dispatch.completed': ({ accepted, ledgerDigest }) => ({
    what: 'notices accepted by mail servers',
    count: number(accepted),
    digest: text(ledgerDigest),
  }),
  'notice.test-sent': () => ({ what: 'test of a notice to members', count: null, digest: null }),
  'people.told-otherwise': ({ channel, count }) => ({
    what: `people told by ${String(channel).toLowerCase().replaceAll('_', ' ')}`,
    count: number(count),
    digest: null,
  }),
  'people.listed-in-clear': ({ count }) => ({
    what: 'list of people not reached, in clear',
    count: number(count),
    digest: null,
  }),
  'report.exported': ({ format, digest, privileged }) => ({
    what: `report of the incident as ${String(format)}${privileged === true ? ', privileged material included' : ''}`,
    count: null,
    digest: text(digest),
  }),
  'register.exported': ({ format, entries, digest }) => ({
    what: `register of breaches as ${String(format)}`,
    count: number(entries),
    digest: text(digest),
  }),
};

/** The types of event by which something leaves, for a query. */
export const leavingTypes = Object.keys(leaving) as EventType[];

/** What left by one event; null where nothing did. */
export function disclosureOf({ id, at, actor, type, details }: EventRow): Disclosure | null {
  const left = leaving[type]?.(details);
  return left ? { eventId: id, at, memberId: actor.memberId ?? null, ...left } : null;
}

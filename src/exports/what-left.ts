import type { EventType, Happenings } from '../domain/event.ts';
import type { EventRow } from '../platform/audit/event.row.ts';
import type { StayingType } from './what-stays.ts';

/** Something that left the company: what, towards whom, how much, when and by whose act. */
export interface Disclosure {
  readonly eventId: string;
  /** Null: of no incident alone. */
  readonly incidentId: string | null;
  readonly at: EventRow['at'];
  readonly memberId: string | null;
  readonly what: string;
  /** How many people or messages; null: one thing, or not known. */
  readonly count: number | null;
  /** SHA-256 of what left, where it was kept. */
  readonly digest: string | null;
}

type Left = Pick<Disclosure, 'what'> & Partial<Pick<Disclosure, 'count' | 'digest'>>;
type LeavingType = Exclude<EventType, StayingType>;
type Ways = { readonly [T in LeavingType]: (details: Happenings[T]) => Left | null };

const inWords = (code: string): string => code.toLowerCase().replaceAll('_', ' ');

/**
 * The events by which data or words leave, each in words. An event that stands neither here nor in `what-stays.ts` does not
 * compile: whoever adds a way out says so.
 */
const leaving: Ways = {
  'filing.recorded': ({ state, kind }) => (state === 'PREPARED' ? null : { what: `${kind} filing` }),
  'dispatch.started': ({ kind, total }) => ({
    what: `sending of notices began${kind === 'LIVE' ? '' : ` (${kind.toLowerCase()})`}`,
    count: total,
  }),
  'dispatch.completed': ({ accepted, uncertain, ledgerDigest }) => ({
    what: `notices accepted by mail servers${uncertain > 0 ? ` (and perhaps ${uncertain} more)` : ''}`,
    count: accepted,
    digest: ledgerDigest,
  }),
  'dispatch.cancelled': ({ accepted }) => ({
    what: 'notices that had left when the sending was cancelled',
    // Entries made before it was counted do not say.
    count: accepted ?? null,
  }),
  'delivery.settled': ({ as }) => (as === 'RESENT' ? { what: 'notice sent again', count: 1 } : null),
  'self-check.answered': ({ answers }) => ({
    what: 'answers to who asked whether they are affected',
    count: answers,
  }),
  'notice.test-sent': ({ memberIds }) => ({ what: 'test of a notice to members', count: memberIds.length }),
  'people.told-otherwise': ({ channel, count }) => ({ what: `people told by ${inWords(channel)}`, count }),
  'people.listed-in-clear': ({ count }) => ({ what: 'list of people not reached, in clear', count }),
  'notice.exported': ({ locale, approved, digest }) => ({
    what: `notice as a page (${locale}${approved ? '' : ', not approved'})`,
    digest,
  }),
  'letters.exported': ({ format, people, digest }) => ({
    what: `letters to people not reached, as ${format}`,
    count: people,
    digest,
  }),
  'person.revealed': () => ({ what: 'person shown in clear to a member', count: 1 }),
  'attachment.downloaded': () => ({ what: 'file of the incident downloaded' }),
  'correspondence.logged': ({ direction, party, corrects }) =>
    direction === 'OUT' && corrects === null ? { what: `correspondence to ${inWords(party)}` } : null,
  'page.sent': ({ members, contacts, endpoints }) => ({
    what: `page to staff (members ${members.length}, contacts ${contacts.length}, webhooks ${endpoints.length})`,
    count: members.length + contacts.length + endpoints.length,
  }),
  'pager.tested': () => ({ what: 'test page to a webhook', count: 1 }),
  'report.exported': ({ format, digest, privileged }) => ({
    what: `report of the incident as ${format}${privileged ? ', privileged material included' : ''}`,
    digest,
  }),
  'filing.exported': ({ format, digest }) => ({ what: `prepared filing as ${format}`, digest }),
  'veris.exported': ({ digest, victim, words }) => ({
    what: `incident as VERIS${victim ? ', with who the victim is' : ''}${words ? ', with the words of its record' : ''}`,
    digest,
  }),
  'register.exported': ({ format, entries, digest }) => ({
    what: `register of breaches as ${format}`,
    count: entries,
    digest,
  }),
};

/** The types of event by which something may leave, for a query. */
export const leavingTypes = Object.keys(leaving) as readonly LeavingType[];

/** What left by one event; null where nothing did. */
export function disclosureOf({ id, at, actor, type, incidentId, details }: EventRow): Disclosure | null {
  const way = (leaving as Readonly<Partial<Record<EventType, unknown>>>)[type];
  const left = (way as ((given: unknown) => Left | null) | undefined)?.(details);
  if (!left) return null;
  return {
    ...{ eventId: id, incidentId, at, memberId: actor.memberId ?? null },
    ...{ what: left.what, count: left.count ?? null, digest: left.digest ?? null },
  };
}

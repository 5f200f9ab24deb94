import type { Profile } from '../rules/catalog.ts';
import type { ContactKind, ContactRow } from './contact.row.ts';
import { waysTo } from './contact-ways.ts';
import type { OrganizationRow } from './organization.row.ts';

/** Somebody to turn to who is not set, so that it is seen before the night it is needed. Never blocks recording. */
export interface MissingContact {
  /** null: the legal name of the organization itself. */
  readonly kind: ContactKind | null;
  /** Of an authority: the key by which obligations name it. */
  readonly authority: string | null;
  readonly why: string;
  readonly neededFor: string;
}

/** What a contact is for; `reach`: a name alone is not enough. */
const needs: readonly (readonly [kind: ContactKind, reach: boolean, neededFor: string])[] = [
  ['RESPONSIBLE', true, 'whoever is called first, at any hour'],
  ['SECOND', true, 'whoever is called when the first does not answer: another person'],
  ['DECISION_MAKER', true, 'deciding for the controller: approval of notices and filings'],
  [
    'PRIVACY',
    true,
    'the contact point that notices name (GDPR Art. 34(2)); the data protection officer will do',
  ],
  [
    'DPO',
    true,
    'the data protection officer, whom authorities ask for (GDPR Art. 33(3)(b)) and whose opinion is recorded',
  ],
  ['COUNSEL', false, 'legal advice, also in the first hours'],
  ['INSURER', false, 'notifying a cyber insurer in time, if there is one'],
  ['FORENSICS', false, 'securing evidence'],
  ['EU_REPRESENTATIVE', true, 'the representative in the Union (GDPR Art. 27)'],
];

/** What the contact card lacks. A placeholder never counts as set. */
export function missingContacts(
  organization: Pick<OrganizationRow, 'legalName' | 'representatives'>,
  contacts: readonly ContactRow[],
  profile: Profile | null,
): readonly MissingContact[] {
  const wanted = needs.filter(
    ([kind]) => kind !== 'EU_REPRESENTATIVE' || organization.representatives.length > 0,
  );
  return [...missingName(organization), ...wanted.flatMap((need) => lacking(need, contacts, profile))];
}

/** Of these kinds alone: what one incident needs now. */
export function missingOfKinds(
  kinds: ReadonlySet<ContactKind>,
  contacts: readonly ContactRow[],
): readonly MissingContact[] {
  return needs.filter(([kind]) => kinds.has(kind)).flatMap((need) => lacking(need, contacts, null));
}

/** A notice names who is answerable: without a legal name it cannot say so. */
export function missingName({ legalName }: Pick<OrganizationRow, 'legalName'>): readonly MissingContact[] {
  if (legalName?.trim()) return [];
  const neededFor = 'saying in notices and filings who is answerable: set legalName with amendOrganization';
  return [{ kind: null, authority: null, why: 'The legal name of the organization is not set.', neededFor }];
}

function lacking(
  [kind, reach, neededFor]: (typeof needs)[number],
  contacts: readonly ContactRow[],
  profile: Profile | null,
): MissingContact[] {
  // The data protection officer is a contact point too.
  const kinds: ContactKind[] = kind === 'PRIVACY' ? ['PRIVACY', 'DPO'] : [kind];
  const held = contacts.filter((one) => kinds.includes(one.kind));
  const set = held.filter((one) => waysTo(one).length > 0 || (!reach && Boolean(one.name)));
  const why = whyNot(kind, held, set, contacts);
  return why === null ? [] : [{ kind, authority: null, why: `${why}${noteOf(kind, profile)}`, neededFor }];
}

function whyNot(
  kind: ContactKind,
  held: readonly ContactRow[],
  set: readonly ContactRow[],
  contacts: readonly ContactRow[],
): string | null {
  if (held.length === 0) return 'None is set.';
  if (set.length === 0)
    return 'It is set, but without a way to reach anybody: a name alone, or a placeholder.';
  if (kind !== 'SECOND') return null;
  const firsts = contacts.filter((one) => one.kind === 'RESPONSIBLE');
  const another = set.some((one) => firsts.every((first) => !samePerson(one, first)));
  return another ? null : 'It is the responsible person again: a second one is somebody else.';
}

function samePerson(one: ContactRow, other: ContactRow): boolean {
  const ways = new Set(waysTo(other).map((way) => way.toLowerCase()));
  return waysTo(one).some((way) => ways.has(way.toLowerCase()));
}

/** What the published policy gave for it, if anything: never an address to use. */
function noteOf(kind: ContactKind, profile: Profile | null): string {
  const purpose = kind.toLowerCase().replaceAll('_', '-');
  const note = profile?.contacts.find((one) => one.purpose === purpose)?.note;
  return note ? ` The published policy: ${note}` : '';
}

import { within } from '../domain/jurisdiction.ts';
import type { ContactKind, ContactRow } from '../organizations/contact.row.ts';
import { waysTo } from '../organizations/contact-ways.ts';
import { type MissingContact, missingName, missingOfKinds } from '../organizations/missing-contacts.ts';
import type { OrganizationRow } from '../organizations/organization.row.ts';
import type { Catalog } from '../rules/catalog.ts';
import type { ShownObligation } from './shown-obligation.ts';

type Duty = Pick<
  ShownObligation,
  'recipientKind' | 'recipientKey' | 'recipientName' | 'verdict' | 'state' | 'title'
>;
type Organization = Pick<OrganizationRow, 'legalName' | 'representatives'>;

/** Whom these duties need that is not set: authorities to file with, contact points to name, somebody who decides. */
export function missingContactsOf(
  duties: readonly Duty[],
  organization: Organization,
  contacts: readonly ContactRow[],
  catalog: Pick<Catalog, 'authorities'>,
): readonly MissingContact[] {
  const open = duties.filter(
    ({ verdict, state }) => verdict !== 'NOT_REQUIRED' && /^(OPEN|PARTLY_MET)$/.test(state),
  );
  const told = open.filter(({ recipientKind }) => recipientKind !== 'internal_record');
  if (told.length === 0) return [];
  const authorities = told.filter(({ recipientKind }) => recipientKind === 'authority');
  const kinds = new Set<ContactKind>(['DECISION_MAKER', 'PRIVACY']);
  const inUnion = authorities.some(
    ({ recipientKey }) => within(placeOf(recipientKey, catalog), 'EEA') === 'YES',
  );
  if (inUnion && organization.representatives.length > 0) kinds.add('EU_REPRESENTATIVE');
  const byKey = new Map(authorities.map((duty) => [duty.recipientKey, duty]));
  return [
    ...[...byKey.values()].flatMap((duty) => lackingAuthority(duty, contacts, catalog)),
    ...missingOfKinds(kinds, contacts),
    ...missingName(organization),
  ];
}

/** An authority is ready when there is a portal and somebody who can sign in, or a mail channel somebody vouches for. */
function lackingAuthority(
  { recipientKey, recipientName, title }: Duty,
  contacts: readonly ContactRow[],
  catalog: Pick<Catalog, 'authorities'>,
): MissingContact[] {
  const place = placeOf(recipientKey, catalog);
  // Who is competent is still a question; the obligation itself asks it.
  if (place === null) return [];
  const theirs = contacts.filter(
    (one) => one.kind === 'AUTHORITY' && isFor(one, recipientKey, place, catalog),
  );
  if (theirs.some(ready)) return [];
  const name = recipientName ?? recipientKey;
  const [first] = theirs;
  const why =
    first === undefined
      ? `No contact of ${name} is set.`
      : `The contact of ${name} lacks ${lacks(first)}, and no mail channel of it is verified.`;
  return [{ kind: 'AUTHORITY', authority: recipientKey, why, neededFor: title }];
}

function ready(contact: ContactRow): boolean {
  return contact.mailVerifiedAt !== null || lacks(contact) === '';
}

function lacks(contact: ContactRow): string {
  const { url, loginMemberId, loginHolder } = contact;
  const portal = url !== null && waysTo(contact).includes(url);
  const held = loginMemberId !== null || loginHolder !== null;
  return [...(portal ? [] : ['a portal']), ...(held ? [] : ['somebody who holds the login'])].join(' and ');
}

/** By its key; or by its place, where no other authority of that place could be meant. */
function isFor(
  { authority, jurisdiction }: ContactRow,
  key: string,
  place: string,
  { authorities }: Pick<Catalog, 'authorities'>,
): boolean {
  // Which of the authorities of a federal country is competent may be open: one of them is a beginning.
  const supervisory = key.startsWith('sa:');
  if (authority !== null) return authority === key || (supervisory && authority.startsWith(`${key}-`));
  const others = [...authorities.values()].some((one) => one.jurisdiction === place && one.key !== key);
  return !others && (supervisory ? within(jurisdiction, place) === 'YES' : jurisdiction === place);
}

/** Where an authority is competent; null: which one is not decided. */
function placeOf(key: string, { authorities }: Pick<Catalog, 'authorities'>): string | null {
  return authorities.get(key)?.jurisdiction ?? /^sa:([A-Z]{2}(?:-[A-Z0-9]{1,3})?)$/.exec(key)?.[1] ?? null;
}

import { within } from '../domain/jurisdiction.ts';
import {
  contactsFor,
  type Directory,
  isReady,
  placeOfAuthority,
  whatContactLacks,
} from '../organizations/authority-contacts.ts';
import type { ContactKind, ContactRow } from '../organizations/contact.row.ts';
import { type MissingContact, missingName, missingOfKinds } from '../organizations/missing-contacts.ts';
import type { OrganizationRow } from '../organizations/organization.row.ts';
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
  catalog: Directory,
): readonly MissingContact[] {
  const open = duties.filter(
    ({ verdict, state }) => verdict !== 'NOT_REQUIRED' && /^(OPEN|PARTLY_MET)$/.test(state),
  );
  const told = open.filter(({ recipientKind }) => recipientKind !== 'internal_record');
  if (told.length === 0) return [];
  const authorities = told.filter(({ recipientKind }) => recipientKind === 'authority');
  const kinds = new Set<ContactKind>(['DECISION_MAKER', 'PRIVACY']);
  const inUnion = authorities.some(
    ({ recipientKey }) => within(placeOfAuthority(recipientKey, catalog), 'EEA') === 'YES',
  );
  if (inUnion && organization.representatives.length > 0) kinds.add('EU_REPRESENTATIVE');
  const byKey = new Map(authorities.map((duty) => [duty.recipientKey, duty]));
  return [
    ...[...byKey.values()].flatMap((duty) => lackingAuthority(duty, contacts, catalog)),
    ...missingOfKinds(kinds, contacts),
    ...missingName(organization),
  ];
}

function lackingAuthority(
  { recipientKey, recipientName, title }: Duty,
  contacts: readonly ContactRow[],
  catalog: Directory,
): MissingContact[] {
  // Who is competent is still a question; the obligation itself asks it.
  if (placeOfAuthority(recipientKey, catalog) === null) return [];
  const theirs = contactsFor(recipientKey, contacts, catalog);
  if (theirs.some(isReady)) return [];
  const name = recipientName ?? recipientKey;
  const [first] = theirs;
  const why =
    first === undefined
      ? `No contact of ${name} is set.`
      : `The contact of ${name} lacks ${whatContactLacks(first)}, and no mail channel of it is verified.`;
  return [{ kind: 'AUTHORITY', authority: recipientKey, why, neededFor: title }];
}

import { within } from '../domain/jurisdiction.ts';
import type { Authority } from '../rules/catalog.ts';
import type { ContactRow } from './contact.row.ts';
import { waysTo } from './contact-ways.ts';

/** Which authorities there are, and where. */
export interface Directory {
  readonly authorities: ReadonlyMap<string, Pick<Authority, 'key' | 'jurisdiction'>>;
}

/** The contacts of the organization that reach this authority. */
export function contactsFor(
  key: string,
  contacts: readonly ContactRow[],
  directory: Directory,
): readonly ContactRow[] {
  const place = placeOfAuthority(key, directory);
  if (place === null) return [];
  return contacts.filter((one) => one.kind === 'AUTHORITY' && isFor(one, key, place, directory));
}

/** Where an authority is competent; null: which one is not decided. */
export function placeOfAuthority(key: string, { authorities }: Directory): string | null {
  return authorities.get(key)?.jurisdiction ?? /^sa:([A-Z]{2}(?:-[A-Z0-9]{1,3})?)$/.exec(key)?.[1] ?? null;
}

/** An authority is ready when there is a portal and somebody who can sign in, or a mail channel somebody vouches for. */
export function isReady(contact: ContactRow): boolean {
  return contact.mailVerifiedAt !== null || whatContactLacks(contact) === '';
}

export function whatContactLacks(contact: ContactRow): string {
  const { url, loginMemberId, loginHolder } = contact;
  const portal = url !== null && waysTo(contact).includes(url);
  const held = loginMemberId !== null || loginHolder !== null;
  return [...(portal ? [] : ['a portal']), ...(held ? [] : ['somebody who holds the login'])].join(' and ');
}

/** By its key; or by its place alone, which means its data protection authority, or else the only one it has. */
function isFor(
  { authority, jurisdiction }: ContactRow,
  key: string,
  place: string,
  { authorities }: Directory,
): boolean {
  // Which of the authorities of a federal country is competent may be open: one of them is a beginning.
  const supervisory = key.startsWith('sa:');
  if (authority !== null) return authority === key || (supervisory && authority.startsWith(`${key}-`));
  const others = [...authorities.values()].some(
    (one) =>
      one.jurisdiction === place &&
      one.key !== key &&
      !(supervisory && (!one.key.startsWith('sa:') || one.key.startsWith(`${key}-`))),
  );
  return !others && (supervisory ? within(jurisdiction, place) === 'YES' : jurisdiction === place);
}

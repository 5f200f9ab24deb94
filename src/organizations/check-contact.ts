import { Refusal } from '../domain/refusal.ts';
import { checkAddress } from '../platform/mail/address.ts';
import type { Catalog } from '../rules/catalog.ts';
import type { ContactKind, ContactRow } from './contact.row.ts';

export interface ContactInput {
  /** Replace this one. */
  readonly id?: string | null | undefined;
  /** Add one beside those of its kind. */
  readonly another?: boolean | null | undefined;
  readonly kind: ContactKind;
  readonly name?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly postalAddress?: string | null | undefined;
  readonly url?: string | null | undefined;
  /** Of an authority: the country or state it is competent for. */
  readonly jurisdiction?: string | null | undefined;
  /** Of an authority: the key by which obligations name it ("sa:IE"). */
  readonly authority?: string | null | undefined;
  readonly loginHolder?: string | null | undefined;
  readonly loginMemberId?: string | null | undefined;
}

type Stated = Pick<
  ContactRow,
  | 'name'
  | 'email'
  | 'phone'
  | 'postalAddress'
  | 'url'
  | 'jurisdiction'
  | 'authority'
  | 'loginHolder'
  | 'loginMemberId'
>;

const JURISDICTION = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/;
/** Supervisory authorities are named by their place, also those of a Land that no list holds. */
const SUPERVISORY = /^sa:([A-Z]{2}(?:-[A-Z0-9]{1,3})?)$/;

/** What the contact is to hold, or the refusal that says what is wrong with it. */
export function checkContact(catalog: Catalog, input: ContactInput): Stated {
  const text = (value: string | null | undefined) => value?.trim() || null;
  const name = text(input.name);
  const phone = text(input.phone);
  const postalAddress = text(input.postalAddress);
  const url = text(input.url);
  const email = text(input.email);
  if (![name, email, phone, postalAddress, url].some(Boolean))
    throw new Refusal('INVALID_INPUT', 'A contact needs a name or a way to reach it.');
  const checked = email === null ? null : checkAddress(email);
  if (checked && !checked.ok)
    throw new Refusal('INVALID_INPUT', `This e-mail address cannot be used: ${checked.problem}.`, {
      field: 'email',
    });
  if (url !== null && !/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : ''))
    throw new Refusal('INVALID_INPUT', 'url is a web address that begins with https://.', { field: 'url' });

  const authority = text(input.authority);
  const loginHolder = text(input.loginHolder);
  const loginMemberId = input.loginMemberId ?? null;
  if (input.kind !== 'AUTHORITY' && (authority || loginHolder || loginMemberId))
    throw new Refusal(
      'INVALID_INPUT',
      'authority and the holder of a login are for contacts of kind AUTHORITY.',
    );
  if (loginHolder && loginMemberId)
    throw new Refusal(
      'INVALID_INPUT',
      'The login is held by a member (loginMemberId) or by somebody named (loginHolder): give one.',
    );
  const place = placeOf(catalog, authority);
  const jurisdiction = text(input.jurisdiction) ?? place;
  if (jurisdiction !== null && !JURISDICTION.test(jurisdiction))
    throw new Refusal(
      'INVALID_INPUT',
      `"${jurisdiction}" is no jurisdiction: use ISO 3166 codes such as "DE" or "US-CA".`,
      { field: 'jurisdiction' },
    );
  if (place !== null && jurisdiction !== place)
    throw new Refusal(
      'INVALID_INPUT',
      `${authority} is competent for ${place}, not for ${jurisdiction}: leave out jurisdiction.`,
      { field: 'jurisdiction' },
    );
  const mail = checked?.address ?? null;
  return {
    name,
    email: mail,
    phone,
    postalAddress,
    url,
    jurisdiction,
    authority,
    loginHolder,
    loginMemberId,
  };
}

function placeOf(catalog: Catalog, authority: string | null): string | null {
  if (authority === null) return null;
  const place = catalog.authorities.get(authority)?.jurisdiction ?? SUPERVISORY.exec(authority)?.[1];
  if (place === undefined) {
    throw new Refusal(
      'INVALID_INPUT',
      `There is no authority "${authority}". Take the recipientKey of the obligation ("sa:IE"), or leave it out and give the jurisdiction.`,
      { field: 'authority' },
    );
  }
  return place;
}

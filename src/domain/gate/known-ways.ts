import { houseOf, urlOf } from './links.ts';
import { inLatin, plainly } from './plain-text.ts';
import { digitsOf, isSameNumber, type WaySaid, waysIn } from './ways.ts';

/** What of a notice is known to be the organization's own, or an authority's. */
export interface KnownWays {
  readonly emails: readonly string[];
  /** Digits alone. */
  readonly phones: readonly string[];
  /** Hosts of its own, by their house ("codecraft.test"). */
  readonly houses: readonly string[];
  /** Names it goes by, and of the people it names as contacts. */
  readonly names: readonly string[];
  /** The incident's own reference; null: none. */
  readonly reference: string | null;
}

/** A contact as it is written down. */
export interface ContactWritten {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly url: string | null;
  readonly postalAddress: string | null;
}

export function knownWays(
  contacts: readonly ContactWritten[],
  names: readonly (string | null)[],
  reference: string | null,
): KnownWays {
  const emails = contacts.flatMap(({ email }) => (email ? [email.trim().toLowerCase()] : []));
  const hosts = contacts.flatMap(({ url }) => (url ? [urlOf(url.trim())?.hostname ?? ''] : []));
  const written = contacts.flatMap(({ phone, postalAddress }) => [phone ?? '', postalAddress ?? '']);
  const phones = [
    ...contacts.flatMap(({ phone }) => (phone ? [digitsOf(inLatin(plainly(phone)))] : [])),
    ...written.flatMap((text) => waysIn(inLatin(plainly(text))).map(({ value }) => value)),
  ];
  return {
    emails,
    phones: phones.filter((one) => /^\d{4,}$/.test(one)),
    houses: [
      ...new Set(
        [...hosts, ...emails.map((one) => one.split('@')[1] ?? '')].filter((one) => one !== '').map(houseOf),
      ),
    ],
    names: [...names, ...contacts.map(({ name }) => name)].filter(
      (one) => one !== null && one.trim() !== '',
    ) as string[],
    reference,
  };
}

export function isPublished(
  { kind, value }: Pick<WaySaid, 'kind' | 'value'>,
  { emails, phones }: KnownWays,
): boolean {
  return kind === 'EMAIL' ? emails.includes(value) : phones.some((one) => isSameNumber(one, value));
}

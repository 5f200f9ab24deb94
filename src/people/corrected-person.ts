import type { DateTime } from 'luxon';
import { type AgeBand, ageBandOf, birthDate } from '../domain/age.ts';
import { undeterminable } from '../domain/jurisdiction.ts';
import { Refusal } from '../domain/refusal.ts';
import { checkAddress } from '../platform/mail/address.ts';
import type { AffectedPersonRow } from './affected-person.row.ts';
import { jurisdictionOf } from './countries.ts';
import { localeOf } from './locales-seen.ts';
import type { Identity } from './sealed-person.ts';

/** What was wrong of a person. Absent stays as it is; null: not known. */
export interface PersonCorrection {
  readonly email?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly postalAddress?: readonly string[] | null | undefined;
  readonly dateOfBirth?: string | null | undefined;
  readonly ageBand?: AgeBand | null | undefined;
  readonly guardianEmail?: string | null | undefined;
  readonly guardianName?: string | null | undefined;
  readonly jurisdiction?: string | null | undefined;
  readonly locale?: string | null | undefined;
  readonly kind?: string | null | undefined;
  readonly doNotContact?: boolean | null | undefined;
  readonly dataSetIds?: readonly string[] | null | undefined;
}

const LONGEST = 1_000;
const refuse = (field: string, says: string) => new Refusal('INVALID_INPUT', says, { field });

/** Who the person is after the correction; refuses what a file could not bring in either. */
export function correctedIdentity(before: Identity, change: PersonCorrection, now: DateTime<true>): Identity {
  const email = change.email === undefined ? before.email : addressOf('email', change.email);
  const name = change.name === undefined ? before.name : lineOf('name', change.name);
  const post =
    change.postalAddress === undefined
      ? (before.post ?? [])
      : (change.postalAddress ?? []).flatMap((line) => lineOf('postalAddress', line) ?? []);
  const born = change.dateOfBirth === undefined ? before.born : bornOf(change.dateOfBirth, now);
  const guardian = {
    email:
      change.guardianEmail === undefined
        ? (before.guardian?.email ?? null)
        : addressOf('guardianEmail', change.guardianEmail),
    name:
      change.guardianName === undefined
        ? (before.guardian?.name ?? null)
        : lineOf('guardianName', change.guardianName),
  };
  if (email === null && (name === null || (post.length === 0 && guardian.email === null)))
    throw refuse(
      'email',
      "Without a mail address a person needs a name, and a postal address or a guardian's mail address.",
    );
  return {
    ...{ email, name },
    ...(post.length > 0 && { post }),
    ...(born && { born }),
    ...((guardian.email || guardian.name) && { guardian }),
  };
}

/** The columns that follow from it. */
export function correctedColumns(
  before: AffectedPersonRow,
  identity: Identity,
  change: PersonCorrection,
  { kinds, now }: { readonly kinds: readonly string[]; readonly now: DateTime<true> },
): Partial<AffectedPersonRow> {
  const place =
    change.jurisdiction === undefined ? before.jurisdiction : (change.jurisdiction ?? undeterminable);
  const jurisdiction = jurisdictionOf(place);
  if (jurisdiction === null)
    throw refuse('jurisdiction', 'Use ISO 3166 codes: "DE", "US-CA"; null where residence is not known.');
  const locale = change.locale === undefined ? before.locale : change.locale && localeOf(change.locale);
  if (change.locale && !locale) throw refuse('locale', 'Use a language tag (BCP 47): "de", "pt-BR".');
  const kind = change.kind === undefined ? before.kind : change.kind;
  if (change.kind && !kinds.includes(change.kind))
    throw refuse('kind', `Known kinds of person: ${kinds.join(', ')}.`);
  if (identity.born && change.ageBand && change.ageBand !== ageBandOf(identity.born, now))
    throw refuse('ageBand', 'The date of birth says another age: correct that, or leave ageBand out.');
  const band = change.ageBand === undefined ? before.ageBand : (change.ageBand ?? 'UNKNOWN');
  return {
    ...{ jurisdiction, locale: locale ?? null, kind: kind ?? null },
    ageBand: identity.born ? ageBandOf(identity.born, now) : band,
    doNotContact: change.doNotContact ?? before.doNotContact,
    hasMail: identity.email !== null,
    hasPost: identity.post !== undefined,
    hasGuardian: Boolean(identity.guardian?.email),
    hasBirthDate: identity.born !== undefined,
  };
}

function addressOf(field: string, written: string | null): string | null {
  if (written === null || written.trim() === '') return null;
  const checked = checkAddress(written.trim());
  if (!checked.ok) throw refuse(field, `${field} is not exactly one plain mail address.`);
  return checked.address;
}

function lineOf(field: string, written: string | null): string | null {
  const line = (written ?? '').replace(/[\t\r\n]+/g, ' ').trim();
  if (line.length > LONGEST || /[\p{Cc}\u2028\u2029]/u.test(line))
    throw refuse(field, `${field} is longer than ${LONGEST} characters or contains a control character.`);
  return line || null;
}

function bornOf(written: string | null, now: DateTime<true>): string | undefined {
  if (written === null) return undefined;
  const born = birthDate(written, now);
  if (born === null) throw refuse('dateOfBirth', 'A date of birth reads 2012-05-31 and is no future day.');
  return born;
}

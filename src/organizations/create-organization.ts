import { IANAZone } from 'luxon';
import { v7 as uuid } from 'uuid';
import { Refusal } from '../domain/refusal.ts';
import { record } from '../platform/audit/record.ts';
import { addMember } from '../platform/auth/add-member.ts';
import { issueToken } from '../platform/auth/issue-token.ts';
import { insertRows } from '../platform/database/rows.ts';
import { asOrganization, type Work } from '../platform/database/work.ts';
import type { Catalog, Profile } from '../rules/catalog.ts';
import { OrganizationRow } from './organization.row.ts';
import { type GivenAnswers, withAnswers } from './organization-answers.ts';
import { type PolicyDates, PolicyRow } from './policy.row.ts';
import { ProcessorRow } from './processor.row.ts';

export interface NewOrganization {
  readonly name?: string | null | undefined;
  /** Key of a known profile (notifications/promises). */
  readonly profile?: string | null | undefined;
  readonly timeZone?: string | null | undefined;
  readonly administratorName: string;
  /** Answers to the catalogue's questions about the organization. */
  readonly facts?: GivenAnswers | null | undefined;
}

/**
 * Makes a tenant with its first administrator. A profile brings the policies that organization published: their
 * promises run from the first incident. The installation learns that it exists; what is inside stays with it.
 */
export async function createOrganization(
  work: Work,
  catalog: Catalog,
  input: NewOrganization,
): Promise<{ organizationId: string; administratorId: string; secret: string }> {
  const profile = profileOf(catalog, input.profile);
  const name = (input.name ?? profile?.name ?? '').trim();
  // A profile whose policy names no company loads all the same: its notices cannot pass until somebody names it.
  if (name === '' && !profile)
    throw new Refusal('INVALID_INPUT', 'An organization needs a name, or a profile.');
  const timeZone = input.timeZone ?? profile?.timeZone ?? 'UTC';
  if (!IANAZone.isValidZone(timeZone))
    throw new Refusal('INVALID_INPUT', 'timeZone is an IANA name such as "Europe/Berlin".');

  const facts = withAnswers(catalog, {}, input.facts ?? []);
  const { now } = work;
  const organizationId = uuid({ msecs: now.toMillis() });
  const made = await asOrganization(work, organizationId, async (inside) => {
    await insertRows(inside.db, OrganizationRow, {
      id: organizationId,
      name,
      legalName: profile?.legalName ?? null,
      profile: profile?.key ?? null,
      postalAddress: null,
      timeZone,
      establishments: profile?.establishments ? [...profile.establishments] : null,
      mainEstablishment: profile?.mainEstablishment ?? null,
      representatives: [...(profile?.representatives ?? [])],
      facts,
      createdAt: now,
      updatedAt: now,
    });
    await insertRows(inside.db, PolicyRow, policiesOf(inside, profile));
    await insertRows(inside.db, ProcessorRow, processorsOf(inside, profile));
    await record(inside, {
      type: 'organization.created',
      details: { organizationId, profile: profile?.key ?? null },
    });
    const { memberId } = await addMember(inside, { name: input.administratorName, roles: ['ADMINISTRATOR'] });
    const { secret } = await issueToken(inside, { memberId, name: 'first administrator' });
    return { administratorId: memberId, secret };
  });
  await record(work, {
    type: 'organization.created',
    details: { organizationId, profile: profile?.key ?? null },
  });
  return { organizationId, ...made };
}

function profileOf(catalog: Catalog, key: string | null | undefined): Profile | null {
  if (!key) return null;
  const profile = catalog.profiles.get(key);
  if (!profile) {
    const known = [...catalog.profiles.keys()].sort();
    throw new Refusal('INVALID_INPUT', `There is no profile "${key}". Known: ${known.join(', ')}.`, {
      known,
    });
  }
  return profile;
}

function policiesOf({ organizationId, now }: Work, profile: Profile | null): PolicyRow[] {
  return (profile?.policies ?? []).map(({ key, version, effectiveFrom, dates, confirm }) => ({
    organizationId,
    id: uuid({ msecs: now.toMillis() }),
    key,
    version,
    effectiveFrom,
    dates: dates.toUpperCase() as PolicyDates,
    toConfirm: [...confirm],
    createdAt: now,
  }));
}

/** What a policy says its processors receive is a beginning; whether a contract is signed it does not prove. */
function processorsOf({ organizationId, now }: Work, profile: Profile | null): ProcessorRow[] {
  return (profile?.processors ?? []).map(({ name, receives, categories, all }) => ({
    organizationId,
    id: uuid({ msecs: now.toMillis() }),
    name,
    categories: [...categories],
    receivesAll: all,
    receives,
    contractReference: null,
    securityContact: null,
    country: null,
    dpa: 'UNKNOWN',
    removedAt: null,
    createdAt: now,
    updatedAt: now,
  }));
}

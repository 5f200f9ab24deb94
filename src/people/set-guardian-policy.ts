import { memberOf } from '../domain/actor.ts';
import type { MinorTreatment, UnknownAgeTreatment } from '../domain/age.ts';
import { notFound, Refusal } from '../domain/refusal.ts';
import { record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { jurisdictionOf } from './countries.ts';
import { EVERYWHERE, GuardianPolicyRow } from './guardian-policy.row.ts';

export interface GuardianPolicyToSet {
  /** ISO 3166-1 alpha-2; absent: every country without a policy of its own. */
  readonly country?: string | null | undefined;
  readonly aged13To17: MinorTreatment;
  readonly ageUnknown: UnknownAgeTreatment;
}

/** Says how minors of a country, or of every other one, are written to. Holds for runs started from now on. */
export async function setGuardianPolicy(
  work: Work,
  { country: written, aged13To17, ageUnknown }: GuardianPolicyToSet,
): Promise<{ country: string }> {
  const { db, organizationId, now } = work;
  const country = countryOf(written);
  await db.query(
    `insert into guardian_policy (organization_id, country, aged_13_to_17, age_unknown, updated_by, updated_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict on constraint guardian_policy_pk do update
       set aged_13_to_17 = excluded.aged_13_to_17, age_unknown = excluded.age_unknown,
           updated_by = excluded.updated_by, updated_at = excluded.updated_at`,
    [organizationId, country, aged13To17, ageUnknown, memberOf(work.actor), now.toJSDate()],
  );
  await record(work, { type: 'guardian-policy.set', details: { country, aged13To17, ageUnknown } });
  return { country };
}

/** Drops a country's own policy: the one for everywhere, or the default, holds again. */
export async function dropGuardianPolicy(
  work: Work,
  { country: written }: Pick<GuardianPolicyToSet, 'country'>,
): Promise<{ country: string }> {
  const country = countryOf(written);
  const { organizationId } = work;
  const { affected } = await work.db.delete(GuardianPolicyRow, { organizationId, country });
  if (!affected) throw notFound('guardian policy');
  await record(work, { type: 'guardian-policy.dropped', details: { country } });
  return { country };
}

function countryOf(written: string | null | undefined): string {
  if (written === null || written === undefined) return EVERYWHERE;
  const country = jurisdictionOf(written);
  if (country === null || !/^[A-Z]{2}$/.test(country))
    throw new Refusal(
      'INVALID_INPUT',
      'country is an ISO 3166 code of two letters such as "DE"; "ZZ" for unknown residence.',
      {
        field: 'country',
      },
    );
  return country;
}

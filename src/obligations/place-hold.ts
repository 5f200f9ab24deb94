import type { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import { memberOf } from '../domain/actor.ts';
import type { RuleFamily } from '../domain/assess-all.ts';
import { type HoldScope, ownEndOf } from '../domain/hold.ts';
import { Refusal } from '../domain/refusal.ts';
import { lockIncident } from '../incidents/find-incident.ts';
import { findOrganization } from '../organizations/find-organization.ts';
import { rulesInPlay } from '../organizations/rules-in-play.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { record } from '../platform/audit/record.ts';
import type { StatementKind } from '../platform/audit/statement.row.ts';
import { insertRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { wakeAt } from '../platform/jobs/wakeup.ts';
import type { Catalog } from '../rules/catalog.ts';
import { HoldRow } from './hold.row.ts';

export interface NewHold {
  readonly incidentId: string;
  readonly agency: string;
  readonly officer: string;
  readonly written: boolean;
  readonly reason: string;
  /** When the agency said so; now if absent. */
  readonly statedAt?: DateTime | null | undefined;
  /** The time the agency stated. */
  readonly until?: DateTime | null | undefined;
  /** Neither of the two: everything. */
  readonly jurisdictions?: readonly string[] | null | undefined;
  readonly regimes?: readonly string[] | null | undefined;
}

const PLACE = /^(EU|EEA|[A-Z]{2}(-[A-Z0-9]{1,3})?)$/;

/**
 * Records that law enforcement asks for word to be held back. What that does to each duty is the rule's own to say
 * (none, delays, new due instant); what follows from the event stops the sends it covers. It ends by itself, or is lifted.
 */
export async function placeHold(work: Work, catalog: Catalog, input: NewHold): Promise<{ holdId: string }> {
  const { db, organizationId, now } = work;
  const placedBy = memberOf(work.actor);
  if (!placedBy) throw new Refusal('FORBIDDEN', 'A hold is recorded by a named person.');
  const { id: incidentId } = await lockIncident(work, input.incidentId);
  const organization = await findOrganization(db, organizationId);
  const statedAt = (input.statedAt?.toUTC() ?? now) as DateTime<true>;
  const until = (input.until?.toUTC() ?? null) as DateTime<true> | null;
  const endsAt = ownEndOf({ written: input.written, statedAt, until }, organization.timeZone);
  checkTimes({ statedAt, until, endsAt, now });
  const jurisdictions = [...(input.jurisdictions ?? [])];
  const regimes = [...(input.regimes ?? [])];
  checkScope({ jurisdictions, regimes }, (await rulesInPlay(db, catalog, organization)).families);

  const say = (kind: StatementKind, text: string) => makeStatement(work, { kind, text, incidentId });
  const agency = await say('HOLD_AGENCY', input.agency);
  const officer = await say('HOLD_OFFICER', input.officer);
  const reason = await say('HOLD_REASON', input.reason);
  const id = uuid({ msecs: now.toMillis() });
  const everything = jurisdictions.length === 0 && regimes.length === 0;
  const { written } = input;
  await insertRows(db, HoldRow, {
    ...{
      organizationId,
      id,
      incidentId,
      written,
      statedAt,
      until,
      endsAt,
      everything,
      jurisdictions,
      regimes,
    },
    ...{ agencyId: agency.statementId, officerId: officer.statementId, reasonId: reason.statementId },
    ...{ placedBy, placedAt: now, liftedBy: null, liftedAt: null, liftReasonId: null, lapsedAt: null },
  });
  if (endsAt) await wakeAt(work, endsAt, 'assess', incidentId);
  await record(work, {
    type: 'hold.placed',
    incidentId,
    details: {
      ...{ holdId: id, written, everything, jurisdictions, regimes, agency, officer, reason },
      ...{ statedAt: isoOf(statedAt), until: until && isoOf(until), endsAt: endsAt && isoOf(endsAt) },
    },
  });
  return { holdId: id };
}

/** A misspelt scope would hold nothing back, and nobody would notice. */
export function checkScope(
  { jurisdictions, regimes }: Omit<HoldScope, 'everything'>,
  families: readonly RuleFamily[],
) {
  const wrong = jurisdictions.find((place) => !PLACE.test(place));
  if (wrong !== undefined)
    throw new Refusal(
      'INVALID_INPUT',
      `"${wrong}" is no jurisdiction: write "US", "US-CA", "DE", "EU" or "EEA".`,
      { field: 'jurisdictions' },
    );
  const known = [...new Set(families.flatMap(({ versions }) => versions.map(({ regime }) => regime)))].sort();
  const unknown = regimes.find((regime) => !known.includes(regime));
  if (unknown !== undefined)
    throw new Refusal('INVALID_INPUT', `There is no regime "${unknown}".`, { field: 'regimes', known });
}

function checkTimes({
  statedAt,
  until,
  endsAt,
  now,
}: Record<'statedAt' | 'now', DateTime> & Record<'until' | 'endsAt', DateTime | null>) {
  if (statedAt > now)
    throw new Refusal('INVALID_INPUT', 'statedAt lies in the future.', { field: 'statedAt' });
  if (until && until <= statedAt)
    throw new Refusal('INVALID_INPUT', 'until lies before the statement itself.', { field: 'until' });
  if (endsAt && endsAt <= now)
    throw new Refusal(
      'INVALID_INPUT',
      `This hold ended ${endsAt.toISO()}: it holds nothing back any more. An oral one counts for 30 days from the statement at the most.`,
      { field: 'until' },
    );
}

const isoOf = (at: DateTime) => at.toUTC().toISO() as string;

import type { HeldTerms } from '../domain/hold.ts';
import { type Batch, manyEach, oneEach } from '../platform/database/batch.ts';
import { readFilings, type ShownFiling } from './shown-filing.ts';
import { type ReasonedObligation, readShown, type ShownObligation } from './shown-obligation.ts';

export const obligationById: Batch<string, ShownObligation | null> = async (db, ids) =>
  oneEach(ids, await readShown(db, 'where t.id = any($1)', [ids]), ({ id }) => id);

/** Earliest due first; those without a date last, as PostgreSQL sorts nulls. */
export const obligationsOf: Batch<string, ShownObligation[]> = async (db, ids) =>
  manyEach(
    ids,
    await readShown(db, 'where t.incident_id = any($1) order by t.due_at, t.id', [ids]),
    ({ incidentId }) => incidentId,
  );

/** Why each was judged so and how its date came about: read when somebody asks. */
export const reasoningOf: Batch<string, ReasonedObligation | null> = async (db, ids) =>
  oneEach(
    ids,
    (await db.query('select id, why, derivation from obligation where id = any($1)', [
      ids,
    ])) as ReasonedObligation[],
    ({ id }) => id,
  );

export const filingById: Batch<string, ShownFiling | null> = async (db, ids) =>
  oneEach(ids, await readFilings(db, 'where t.id = any($1)', [ids]), ({ id }) => id);

export const filingsOf: Batch<string, ShownFiling[]> = async (db, ids) =>
  manyEach(
    ids,
    await readFilings(db, 'where t.obligation_id = any($1) order by t.submitted_at, t.id', [ids]),
    ({ obligationId }) => obligationId,
  );

/** All of one submission for several incidents. */
export const filingsOfBundle: Batch<string, ShownFiling[]> = async (db, ids) =>
  manyEach(
    ids,
    await readFilings(db, 'where t.bundle_id = any($1) order by t.submitted_at, t.id', [ids]),
    ({ bundleId }) => bundleId ?? '',
  );

/** The terms of its rule that a law-enforcement hold looks at. */
export const heldTermsOf: Batch<string, (HeldTerms & { readonly id: string }) | null> = async (db, ids) =>
  oneEach(
    ids,
    (await db.query(
      `select id, rule ->> 'regime' as regime, rule ->> 'jurisdiction' as jurisdiction,
              coalesce(rule ->> 'holdEffect', 'none') as "holdEffect" from obligation where id = any($1)`,
      [ids],
    )) as (HeldTerms & { readonly id: string })[],
    ({ id }) => id,
  );

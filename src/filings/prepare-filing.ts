import { createHash } from 'node:crypto';
import type { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import { memberOf } from '../domain/actor.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import {
  checkFormAnswers,
  type FormAnswerProblem,
  unaskedAnswers,
} from '../domain/form/check-form-answers.ts';
import type { FormAnswers } from '../domain/form/fill-form.ts';
import { type Form, type FormValue, fieldsOf } from '../domain/form/form.ts';
import { Refusal } from '../domain/refusal.ts';
import { checkAnswerable } from '../obligations/check-answerable.ts';
import type { FilingKind } from '../obligations/filing.row.ts';
import { lockObligation } from '../obligations/lock-obligation.ts';
import type { ObligationRow } from '../obligations/obligation.row.ts';
import { phaseOf } from '../obligations/phase-of.ts';
import { PreparedFilingRow } from '../obligations/prepared-filing.row.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { record } from '../platform/audit/record.ts';
import type { StatementKind } from '../platform/audit/statement.row.ts';
import { loaderFor } from '../platform/database/batch.ts';
import { insertRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import type { Catalog } from '../rules/catalog.ts';
import { formFor } from '../rules/form-for.ts';
import { composeContent } from './compose-content.ts';
import { filedSoFar } from './filed-so-far.ts';
import type { FilingContent } from './filing-content.ts';
import { fillFor } from './fill.ts';
import { sceneOf } from './scene-of.ts';

export interface NewPreparedFiling {
  readonly obligationId: string;
  readonly kind: FilingKind;
  /** What a person answers, by field of the form. */
  readonly answers: readonly (readonly [string, FormValue])[];
  readonly lateReason?: string | null | undefined;
  /** Why an earlier filing is withdrawn. */
  readonly reason?: string | null | undefined;
  readonly refersToId?: string | null | undefined;
  /** More follows even if the form is full. */
  readonly moreFollows?: boolean | null | undefined;
  readonly restFollowsBy?: DateTime | null | undefined;
}

/** What an incomplete first filing says of the rest, unless a person says otherwise: as some authorities ask, three days. */
const REST_FOLLOWS_IN = { hours: 72 };

/**
 * Fills in the authority's form from the record and keeps it as it is to be handed in. It counts as nothing until somebody
 * records that it left; what is missing never keeps it from being made.
 */
export async function prepareFiling(
  work: Work,
  catalog: Catalog,
  input: NewPreparedFiling,
  accept: (content: FilingContent) => void = () => undefined,
): Promise<{ preparedFilingId: string }> {
  const { now } = work;
  const obligation = await lockObligation(work, input.obligationId);
  checkAnswerable(obligation, { channel: 'PORTAL' });
  const form = formFor(catalog, obligation.rule);
  refuseProblems(checkFormAnswers(form, input.answers));
  const answers: FormAnswers = new Map(input.answers);
  const { refersTo } = await phaseOf(work, { ...input, channel: 'PORTAL', state: 'PREPARED' });
  if (input.kind !== 'INITIAL' && refersTo === null)
    throw new Refusal(
      'CONFLICT',
      'Nothing was filed under this obligation yet: prepare the first filing (INITIAL).',
    );

  const reasons = { late: lateReasonIn(form, input), withdrawal: input.reason?.trim() || null };
  const load = loaderFor(async () => work.db);
  const { scene, incident, filings } = await sceneOf(load, catalog, {
    ...{ obligation, kind: input.kind, reporterId: memberOf(work.actor), now },
    lateReason: reasons.late,
    reason: reasons.withdrawal,
  });
  const before = await filedSoFar(load, filings);
  const fill = fillFor({
    ...{ form, scene, answers, before: before.fields },
    moreFollows: input.moreFollows ?? false,
  });
  refuseProblems(unaskedAnswers(fill.filled, answers));
  const restFollowsBy = fill.step === 'incomplete' ? restBy(input, now) : null;
  const first = filings.find(({ id }) => id === refersTo);
  const content = composeContent({
    ...{ form, fill, before, restFollowsBy },
    head: {
      kind: input.kind,
      duty: dutyOf(obligation, scene.duty.recipientName),
      incident: { reference: incident.reference, version: incident.version, exercise: incident.exercise },
      organization: scene.organization.legalName ?? scene.organization.name,
      preparedAt: now.toISO(),
      earlier: first ? { filingId: first.id, reference: first.reference } : null,
    },
  });
  accept(content);
  return keep(work, { obligation, content, restFollowsBy, refersTo, reasons });
}

/** Given beside the answers or as one of them. */
function lateReasonIn(form: Form, { lateReason, answers }: NewPreparedFiling): string | null {
  const fields = fieldsOf(form).filter(({ element }) => element === 'delay_reasons');
  const answer = answers.find(([id]) => fields.some((field) => field.id === id))?.[1];
  return lateReason?.trim() || (typeof answer === 'string' ? answer.trim() : '') || null;
}

function dutyOf({ rule }: ObligationRow, recipient: string): FilingContent['duty'] {
  return { rule: rule.id, citation: rule.citation, recipient };
}

function refuseProblems(problems: readonly FormAnswerProblem[]): void {
  if (problems.length > 0)
    throw new Refusal('INVALID_INPUT', problems.map(({ message }) => message).join(' '), {
      fields: problems.map(({ field }) => field),
    });
}

function restBy({ restFollowsBy }: NewPreparedFiling, now: DateTime<true>): DateTime {
  if (!restFollowsBy) return now.plus(REST_FOLLOWS_IN);
  if (restFollowsBy <= now)
    throw new Refusal('INVALID_INPUT', 'restFollowsBy lies in the past: say by when the rest follows.', {
      field: 'restFollowsBy',
    });
  return restFollowsBy;
}

interface Kept {
  readonly obligation: ObligationRow;
  readonly content: FilingContent;
  readonly restFollowsBy: DateTime | null;
  readonly refersTo: string | null;
  readonly reasons: { readonly late: string | null; readonly withdrawal: string | null };
}

async function keep(work: Work, kept: Kept): Promise<{ preparedFilingId: string }> {
  const { db, organizationId, now } = work;
  const { obligation, content, restFollowsBy, refersTo, reasons } = kept;
  const { incidentId } = obligation;
  const text = canonicalJson(content);
  const statement = await makeStatement(work, { kind: 'FILED_CONTENT', text, incidentId });
  const said = async (reason: string | null, statementKind: StatementKind) =>
    reason && (await makeStatement(work, { kind: statementKind, text: reason, incidentId })).statementId;
  const id = uuid({ msecs: now.toMillis() });
  const { kind, form, completeness } = content;
  await insertRows(db, PreparedFilingRow, {
    ...{ organizationId, id, obligationId: obligation.id, kind, completeness, restFollowsBy, refersTo },
    ...{ form: form.id, formVersion: form.version, incidentVersion: content.incident.version },
    complete: content.step === 'complete',
    contentId: statement.statementId,
    lateReasonId: await said(reasons.late, 'LATE_REASON'),
    reasonId: await said(reasons.withdrawal, 'FILING_REASON'),
    contentDigest: createHash('sha256').update(text).digest(),
    preparedBy: memberOf(work.actor),
    preparedAt: now,
  });
  await record(work, {
    type: 'filing.prepared',
    incidentId,
    details: {
      ...{ preparedFilingId: id, obligationId: obligation.id, kind, completeness },
      ...{ form: form.id, content: statement },
    },
  });
  return { preparedFilingId: id };
}

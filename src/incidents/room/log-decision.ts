import type { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import { memberOf } from '../../domain/actor.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import { record } from '../../platform/audit/record.ts';
import { insertRows } from '../../platform/database/rows.ts';
import type { Work } from '../../platform/database/work.ts';
import { findIncident } from '../find-incident.ts';
import { checkMember } from './check-member.ts';
import { DecisionRow } from './decision.row.ts';
import { keepWords } from './keep-words.ts';

export interface NewDecision {
  readonly incidentId: string;
  readonly what: string;
  readonly why: string;
  /** The member who decided; whoever logs it if nobody is named. */
  readonly decidedById?: string | null | undefined;
  /** Somebody without an account ("Vera Kraft, managing director"). */
  readonly deciderName?: string | null | undefined;
  readonly decidedAt?: DateTime | null | undefined;
  /** An earlier decision that this one replaces or puts right. */
  readonly correctsId?: string | null | undefined;
}

/** Writes down what a named person decided, and why. */
export async function logDecision(work: Work, input: NewDecision): Promise<{ decisionId: string }> {
  const { db, organizationId, now } = work;
  const { incidentId, decidedById, deciderName, decidedAt, correctsId = null } = input;
  await findIncident(db, organizationId, incidentId);
  await checkMember(work, decidedById);
  if (correctsId && !(await db.existsBy(DecisionRow, { organizationId, incidentId, id: correctsId })))
    throw notFound('decision');
  if (decidedById && deciderName)
    throw new Refusal('INVALID_INPUT', 'Name who decided once: decidedById or deciderName.');
  const decidedBy = deciderName ? null : (decidedById ?? memberOf(work.actor));
  if (!decidedBy && !deciderName)
    throw new Refusal('INVALID_INPUT', 'A decision has a name to it: say who decided.');
  if (decidedAt && decidedAt > now)
    throw new Refusal('INVALID_INPUT', 'decidedAt lies in the future: a decision is logged once it is made.');
  const words = (field: string, text: string) =>
    keepWords(work, { incidentId, kind: 'DECISION', text, field });
  const name = deciderName ? await words('deciderName', deciderName) : null;
  const what = await words('what', input.what);
  const why = await words('why', input.why);
  const decisionId = uuid({ msecs: now.toMillis() });
  const at = decidedAt ?? now;
  await insertRows(db, DecisionRow, {
    ...{ organizationId, id: decisionId, incidentId, decidedBy, deciderNameId: name?.statementId ?? null },
    ...{ decidedAt: at, whatId: what.statementId, whyId: why.statementId, correctsId },
    ...{ loggedBy: memberOf(work.actor), loggedAt: now },
  });
  await record(work, {
    type: 'decision.logged',
    incidentId,
    details: {
      ...{ decisionId, decidedBy, deciderName: name, what, why, corrects: correctsId },
      decidedAt: at.toUTC().toISO() ?? '',
    },
  });
  return { decisionId };
}

import type { Batch } from '../platform/database/batch.ts';
import { isHandSet } from './hand-set.ts';
import { filingsOf, obligationsOf } from './obligation.batch.ts';
import {
  type JudgedDuty,
  motivationOf,
  type RegisterSide,
  registerSides,
  type Told,
  toldOf,
  toldTogether,
} from './register-motivation.ts';
import {
  endsOf,
  type FoundRisk,
  foundRisksOf,
  judgedBy,
  lateReasons,
  processorNamesOf,
  reachedOf,
} from './register-sql.ts';
import { decisionsOfIncident } from './shown-decision.ts';
import type { ShownObligation } from './shown-obligation.ts';

/** One duty as the register answers for it. */
export interface RegisteredDuty {
  readonly duty: ShownObligation;
  readonly told: Told;
  readonly references: readonly string[];
  readonly motivation: readonly string[];
  readonly reasonsForDelay: readonly string[];
}

/** Whether one side was told, and why, or why not. */
export interface SideAnswer {
  readonly told: Told;
  readonly motivation: readonly string[];
  readonly duties: readonly RegisteredDuty[];
}

/** What the register answers for, beside the facts: the risk, and for each side whether it was told and why. */
export interface RegisterAnswers extends Readonly<Record<RegisterSide, SideAnswer>> {
  readonly risk: FoundRisk | null;
  readonly processors: readonly string[];
  readonly references: readonly string[];
  readonly reasonsForDelay: readonly string[];
}

const nobodyAsks = {
  authority: 'No rule that was checked asks for word to an authority',
  people: 'No rule that was checked asks for word to the people',
  others: 'No rule that was checked asks for word to anybody else',
} as const;

/** The answers of many incidents: a number of queries that does not depend on how many. */
export const registerAnswersOf: Batch<string, RegisterAnswers> = async (db, incidentIds) => {
  const obligations = (await obligationsOf(db, incidentIds)).map((all) =>
    all.filter(({ source }) => !isHandSet(source)),
  );
  const ids = obligations.flat().map(({ id }) => id);
  const filings = await filingsOf(db, ids);
  const filed = new Map(ids.map((id, i) => [id, filings[i] ?? []]));
  const decisions = await decisionsOfIncident(db, incidentIds);
  const judged = await judgedBy(db, ids);
  const reached = await reachedOf(db, incidentIds);
  const late = await lateReasons(db, filings.flat());
  const risks = await foundRisksOf(db, incidentIds);
  const processors = await processorNamesOf(db, incidentIds);
  const ends = await endsOf(db, incidentIds);

  return incidentIds.map((incidentId, i): RegisterAnswers => {
    const duties = (obligations[i] ?? []).map((duty): RegisteredDuty => {
      const own = filed.get(duty.id) ?? [];
      const known: JudgedDuty = {
        ...{ duty, filings: own.filter(({ state }) => state !== 'PREPARED') },
        decisions: (decisions[i] ?? []).filter(({ obligationId }) => obligationId === duty.id),
        ...(judged.get(duty.id) ?? { required: [], notRequired: [], exempt: [], open: [] }),
        reached: duty.state === 'PARTLY_MET' ? (reached.get(duty.id) ?? null) : null,
      };
      return {
        ...{ duty, told: toldOf(duty), motivation: motivationOf(known) },
        references: own.flatMap(({ reference }) => reference ?? []),
        reasonsForDelay: own.flatMap(({ lateReasonId }) => (lateReasonId && late.get(lateReasonId)) || []),
      };
    });
    const side = (name: RegisterSide): SideAnswer => {
      const own = duties.filter(({ duty }) =>
        (registerSides[name] as readonly string[]).includes(duty.recipientKind),
      );
      const why = own.flatMap(({ duty, motivation }) =>
        motivation.map((says) => `${duty.citation}: ${says}`),
      );
      return {
        told: toldTogether(own.map(({ duty }) => duty)),
        motivation: [...(ends.get(incidentId) ?? []), ...(own.length === 0 ? [nobodyAsks[name]] : why)],
        duties: own,
      };
    };
    return {
      ...{ authority: side('authority'), people: side('people'), others: side('others') },
      risk: risks.get(incidentId) ?? null,
      processors: processors.get(incidentId) ?? [],
      references: duties.flatMap(({ references }) => references),
      reasonsForDelay: duties.flatMap(({ reasonsForDelay }) => reasonsForDelay),
    };
  });
};

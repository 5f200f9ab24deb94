import type { RecipientKind } from '../domain/rule.ts';
import type { ShownDecision } from './shown-decision.ts';
import type { ShownFiling } from './shown-filing.ts';
import type { ShownObligation } from './shown-obligation.ts';

/** YES: what is owed was given. PARTLY: some of it. NO: nothing, whatever the reason. */
export type Told = 'YES' | 'PARTLY' | 'NO';

/** What a duty came to, with what its verdict rests on. */
export interface JudgedDuty {
  readonly duty: ShownObligation;
  readonly filings: readonly ShownFiling[];
  readonly decisions: readonly ShownDecision[];
  /** What the verdict rests on, in words. */
  readonly required: readonly string[];
  readonly notRequired: readonly string[];
  readonly exempt: readonly string[];
  readonly open: readonly string[];
  /** How many were reached while some were missing. */
  readonly reached: { readonly reached: number; readonly total: number } | null;
}

export function toldOf({ state }: Pick<ShownObligation, 'state'>): Told {
  return state === 'MET' ? 'YES' : state === 'PARTLY_MET' ? 'PARTLY' : 'NO';
}

/** Why somebody was told, or why not (yet): a named person's decision, an exemption, a question that is open, a hold, a date. */
export function motivationOf(judged: JudgedDuty): string[] {
  const { duty, required, notRequired, exempt, open } = judged;
  const { state, verdict } = duty;
  const standing = judged.decisions.find(({ endedAs }) => endedAs === null);
  if (state === 'DECIDED' && standing) return [...decided(standing), ...exempt.map(exempted)];
  if (state === 'MET')
    return [...required.map((says) => `Required: ${says}`), ...exempt.map(exempted), ...late(judged)];
  if (verdict === 'NOT_REQUIRED' || state === 'LAPSED') {
    const why = [...exempt.map(exempted), ...notRequired.map((says) => `Not required: ${says}`)];
    return why.length > 0 ? why : ['Not required any more'];
  }
  if (verdict === 'UNDECIDED')
    return ['Not decided yet', ...open.map((question) => `Open: ${question}`), ...waiting(judged)];
  return waiting(judged);
}

const exempted = (says: string) => `Exempt: ${says}`;

function decided({ decidedByName, decidedAt, ground, exemptionId, rationale }: ShownDecision): string[] {
  const on = exemptionId === null ? ground : `${ground} ${exemptionId}`;
  return [
    `Decided by ${decidedByName} on ${decidedAt.toUTC().toISO()} (${on.toLowerCase().replaceAll('_', ' ')}): ${rationale ?? '(erased)'}`,
  ];
}

function late({ filings }: JudgedDuty): string[] {
  return filings.flatMap(({ lateByMs }) =>
    lateByMs !== null && lateByMs > 0 ? [`Filed ${Math.ceil(lateByMs / 60_000)} min late`] : [],
  );
}

function waiting({ duty, filings, reached }: JudgedDuty): string[] {
  const last = filings.at(-1);
  const { heldBy, heldUntil, dueAt } = duty;
  return [
    ...(reached ? [`${reached.reached} of ${reached.total} people reached`] : []),
    ...(last?.state === 'REJECTED' ? [`Filed ${last.submittedAt.toUTC().toISO()}, and rejected`] : []),
    ...(heldBy === null
      ? []
      : [
          `Held back for law enforcement ${heldUntil ? `until ${heldUntil.toUTC().toISO()}` : 'until the hold is lifted'}`,
        ]),
    dueAt ? `Due ${dueAt.toUTC().toISO()}` : 'The law names no date',
  ];
}

/** Those whom a breach is reported to, as the register keeps them apart. */
export const registerSides = {
  authority: ['authority', 'law_enforcement'],
  people: ['individuals', 'subscribers'],
  others: ['controller', 'cra', 'media', 'market', 'service_recipients', 'contract_party'],
} as const satisfies Record<string, readonly RecipientKind[]>;
export type RegisterSide = keyof typeof registerSides;

/** Whether a side was told, of all the duties towards it: those that stand make the answer. */
export function toldTogether(duties: readonly Pick<ShownObligation, 'state' | 'verdict'>[]): Told {
  const told = duties.map(toldOf);
  if (!told.some((one) => one !== 'NO')) return 'NO';
  const missing = duties.some(
    (duty) =>
      toldOf(duty) !== 'YES' &&
      ['OPEN', 'PARTLY_MET'].includes(duty.state) &&
      duty.verdict !== 'NOT_REQUIRED',
  );
  return missing ? 'PARTLY' : 'YES';
}

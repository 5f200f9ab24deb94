import type { ConsideredExemption } from '../domain/exemptions.ts';
import type { RecipientKind } from '../domain/rule.ts';
import { isHandSet } from './hand-set.ts';
import { isLifted } from './is-lifted.ts';
import type { ObligationRow } from './obligation.row.ts';
import type { DecisionGround } from './obligation-decision.row.ts';

/** What keeps an incident open. */
export type ClosingReason = 'UNDECIDED' | 'NOT_MET' | 'EXEMPTION_UNDECIDED';

/** How an obligation can be settled. */
export type SettledBy = 'ANSWERS' | 'NOTICE' | 'FILING' | 'REGISTER' | 'CLOCK' | 'DECISION';

/** Of an obligation, what says how it is settled. */
export interface Unsettled extends Pick<ObligationRow, 'id' | 'incidentId' | 'state' | 'verdict' | 'source'> {
  readonly recipientKind: RecipientKind;
  readonly title: string;
  readonly citation: string;
  /** The event that its rule counts from. */
  readonly clockStart: string;
  /** Whether the register itself answers it. */
  readonly keptByRegister: boolean;
  readonly exemptions: readonly ConsideredExemption[];
  readonly hasExemptions: boolean;
  readonly asks: boolean;
}

const toPeople: readonly RecipientKind[] = ['individuals', 'subscribers', 'service_recipients'];

/** Why an obligation keeps its incident open; null: it does not. */
export function whyOpen({ state, verdict, exemptions }: Unsettled): ClosingReason | null {
  const isOpen = (state === 'OPEN' || state === 'PARTLY_MET') && verdict !== 'NOT_REQUIRED';
  if (isOpen) return verdict === 'UNDECIDED' ? 'UNDECIDED' : 'NOT_MET';
  return state === 'LAPSED' && isLifted({ exemptions }) ? 'EXEMPTION_UNDECIDED' : null;
}

/** What settles an obligation that keeps its incident open; none: it does not. */
export function waysToSettle(duty: Unsettled): readonly SettledBy[] {
  const why = whyOpen(duty);
  if (why === null) return [];
  if (isHandSet(duty.source)) return duty.source === 'AD_HOC' ? ['CLOCK', 'FILING'] : ['CLOCK'];
  if (why === 'EXEMPTION_UNDECIDED') return ['DECISION'];
  const doing: SettledBy = duty.keptByRegister
    ? 'REGISTER'
    : toPeople.includes(duty.recipientKind)
      ? 'NOTICE'
      : 'FILING';
  return [...(duty.asks && doing !== 'REGISTER' ? (['ANSWERS'] as const) : []), doing, 'DECISION'];
}

/** The grounds on which a person may decide it away: a law is not departed from. */
export function groundsFor({ source, hasExemptions, state }: Unsettled): readonly DecisionGround[] {
  if (isHandSet(source) || state === 'MET' || state === 'DECIDED') return [];
  const usual: DecisionGround[] = hasExemptions ? ['DOES_NOT_APPLY', 'EXEMPTION'] : ['DOES_NOT_APPLY'];
  return source === 'STATUTE' ? usual : [...usual, 'DEPARTURE'];
}

/** What to do about it, in one sentence. */
export function sayHow(duty: Unsettled): string {
  const ways = waysToSettle(duty).map((way) => words[way]);
  return `${duty.title} (${duty.citation}; ${reasons[whyOpen(duty) ?? 'NOT_MET']}): ${ways.join(', or ')}.`;
}

/** Why, in a few words. */
export const reasons: Readonly<Record<ClosingReason, string>> = {
  UNDECIDED: 'undecided',
  NOT_MET: 'not met',
  EXEMPTION_UNDECIDED: 'lifted by an exemption that nobody has decided on',
};
const words: Readonly<Record<SettledBy, string>> = {
  ANSWERS: 'answer its open questions (answerOpenQuestions)',
  NOTICE: 'tell the people (draftNotice, approveNotice, startDispatch, tellOtherwise)',
  FILING: 'hand it in (fileNotice or recordFiling)',
  REGISTER: 'complete the register (answerOpenQuestions)',
  CLOCK: 'end its clock (settleClock)',
  DECISION: 'have a named person decide that it is not required (decideNotRequired)',
};

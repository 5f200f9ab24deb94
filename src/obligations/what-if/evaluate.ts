import { DateTime } from 'luxon';
import { ruleAnswered } from '../../domain/anchors.ts';
import type { Verdict, VerdictValue } from '../../domain/assess.ts';
import type { RuleFamily } from '../../domain/assess-all.ts';
import { covers } from '../../domain/hold.ts';
import type { Case } from '../../domain/judge-all.ts';
import { nearestName } from '../../domain/nearest-name.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { RuleSource } from '../../domain/rule.ts';
import { findOrganization, organizationFacts } from '../../organizations/find-organization.ts';
import type { RulesContext } from '../../rules/rules-context.ts';
import { checkScope } from '../place-hold.ts';
import { rulesAtHand } from '../rules-at-hand.ts';
import { type GivenHold, holdsOf } from './given-holds.ts';
import { type GivenAct, judgeAnswered, type Tried } from './judge-answered.ts';
import { type GivenFacts, layFacts, nothingKnown } from './lay-facts.ts';
import { type GivenOrganization, layOrganization } from './lay-organization.ts';
import { savedCase } from './saved-case.ts';

/** What is asked: facts that are only tried, when, and which of the answers to show. */
export interface Given extends GivenFacts, Selection {
  readonly organization?: GivenOrganization | null | undefined;
  readonly acts?: readonly GivenAct[] | null | undefined;
  readonly holds?: readonly GivenHold[] | null | undefined;
  readonly asOf?: DateTime | null | undefined;
}

/** Which verdicts are shown; what is absent narrows nothing, but for `verdicts`. */
export interface Selection {
  readonly verdicts?: readonly VerdictValue[] | null | undefined;
  readonly rules?: readonly string[] | null | undefined;
  readonly jurisdictions?: readonly string[] | null | undefined;
  readonly sources?: readonly RuleSource[] | null | undefined;
  /** Laws of places that nothing known points to, too. */
  readonly remote?: boolean | null | undefined;
}

/** The part of a request that evaluating reads from. */
export type Reading = Pick<RulesContext, 'db' | 'load' | 'now' | 'organizationId' | 'catalog'>;

/** What the rules make of facts that nobody keeps. */
export async function evaluateFacts(reading: Reading, given: Given): Promise<Tried> {
  const base = await baseOf(reading, given);
  const { rules, organization, at } = base;
  return tryOn(
    reading,
    { ...rules, context: { ...rules.context, at, acts: [] }, facts: nothingKnown, organization, holds: [] },
    given,
  );
}

/** What the rules make of an incident as it stands, and of the same with other facts laid over it. */
export async function evaluateIncident(
  reading: Reading,
  incidentId: string,
  given: Given,
): Promise<{ readonly before: Tried; readonly after: Tried }> {
  const own = await baseOf(reading, {});
  const before = judgeAnswered(await savedCase(reading.load, incidentId, own), []);
  const { rules, organization, at } = await baseOf(reading, given);
  const saved = await savedCase(reading.load, incidentId, { rules, organization, at });
  return { before, after: await tryOn(reading, saved, given) };
}

/** The rules in play, the organization and the instant of judging. */
export async function baseOf({ db, catalog, organizationId, now }: Reading, { organization, asOf }: Given) {
  const manager = await db();
  const row = await findOrganization(manager, organizationId);
  const own = organizationFacts(row);
  // What the own organization promised and agreed to binds no other.
  const rules = organization?.another
    ? { families: catalog.families, isUnconfirmed: () => false, context: catalog.context }
    : await rulesAtHand(manager, catalog, row);
  const at = (asOf?.toUTC() ?? (await now())) as DateTime<true>;
  return { rules, organization: organization ? layOrganization(catalog, own, organization) : own, at };
}

async function tryOn(reading: Reading, before: Case, given: Given): Promise<Tried> {
  const { catalog, organizationId } = reading;
  const { families, organization, context } = before;
  checkSelection(given, families);
  const answered = given.acts ?? [];
  checkRuleIds(
    answered.map(({ ruleId }) => ruleId),
    families,
  );
  const now = DateTime.max(await reading.now(), context.at);
  const ground = { db: await reading.db(), organizationId, catalog, zone: organization.timeZone, now };
  const facts = await layFacts(ground, before.facts, given);
  const holds = [...before.holds, ...holdsOf(given.holds ?? [], families, organization.timeZone)];
  return judgeAnswered({ ...before, facts, holds }, answered);
}

/** A misspelt filter would hide duties, and nobody would notice. */
export function checkSelection({ rules, jurisdictions }: Selection, families: readonly RuleFamily[]): void {
  checkRuleIds(rules ?? [], families);
  checkScope({ jurisdictions: jurisdictions ?? [], regimes: [] }, families);
}

function checkRuleIds(ids: readonly string[], families: readonly RuleFamily[]): void {
  const known = families.map(({ id }) => id);
  const wrong = ids.find((id) => !known.includes(id));
  if (wrong === undefined) return;
  const near = nearestName(ruleAnswered(wrong) ?? wrong, known);
  const says = near === null ? '' : ` Did you mean "${near}"?`;
  throw new Refusal('INVALID_INPUT', `There is no rule "${wrong}".${says}`, { ruleId: wrong });
}

/** The verdicts asked for, earliest due first, those without a date last. */
export function selected(verdicts: readonly Verdict[], selection: Selection): readonly Verdict[] {
  const wanted = selection.verdicts ?? ['REQUIRED', 'UNDECIDED'];
  // Who asks for a rule or a place by name wants its answer, however far it lies.
  const far = selection.remote ?? (selection.rules ?? selection.jurisdictions ?? null) !== null;
  return verdicts
    .filter(({ verdict, remote }) => wanted.includes(verdict) && (far || !remote))
    .filter((one) => isAskedFor(one, selection))
    .sort((a, b) => dueMillis(a) - dueMillis(b) || (a.ruleId < b.ruleId ? -1 : 1));
}

/** Whether a filter lets the rule of a verdict through. */
export function isAskedFor(
  { ruleId, source, rule }: Verdict,
  { rules, jurisdictions, sources }: Selection,
): boolean {
  const places = { everything: !jurisdictions, jurisdictions: jurisdictions ?? [], regimes: [] };
  return (!rules || rules.includes(ruleId)) && (!sources || sources.includes(source)) && covers(places, rule);
}

const dueMillis = ({ due }: Verdict) => due?.dueAt?.toMillis() ?? Number.MAX_SAFE_INTEGER;

import { setImmediate } from 'node:timers/promises';
import { rulesAwaited } from '../../domain/anchors.ts';
import type { Verdict } from '../../domain/assess.ts';
import type { RuleFamily } from '../../domain/assess-all.ts';
import { type Case, judgeAll } from '../../domain/judge-all.ts';
import type { Rule } from '../../domain/rule.ts';
import { answerForms } from '../../incidents/answer-form.ts';
import type { Catalog } from '../../rules/catalog.ts';
import { type Answer, answered } from './answered.ts';
import { byRule } from './by-rule.ts';
import type { Tried } from './judge-answered.ts';
import { possibleAnswers } from './possible-answers.ts';

/** An open question, and what hangs on it. */
export interface Ranked {
  readonly key: string;
  readonly question: string;
  /** The rules that ask it. */
  readonly askedBy: readonly string[];
  /** Rules whose verdict another answer alone would change: tried, not guessed. */
  readonly couldFlip: readonly string[];
  readonly couldMove: readonly string[];
  readonly couldRedirect: readonly string[];
  /** Of the rules it could change: how many duties would come or go, or be settled. */
  readonly weight: number;
  /** The earliest due instant, in milliseconds, of the duties that hang on it. */
  readonly earliest: number;
}

/** Each open question of these verdicts once, the one first on which most hangs: it is really answered, each way, and judged again. */
export async function rankQuestions(
  tried: Tried,
  asking: readonly Verdict[],
  catalog: Catalog,
): Promise<readonly Ranked[]> {
  const before = byRule(tried.verdicts);
  const families = new Map(tried.of.families.map((family) => [family.id, family]));
  const ranked: Ranked[] = [];
  for (const asked of eachOnce(asking)) {
    ranked.push(rankedOf(asked, { of: tried.of, before, families, catalog }));
    // Others are answered in between.
    await setImmediate();
  }
  return ranked.sort(
    (a, b) =>
      b.weight - a.weight ||
      turns(b) - turns(a) ||
      (a.earliest < b.earliest ? -1 : a.earliest > b.earliest ? 1 : 0) ||
      b.askedBy.length - a.askedBy.length ||
      (a.key < b.key ? -1 : 1),
  );
}

/** Whether anything at all turns on it alone: a verdict, or at least a date or a recipient. */
function turns({ couldFlip, couldMove, couldRedirect }: Ranked): number {
  return couldFlip.length > 0 ? 2 : couldMove.length + couldRedirect.length > 0 ? 1 : 0;
}

interface Asked {
  readonly key: string;
  readonly question: string;
  /** The rules that ask it, by id. */
  readonly rules: Map<string, Rule>;
}

function eachOnce(asking: readonly Verdict[]): readonly Asked[] {
  const questions = new Map<string, Asked>();
  for (const { openQuestions, ruleId, rule } of asking)
    for (const { key, question } of openQuestions) {
      const known = questions.get(key) ?? { key, question, rules: new Map() };
      known.rules.set(ruleId, rule);
      questions.set(key, known);
    }
  return [...questions.values()];
}

interface Trial {
  readonly of: Case;
  readonly before: ReadonlyMap<string, readonly Verdict[]>;
  readonly families: ReadonlyMap<string, RuleFamily>;
  readonly catalog: Catalog;
}

function rankedOf({ key, question, rules }: Asked, { of, before, families, catalog }: Trial): Ranked {
  const found = new Map<string, Difference>();
  for (const { answers, about } of variantsOf(key, rules, of, catalog)) {
    // What has shown all it can is not asked again.
    const open = about.filter((id) => !isFull(found.get(id)));
    if (open.length === 0) continue;
    const tried = answers.reduce((one, { key: name, value }) => answered(one, name, value), of);
    const after = byRule(judgeAll({ ...tried, families: withNeeded(open, families) }));
    for (const id of open)
      found.set(id, united(found.get(id), differenceOf(before.get(id) ?? [], after.get(id) ?? [])));
  }
  const those = (what: keyof Difference) =>
    [...found].flatMap(([id, difference]) => (difference[what] ? [id] : [])).sort();
  const turning = [...found].filter(([, one]) => one.flips || one.moves || one.redirects).map(([id]) => id);
  const hanging = turning.length > 0 ? turning : [...rules.keys()];
  return {
    ...{ key, question, askedBy: [...rules.keys()].sort() },
    ...{ couldFlip: those('flips'), couldMove: those('moves'), couldRedirect: those('redirects') },
    weight: those('settles').length,
    earliest: Math.min(...hanging.flatMap((id) => duesOf(before.get(id) ?? []))),
  };
}

/** One way to answer a question, and the rules that may turn at it. A question of several parts is answered in all alike. */
interface Variant {
  readonly answers: readonly { readonly key: string; readonly value: Answer }[];
  readonly about: string[];
}

function variantsOf(
  key: string,
  rules: ReadonlyMap<string, Rule>,
  of: Case,
  catalog: Catalog,
): readonly Variant[] {
  // A name given with a filing is no fact.
  const forms = answerForms(key, of.facts, catalog).filter((form) => form.with !== 'FILING');
  const variants = new Map<string, Variant>();
  for (const [id, rule] of rules) {
    const perForm = forms.map((form) =>
      possibleAnswers(form, rule, of).map((value) => ({ key: form.key, value })),
    );
    const most = Math.max(0, ...perForm.map(({ length }) => length));
    for (let nth = 0; nth < most; nth += 1) {
      const answers = perForm.flatMap((possible) => possible[Math.min(nth, possible.length - 1)] ?? []);
      const name = JSON.stringify(answers);
      const variant = variants.get(name) ?? { answers, about: [] };
      variant.about.push(id);
      variants.set(name, variant);
    }
  }
  return [...variants.values()];
}

interface Difference {
  readonly flips: boolean;
  readonly moves: boolean;
  readonly redirects: boolean;
  /** A flip that makes, ends or decides a duty, and not only one of a law nothing points to. */
  readonly settles: boolean;
}

const isFull = (one: Difference | undefined) => one?.flips && one.moves && one.redirects && one.settles;

function united(a: Difference | undefined, b: Difference): Difference {
  return {
    flips: b.flips || (a?.flips ?? false),
    moves: b.moves || (a?.moves ?? false),
    redirects: b.redirects || (a?.redirects ?? false),
    settles: b.settles || (a?.settles ?? false),
  };
}

const stands = ({ verdict, remote }: Verdict) => verdict !== 'NOT_REQUIRED' && !remote;

function differenceOf(before: readonly Verdict[], after: readonly Verdict[]): Difference {
  const now = new Map(after.map((one) => [one.recipient.key, one]));
  const pairs = before.flatMap((one) => {
    const other = now.get(one.recipient.key);
    return other ? [[one, other] as const] : [];
  });
  const standing = (all: readonly Verdict[]) => all.filter(stands);
  const sameKeys = pairs.length === before.length && before.length === after.length;
  const values = (all: readonly Verdict[]) => [...new Set(all.map(({ verdict }) => verdict))].sort().join();
  const flips = sameKeys ? pairs.some(([a, b]) => a.verdict !== b.verdict) : values(before) !== values(after);
  return {
    flips,
    moves: pairs.some(([a, b]) => stands(a) && stands(b) && +(a.due?.dueAt ?? 0) !== +(b.due?.dueAt ?? 0)),
    redirects: !sameKeys && standing(before).length > 0 && standing(after).length > 0,
    settles: flips && (standing(before).length > 0 || standing(after).length > 0),
  };
}

const duesOf = (verdicts: readonly Verdict[]) => verdicts.flatMap(({ due }) => due?.dueAt?.toMillis() ?? []);

/** These rules with all they depend on and wait for, in the order in which they are judged. */
function withNeeded(
  ids: readonly string[],
  families: ReadonlyMap<string, RuleFamily>,
): readonly RuleFamily[] {
  const needed = new Set<string>();
  const take = (id: string): void => {
    const family = families.get(id);
    if (family === undefined || needed.has(id)) return;
    needed.add(id);
    for (const { dependsOn, clock } of family.versions)
      for (const other of [...dependsOn, ...rulesAwaited(clock), clock.concurrentWith])
        if (other) take(other);
  };
  for (const id of ids) take(id);
  return [...families.values()].filter(({ id }) => needed.has(id));
}

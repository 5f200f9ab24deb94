import type { Predicate } from '../domain/predicate.ts';
import type { Rule } from '../domain/rule.ts';

/**
 * The same rules, in which equal tests, clocks and roles are one and the same object. Hundreds of laws ask the same few
 * questions and run the same few clocks: what one of them found in a case, the engine then knows for the others.
 */
export function withSharedPieces(rules: readonly Rule[]): readonly Rule[] {
  const known = new Map<string, unknown>();
  const shared = <T>(piece: T, words = JSON.stringify(piece)): T => {
    const same = (known.get(words) ?? piece) as T;
    known.set(words, same);
    return same;
  };
  const within = (predicate: Predicate): Predicate => {
    if ('all' in predicate) return { ...predicate, all: predicate.all.map(within) };
    if ('any' in predicate) return { ...predicate, any: predicate.any.map(within) };
    if ('not' in predicate) return { ...predicate, not: within(predicate.not) };
    const words = JSON.stringify(predicate);
    if (known.has(words)) return shared(predicate, words);
    const tests = Object.entries(predicate).map(([name, test]) => [name, shared(test)]);
    return shared(Object.fromEntries(tests) as Predicate, words);
  };
  return rules.map((rule) => ({
    ...rule,
    actor: { roles: shared(rule.actor.roles), predicates: rule.actor.predicates.map(within) },
    trigger: within(rule.trigger),
    exemptions: rule.exemptions.map((one) => ({
      ...one,
      when: within(one.when),
      blockedBy: one.blockedBy === null ? null : within(one.blockedBy),
    })),
    clock: shared(rule.clock),
  }));
}

import type { FactDefinition } from './catalog.ts';

/** Whether what an answer follows from is asked at all, with the values it can have, and whether the answer is one. */
export function checkFollows(facts: ReadonlyMap<string, FactDefinition>): readonly string[] {
  return [...facts.values()].flatMap((fact) =>
    fact.follows.flatMap((one) => {
      const at = `facts/: fact "${fact.key}" follows`;
      const problems = can(fact, one.is) ? [] : [`${at} as "${one.is}", which it cannot be`];
      if (one.fact === undefined) return problems;
      const from = facts.get(one.fact);
      if (from === undefined) return [...problems, `${at} from "${one.fact}", which is not in facts/`];
      const impossible = [...(one.in ?? []), ...(one.only ?? [])].filter((value) => !can(from, value));
      return [
        ...problems,
        ...impossible.map((value) => `${at} from "${one.fact}", which cannot be "${value}"`),
      ];
    }),
  );
}

function can({ type, values }: FactDefinition, value: string | number | boolean): boolean {
  if (type.startsWith('choice')) return values.some(({ key }) => key === value);
  return typeof value === (type === 'boolean' || type === 'number' ? type : 'string');
}

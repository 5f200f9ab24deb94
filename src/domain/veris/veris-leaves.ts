/** A place in a record: names of members and numbers of items. */
export type Steps = readonly (string | number)[];

/** A value of a record that holds no others, or an empty or too deep one. */
export interface Leaf {
  readonly path: string;
  readonly value: unknown;
}

/** VERIS nests five levels; what lies deeper than this is one leaf, however deep it goes. */
const DEEPEST = 16;
const PLAIN = /^[\w -]+$/;

/** A place in words: `attribute.confidentiality.data[0].variety`; a name that is no plain word is quoted. */
export function pathOf(steps: Steps): string {
  return steps
    .map((step, nth) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!PLAIN.test(step)) return `[${JSON.stringify(step)}]`;
      return nth === 0 ? step : `.${step}`;
    })
    .join('');
}

/** The value at a place, by own members alone; undefined: there is none. */
export function valueAt(record: unknown, steps: Steps): unknown {
  let value = record;
  for (const step of steps) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[step];
  }
  return value;
}

/** Every leaf of a record, in its order. */
export function leavesOf(record: unknown): Leaf[] {
  const leaves: Leaf[] = [];
  const walk = (value: unknown, steps: Steps): void => {
    const members = value !== null && typeof value === 'object' ? Object.entries(value) : [];
    if (members.length === 0 || steps.length >= DEEPEST) {
      leaves.push({ path: pathOf(steps), value: members.length === 0 ? value : '…' });
      return;
    }
    for (const [name, member] of members)
      walk(member, [...steps, Array.isArray(value) ? Number(name) : name]);
  };
  walk(record, []);
  return leaves;
}

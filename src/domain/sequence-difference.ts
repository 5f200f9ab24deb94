/** One step from a sequence to another: an item of the first that goes, one of the second that comes, or one in both. */
export type SequenceStep =
  | { readonly change: 'KEPT'; readonly from: number; readonly to: number }
  | { readonly change: 'REMOVED'; readonly from: number }
  | { readonly change: 'ADDED'; readonly to: number };

/** Beyond as many changes two sequences are told apart as a whole: time and memory grow with their square. */
const MOST_CHANGES = 600;

/**
 * The fewest steps from one sequence to another (E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986);
 * where there are too many, everything between a common beginning and end goes and comes.
 */
export function sequenceDifference(from: readonly string[], to: readonly string[]): readonly SequenceStep[] {
  const [a, b] = numbered(from, to);
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const middleA = a.subarray(head, a.length - tail);
  const middleB = b.subarray(head, b.length - tail);
  const kept = (first: number, at: number, count: number): SequenceStep[] =>
    Array.from({ length: count }, (_, i) => ({ change: 'KEPT', from: first + i, to: at + i }));
  return [
    ...kept(0, 0, head),
    ...(fewestSteps(middleA, middleB) ?? wholly(middleA.length, middleB.length)).map((step) =>
      shifted(step, head),
    ),
    ...kept(a.length - tail, b.length - tail, tail),
  ];
}

/** Equal items get equal numbers, which are quicker to compare. */
function numbered(from: readonly string[], to: readonly string[]): [Int32Array, Int32Array] {
  const numbers = new Map<string, number>();
  const numberOf = (item: string) => {
    const known = numbers.get(item) ?? numbers.size;
    numbers.set(item, known);
    return known;
  };
  return [Int32Array.from(from, numberOf), Int32Array.from(to, numberOf)];
}

function wholly(gone: number, come: number): SequenceStep[] {
  return [
    ...Array.from({ length: gone }, (_, from): SequenceStep => ({ change: 'REMOVED', from })),
    ...Array.from({ length: come }, (_, to): SequenceStep => ({ change: 'ADDED', to })),
  ];
}

function shifted(step: SequenceStep, by: number): SequenceStep {
  if (step.change === 'REMOVED') return { ...step, from: step.from + by };
  if (step.change === 'ADDED') return { ...step, to: step.to + by };
  return { ...step, from: step.from + by, to: step.to + by };
}

/** How far each diagonal reaches with d changes, for d from 0; from it the steps are read backwards. Null: too many. */
function fewestSteps(a: Int32Array, b: Int32Array): SequenceStep[] | null {
  const most = Math.min(a.length + b.length, MOST_CHANGES);
  const reach = new Int32Array(2 * most + 3);
  const zero = most + 1;
  const trace: Int32Array[] = [];
  for (let d = 0; d <= most; d++) {
    trace.push(reach.slice(zero - d - 1, zero + d + 2));
    for (let k = -d; k <= d; k += 2) {
      let x = comesFromAbove(k, d, (at) => reach[zero + at] ?? 0)
        ? (reach[zero + k + 1] ?? 0)
        : (reach[zero + k - 1] ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      reach[zero + k] = x;
      if (x >= a.length && x - k >= b.length) return stepsBack(trace, a.length, b.length);
    }
  }
  return null;
}

/** Whether the furthest way to a diagonal adds an item; otherwise it removes one. */
function comesFromAbove(k: number, d: number, reached: (k: number) => number): boolean {
  return k === -d || (k !== d && reached(k - 1) < reached(k + 1));
}

function stepsBack(trace: readonly Int32Array[], lengthA: number, lengthB: number): SequenceStep[] {
  const steps: SequenceStep[] = [];
  let x = lengthA;
  let y = lengthB;
  for (let d = trace.length - 1; d > 0; d--) {
    const reached = (k: number) => trace[d]?.[k + d + 1] ?? 0;
    const k = x - y;
    const adds = comesFromAbove(k, d, reached);
    const beforeX = reached(adds ? k + 1 : k - 1);
    const beforeY = beforeX - (adds ? k + 1 : k - 1);
    while (x > beforeX && y > beforeY) steps.push({ change: 'KEPT', from: --x, to: --y });
    steps.push(adds ? { change: 'ADDED', to: --y } : { change: 'REMOVED', from: --x });
  }
  while (x > 0) steps.push({ change: 'KEPT', from: --x, to: --y });
  return steps.reverse();
}

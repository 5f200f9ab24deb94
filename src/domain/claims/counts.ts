import type { AffectedGroupFacts, DataSetFacts } from '../facts.ts';
import type { Bound, Quantity } from './numbers-in-text.ts';

const ROUNDING = 0.1;
/** An upper bound that lies this far above every count says nothing true: "up to 5,000" for 12. */
const FAR = 10;
/** Of so few groups of one data set any may be told together: "1,043 people in Germany and France". */
const FEW_GROUPS = 6;

/** Every number of people the record could mean: each group, data set, place and kind, those in need of protection, all of them. */
export function countsOf(dataSets: readonly DataSetFacts[]): readonly number[] {
  const sums = new Map<string, number>();
  const add = (key: string, count: number) => sums.set(key, (sums.get(key) ?? 0) + count);
  for (const dataSet of dataSets) {
    for (const group of dataSet.groups) {
      const { id, jurisdiction, kind, count, minorCount, vulnerableCount } = group;
      if (typeof minorCount === 'number') add('minors', minorCount);
      if (typeof vulnerableCount === 'number') add('vulnerable', vulnerableCount);
      if (count === null) continue;
      const country = jurisdiction?.slice(0, 2);
      const keys = [
        'all',
        `group ${id}`,
        `set ${dataSet.id}`,
        `in ${jurisdiction}`,
        `in ${country} all`,
        `kind ${kind}`,
      ];
      for (const key of keys) add(key, count);
    }
  }
  return [...new Set([...sums.values(), ...dataSets.flatMap(({ groups }) => sumsOf(groups))])]
    .filter((count) => count > 0)
    .sort((a, b) => b - a);
}

function sumsOf(groups: readonly AffectedGroupFacts[]): readonly number[] {
  const counts = groups.flatMap(({ count }) => (count === null ? [] : [count]));
  if (counts.length > FEW_GROUPS) return [];
  let sums = [0];
  for (const count of counts) sums = [...sums, ...sums.map((sum) => sum + count)];
  return sums;
}

/** Whether a number so said may stand for a count: "about 4,000" for 3,988. */
export function fits(count: number, { least, most }: Quantity, bound: Bound): boolean {
  switch (bound) {
    case 'ABOVE':
      return count >= least;
    case 'BELOW':
      return count <= most && count * FAR >= most;
    case 'ABOUT':
      return count >= least * (1 - ROUNDING) && count * (1 - ROUNDING) <= most;
    case 'EXACT':
      return count >= least && count <= most;
  }
}

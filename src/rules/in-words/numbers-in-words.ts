import type { CountOperator } from '../../domain/predicate.ts';
import { number } from './said.ts';

const said: Readonly<Record<CountOperator, (n: string) => string>> = {
  '>': (n) => `more than ${n}`,
  '>=': (n) => `${n} or more`,
  '<': (n) => `fewer than ${n}`,
  '<=': (n) => `at most ${n}`,
};

const denials: Readonly<Record<CountOperator, CountOperator>> = {
  '>': '<=',
  '>=': '<',
  '<': '>=',
  '<=': '>',
};

/** Exact operators: "500 or more" is not "more than 500". */
export function compared(op: CountOperator, n: number, denied = false): string {
  return said[denied ? denials[op] : op](number(n));
}

import type { VerisTables } from './veris-tables.ts';

/** Which strings of a record may leave: codes always, names of victims and other words only if asked for. */
export interface Leaving {
  readonly victim: boolean;
  readonly words: boolean;
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type JsonObject = { readonly [name: string]: Json };

const DEEPEST = 16;
/** What a code looks like: a few letters, numbers and marks; an address or a sentence is none. */
const CODE = /^[\p{L}\p{N} ./:;,()+&_-]{0,100}$/u;

/** A copy of a record without the strings that may not leave. Numbers and yes or no stay; what is too deep goes. */
export function withoutWords(record: object, tables: VerisTables, leaving: Leaving): JsonObject {
  const may = (name: string, text: string): boolean => {
    if (tables.identifies.has(name)) return leaving.victim;
    return leaving.words || (tables.codes.has(name) && CODE.test(text));
  };
  const copy = (value: unknown, name: string, depth: number): Json | undefined => {
    if (typeof value === 'string') return may(name, value) ? value : undefined;
    if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
    if (typeof value !== 'object' || depth > DEEPEST) return undefined;
    if (Array.isArray(value))
      return value.flatMap((item: unknown) => {
        const kept = copy(item, name, depth + 1);
        return kept === undefined || isBared(item, kept) ? [] : [kept];
      });
    return Object.fromEntries(
      Object.entries(value).flatMap(([member, inner]) => {
        const kept = copy(inner, member, depth + 1);
        return kept === undefined ? [] : [[member, kept]];
      }),
    );
  };
  return copy(record, '', 0) as JsonObject;
}

/** An item that held something and has lost all of it. */
function isBared(before: unknown, after: Json): boolean {
  if (after === null || typeof after !== 'object' || before === null || typeof before !== 'object')
    return false;
  return Object.keys(after).length === 0 && Object.keys(before).length > 0;
}

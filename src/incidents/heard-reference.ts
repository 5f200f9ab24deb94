import { readReference } from '../domain/reference.ts';
import { Refusal } from '../domain/refusal.ts';

/** The reference a person meant, or the refusal that says what to ask again. */
export function heardReference(said: string): string {
  const read = readReference(said);
  if (read.kind === 'reference') return read.reference;
  throw new Refusal(
    'INVALID_INPUT',
    read.kind === 'misheard'
      ? 'The last digit does not fit the others: one of them was misheard, or two were swapped. Ask again.'
      : 'Give the id of an incident, or its reference such as "2026-4817-3".',
    { field: 'reference' },
  );
}

import type { NotWritten } from './letter-to.ts';
import type { Written } from './write-letters.ts';

const MOST = 1_000;

export interface LetterList {
  readonly letters: number;
  readonly notWritten: number;
  /** The first thousand; the archive has them all, with the characters no font has. */
  readonly people: readonly {
    readonly person: string;
    readonly to: string;
    readonly why: NotWritten['why'];
  }[];
}

/** How many letters there are, and who of those not reached gets none, and why: ids and codes, no names. */
export async function listNotWritten(written: AsyncIterable<Written>): Promise<LetterList> {
  const people: { person: string; to: string; why: NotWritten['why'] }[] = [];
  let [letters, notWritten] = [0, 0];
  for await (const one of written) {
    if ('sheet' in one) letters += 1;
    else {
      notWritten += 1;
      if (people.length < MOST) people.push({ person: one.personId, to: one.recipient, why: one.why });
    }
  }
  return { letters, notWritten, people };
}

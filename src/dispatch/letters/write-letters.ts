import { type EntityManager, In } from 'typeorm';
import { AffectedPersonRow } from '../../people/affected-person.row.ts';
import { type OpenPerson, openPeople } from '../../people/sealed-person.ts';
import type { Sheet } from '../../platform/documents/document.ts';
import type { MasterKey } from '../../platform/keys/key-ring.ts';
import type { DeliveryRecipient } from '../delivery.row.ts';
import { findUnreachedBy, type Unreached } from '../find-unreached.ts';
import { letterTo, type NotWritten } from './letter-to.ts';
import type { Letters } from './prepare-letters.ts';

const PAGE = 200;

export type Written = {
  readonly personId: string;
  readonly recipient: DeliveryRecipient;
} & ({ readonly sheet: Sheet } | NotWritten);

export interface LetterSource {
  readonly masterKey: MasterKey;
  readonly filesReach: boolean;
}

/**
 * A letter, or why there is none, to each of those a notice did not reach, by person: to the guardian where the guardian
 * was not, to both where neither was. Page by page, so that thousands are never held.
 */
export async function* writeLetters(
  db: EntityManager,
  letters: Letters,
  source: LetterSource,
  personId: string | null,
): AsyncGenerator<Written> {
  for (let after: { id: string } | null = null; ; ) {
    const page = { size: PAGE, after, personId };
    const found: Unreached[] = await findUnreachedBy(db, letters.notice, source.filesReach, page);
    const shown = found.slice(0, PAGE);
    const people = await opened(db, letters, source.masterKey, shown);
    for (const one of shown) {
      const person = people.get(one.personId);
      if (person) yield* lettersAbout(letters, person, one);
    }
    const last = shown.at(-1);
    if (found.length <= PAGE || !last) return;
    after = { id: last.personId };
  }
}

async function opened(
  db: EntityManager,
  { notice: { organizationId, incidentId } }: Letters,
  masterKey: MasterKey,
  found: readonly Unreached[],
): Promise<ReadonlyMap<string, OpenPerson>> {
  const id = In(found.map(({ personId }) => personId));
  const rows = await db.findBy(AffectedPersonRow, { organizationId, incidentId, id });
  const people = await openPeople(db, masterKey, organizationId, incidentId, rows);
  return new Map(people.flatMap((person) => (person ? [[person.id, person] as const] : [])));
}

/** Child and guardian, each once; under 13 the guardian alone. */
async function* lettersAbout(
  letters: Letters,
  person: OpenPerson,
  { missed, state, response }: Unreached,
): AsyncGenerator<Written> {
  const withheld = state === 'WITHHELD' ? response : null;
  for (const recipient of person.ageBand === 'UNDER_13' ? (['GUARDIAN'] as const) : missed) {
    const made = await letterTo(letters, person, { recipient, withheld });
    yield { personId: person.id, recipient, ...('why' in made ? made : { sheet: made }) };
  }
}

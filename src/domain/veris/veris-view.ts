import type { DataSetFacts, ImpreciseTime, IncidentFacts, Tri } from '../facts.ts';
import { or } from '../kleene.ts';
import type { ReadDataSet, VerisReading } from './veris-reading.ts';

/** Facts as far as VERIS has words for them: of all data sets together. */
export interface VerisView {
  readonly occurredFrom: ImpreciseTime | null;
  readonly hasData: boolean;
  readonly personalData: Tri;
  readonly categories: readonly string[];
  readonly kinds: readonly string[];
  readonly confidentiality: Tri;
  readonly integrity: Tri;
  readonly availability: Tri;
  readonly encrypted: Tri;
  readonly causes: readonly string[];
}

/** What the facts of an incident say. */
export function viewOfFacts({ occurredFrom, dataSets, answers }: IncidentFacts): VerisView {
  const sets = dataSets.map(({ protection, groups, ...set }: DataSetFacts) => ({
    ...{ ...set, groups, acquired: set.acquired ?? null, encrypted: protection.encrypted },
  }));
  return viewOf(occurredFrom, sets, answers);
}

/** What a record said when it was read. */
export function viewOfReading({ occurredFrom, dataSets, answers }: VerisReading): VerisView {
  return viewOf(occurredFrom, dataSets, answers);
}

type SetView = Omit<ReadDataSet, 'groups'> & { readonly groups: readonly { readonly kind: string }[] };

function viewOf(
  occurredFrom: ImpreciseTime | null,
  sets: readonly SetView[],
  answers: IncidentFacts['answers'],
): VerisView {
  const either = (harm: (set: SetView) => Tri): Tri => (sets.length === 0 ? 'UNKNOWN' : or(sets.map(harm)));
  const encrypted = sets.map((set) => set.encrypted);
  const cause = answers['cause'];
  return {
    occurredFrom,
    hasData: sets.length > 0,
    personalData: either((set) => set.personalData),
    categories: sorted(sets.flatMap(({ categories }) => categories).filter((one) => one !== 'unknown')),
    kinds: sorted(
      sets.flatMap(({ groups }) => groups.map(({ kind }) => kind)).filter((one) => !/^unknown$/i.test(one)),
    ),
    confidentiality: either((set) => set.confidentiality),
    integrity: either((set) => set.integrity),
    availability: either((set) => set.availability),
    encrypted: encrypted.includes('NO')
      ? 'NO'
      : encrypted.length > 0 && encrypted.every((one) => one === 'YES')
        ? 'YES'
        : 'UNKNOWN',
    causes: sorted(Array.isArray(cause) ? cause : []),
  };
}

function sorted(words: readonly string[]): readonly string[] {
  return [...new Set(words)].sort();
}

/** Whether two views say the same of one thing. */
export function agree(one: VerisView, other: VerisView | null, about: keyof VerisView): boolean {
  if (other === null) return false;
  const plain = (view: VerisView): string => {
    const { occurredFrom: from } = view;
    if (about !== 'occurredFrom') return JSON.stringify(view[about]);
    return from === null ? '' : `${Date.parse(from.at)} ${from.toleranceMinutes}`;
  };
  return plain(one) === plain(other);
}

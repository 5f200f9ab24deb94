import type { DataSetFacts, FactValue, ImpreciseTime, Tri } from '../../domain/facts.ts';
import { earliestOf, latestOf } from '../../domain/instant.ts';
import type { ReadDataSet, VerisWarning } from '../../domain/veris/veris-reading.ts';
import type { TimeInput } from '../imprecise-time.ts';
import type { DataSetInput, GroupInput } from '../put-data-set.ts';
import { timeInput } from './to-incident-input.ts';

const KEPT = 'The incident says otherwise: what is recorded was kept.';

/** A beginning that is not known yet, or known less precisely; null: nothing to add. */
export function fillBeginning(
  known: ImpreciseTime | null,
  read: ImpreciseTime | null,
  notes: VerisWarning[],
): TimeInput | null {
  if (!read || !known) return timeInput(read);
  if (read.at === known.at && read.toleranceMinutes === known.toleranceMinutes) return null;
  const within = earliestOf(read) >= earliestOf(known) && latestOf(read) <= latestOf(known);
  if (within) return timeInput(read);
  notes.push({ path: 'timeline.incident', message: KEPT });
  return null;
}

/** Answers not given yet, and lists that have become longer. */
export function fillAnswers(
  known: Readonly<Record<string, FactValue>>,
  read: Readonly<Record<string, FactValue>>,
  notes: VerisWarning[],
): { key: string; value: FactValue }[] {
  return Object.entries(read).flatMap(([key, value]) => {
    const before = known[key];
    if (before === undefined || (isList(before) && isList(value) && longer(value, before)))
      return [{ key, value }];
    if (JSON.stringify(before) !== JSON.stringify(value)) notes.push({ path: key, message: KEPT });
    return [];
  });
}

const isList = (value: FactValue): value is readonly string[] => Array.isArray(value);
const longer = (value: readonly string[], before: readonly string[]) =>
  value.length > before.length && before.every((one) => value.includes(one));

/** The data set with its unknowns filled in; null: nothing to add. */
export function fillDataSet(
  known: DataSetFacts,
  read: ReadDataSet,
  notes: VerisWarning[],
): DataSetInput | null {
  const filled: string[] = [];
  const fill = <T>(name: string, before: T, value: T, unknown: T): T => {
    if (value === before || value === unknown) return before;
    if (before === unknown) {
      filled.push(name);
      return value;
    }
    notes.push({ path: `attribute (${name})`, message: KEPT });
    return before;
  };
  const tri = (name: keyof DataSetFacts & keyof ReadDataSet, before: Tri, value: Tri) =>
    fill(name, before, value, 'UNKNOWN');
  const categories = [...new Set([...known.categories, ...read.categories])];
  // Somebody who closed the list has said that nothing else is in it.
  const added = categories.filter((one) => one !== 'unknown' && !known.categories.includes(one));
  const kinds = known.groups.map(({ kind }) => kind);
  const groups = read.groups.filter(({ kind }) => !kinds.includes(kind));
  if (added.length > 0) filled.push('categories');
  if (groups.length > 0) filled.push('groups');
  const { id, name, role, controllers, protection, processorId } = known;
  const merged: DataSetInput = {
    ...{ id, name, role, controllers, processorId },
    personalData: tri('personalData', known.personalData, read.personalData),
    categories: [...known.categories, ...added],
    medium: fill('medium', known.medium, read.medium, 'UNKNOWN'),
    confidentiality: tri('confidentiality', known.confidentiality, read.confidentiality),
    integrity: tri('integrity', known.integrity, read.integrity),
    availability: tri('availability', known.availability, read.availability),
    accessed: known.accessed ?? null,
    acquired: fill<Tri | null>('acquired', known.acquired ?? null, read.acquired ?? null, null),
    protection: {
      ...protection,
      encrypted: fill('encrypted', protection.encrypted, read.encrypted, 'UNKNOWN'),
    },
    groups: [...known.groups.map(asInput), ...groups],
  };
  return filled.length > 0 ? merged : null;
}

function asInput({ kind, countKind, ...group }: DataSetFacts['groups'][number]): GroupInput {
  return {
    ...group,
    kind: kind === 'UNKNOWN' ? null : kind,
    countKind: group.count === null ? null : countKind,
  };
}

import { Readable } from 'node:stream';
import { Refusal } from '../domain/refusal.ts';
import type { Work } from '../platform/database/work.ts';
import { type PersonField, personFields } from './import-columns.ts';
import { importPeople } from './import-people.ts';
import type { ImportProblem } from './import-problem.ts';
import type { ImportReport } from './new-people.ts';
import type { PeopleTools } from './people-context.ts';

/** One person as typed in; what is left out is not known. */
export type TypedPerson = Readonly<
  Partial<Record<Exclude<PersonField, 'postalAddress' | 'doNotContact'>, string | null>>
> & {
  readonly postalAddress?: readonly string[] | null | undefined;
  readonly doNotContact?: boolean | null | undefined;
};

export interface PeopleToAdd {
  readonly incidentId: string;
  readonly people: readonly TypedPerson[];
  readonly dataSetIds?: readonly string[] | null | undefined;
}

const MOST = 500;

/**
 * Adds a few people by hand, under the same rules as a file. Somebody taken off the list comes back: here a person says
 * so. Faults name the person by their number in the list.
 */
export async function addPeople(
  work: Work,
  tools: PeopleTools,
  { incidentId, people, dataSetIds }: PeopleToAdd,
): Promise<ImportReport> {
  if (people.length === 0) throw new Refusal('INVALID_INPUT', 'Name at least one person.');
  if (people.length > MOST)
    throw new Refusal('LIMIT_EXCEEDED', `At most ${MOST} people at once; import a file for more.`, {
      limit: MOST,
    });
  const { csv, numberOf } = asFile(people);
  const input = {
    incidentId,
    dataSetIds,
    dryRun: false,
    byHand: true,
    csv: Readable.from([Buffer.from(csv)]),
  };
  const report = await importPeople(work, tools, input);
  const numbered = (problems: readonly ImportProblem[]) =>
    problems.map((problem) => ({ ...problem, line: numberOf(problem.line) }));
  return { ...report, problems: numbered(report.problems), conflicts: numbered(report.conflicts) };
}

function asFile(people: readonly TypedPerson[]): { csv: string; numberOf: (line: number) => number } {
  const lines = [personFields.join(',')];
  const starts: number[] = [];
  let next = 2;
  for (const person of people) {
    const row = personFields.map((field) => quoted(cellOf(person, field))).join(',');
    starts.push(next);
    next += row.split('\n').length;
    lines.push(row);
  }
  return {
    csv: `${lines.join('\n')}\n`,
    numberOf: (line) => starts.findLastIndex((start) => start <= line) + 1,
  };
}

function cellOf(person: TypedPerson, field: PersonField): string {
  if (field === 'postalAddress') return (person.postalAddress ?? []).map(oneLine).join('\n');
  if (field === 'doNotContact') return person.doNotContact ? 'yes' : '';
  return oneLine(person[field] ?? '');
}

const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ');
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

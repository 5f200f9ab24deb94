import type { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import type { DataSetFacts, FactValue, ImpreciseTime, IncidentFacts } from '../../domain/facts.ts';
import type { MilestoneKey } from '../../domain/milestones.ts';
import { found, notFound } from '../../domain/refusal.ts';
import { withAnswers, withMilestones } from '../../incidents/amend-facts.ts';
import { A_DAY_AHEAD, type TimeInput, toImpreciseTime } from '../../incidents/imprecise-time.ts';
import { checkedDataSet, checkedGroup, type DataSetInput } from '../../incidents/put-data-set.ts';
import { firstSignal } from '../../incidents/report-incident.ts';
import { ProcessorRow } from '../../organizations/processor.row.ts';
import type { Catalog } from '../../rules/catalog.ts';

/** Facts that are only tried. Absent stays as it is in what they are laid over; null means "not known". */
export interface GivenFacts {
  readonly occurredFrom?: TimeInput | null | undefined;
  readonly occurredTo?: TimeInput | null | undefined;
  readonly detected?: TimeInput | null | undefined;
  readonly aware?: TimeInput | null | undefined;
  readonly contained?: TimeInput | null | undefined;
  readonly milestones?:
    | readonly { readonly key: MilestoneKey; readonly time?: TimeInput | null | undefined }[]
    | null
    | undefined;
  readonly dataSets?: readonly DataSetInput[] | null | undefined;
  readonly facts?: readonly { readonly key: string; readonly value: FactValue | null }[] | null | undefined;
}

/** Where the facts are laid: what must be looked up, and in which zone and up to when a time may be. */
export interface Ground {
  readonly db: EntityManager;
  readonly organizationId: string;
  readonly catalog: Catalog;
  readonly zone: string;
  readonly now: DateTime;
}

/** An incident of which nothing is known. */
export const nothingKnown: IncidentFacts = {
  exercise: false,
  ...{ occurredFrom: null, occurredTo: null, detected: null, aware: null, contained: null },
  ...{ milestones: {}, dataSets: [], answers: {} },
};

/** The facts as they would be, refused as reporting and amending refuse them. */
export async function layFacts(
  ground: Ground,
  before: IncidentFacts,
  given: GivenFacts,
): Promise<IncidentFacts> {
  const { zone, now, catalog } = ground;
  const typed = { zone, now };
  const laid = (
    old: ImpreciseTime | null,
    input: TimeInput | null | undefined,
    read: (one: TimeInput) => ImpreciseTime,
  ) => (input === undefined ? old : input && read(input));
  const happened = (one: TimeInput) => toImpreciseTime(one, { ...typed, aheadMinutes: A_DAY_AHEAD });
  const started = (one: TimeInput) => toImpreciseTime(one, typed);
  return {
    ...before,
    occurredFrom: laid(before.occurredFrom, given.occurredFrom, happened),
    occurredTo: laid(before.occurredTo, given.occurredTo, happened),
    contained: laid(before.contained, given.contained, happened),
    detected: laid(before.detected, given.detected, (one) => firstSignal(one, typed)),
    aware: laid(before.aware, given.aware, started),
    milestones: given.milestones
      ? withMilestones(before.milestones, given.milestones, typed)
      : before.milestones,
    answers: given.facts ? withAnswers(catalog, before.answers, given.facts) : before.answers,
    dataSets: await layDataSets(ground, before.dataSets, given.dataSets ?? []),
  };
}

async function layDataSets(
  { db, organizationId, catalog }: Ground,
  before: readonly DataSetFacts[],
  given: readonly DataSetInput[],
): Promise<readonly DataSetFacts[]> {
  const sets = [...before];
  for (const [nth, input] of given.entries()) {
    const at = input.id ? before.findIndex(({ id }) => id === input.id) : sets.length;
    if (at < 0) throw notFound('data set');
    const processorId = input.processorId ?? null;
    if (processorId !== null)
      found(await db.findOneBy(ProcessorRow, { organizationId, id: processorId }), 'processor');
    const id = input.id ?? `new-${nth + 1}`;
    const own = { id, ...checkedDataSet(catalog, input), processorId };
    sets[at] = { ...own, groups: layGroups(catalog, own.id, before[at], input.groups ?? []) };
  }
  return sets;
}

/** A group of the same kind and place is the same one, as when facts are amended. */
function layGroups(
  catalog: Catalog,
  dataSetId: string,
  before: DataSetFacts | undefined,
  given: NonNullable<DataSetInput['groups']>,
): DataSetFacts['groups'] {
  const known = [...(before?.groups ?? [])];
  return given.map((input, nth) => {
    const group = checkedGroup(catalog, input);
    const at = known.findIndex(
      ({ kind, jurisdiction }) => kind === group.kind && jurisdiction === group.jurisdiction,
    );
    const [same] = at < 0 ? [] : known.splice(at, 1);
    return { id: same?.id ?? `${dataSetId}-group-${nth + 1}`, ...group };
  });
}

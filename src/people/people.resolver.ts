import {
  Arg,
  Args,
  Ctx,
  Extensions,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { Incident } from '../incidents/incident.type.ts';
import { type Connection, PageArgs, pageOf, toConnection } from '../platform/graphql/paging.ts';
import { erasePerson } from './erase-person.ts';
import {
  ImportPeopleInput,
  ImportReport,
  PeopleImport,
  toImportReport,
  toMapping,
  toPeopleImport,
} from './import.type.ts';
import { importPeople } from './import-people.ts';
import { listPeople } from './list-people.ts';
import { importsOf, LISTED_IMPORTS, peopleCounted } from './people.batch.ts';
import {
  type AffectedPerson,
  AffectedPersonConnection,
  ErasePersonInput,
  Erasure,
  PeopleCount,
  toAffectedPerson,
} from './people.type.ts';
import type { PeopleContext } from './people-context.ts';
import { smallFile } from './small-file.ts';

@Resolver(() => Incident)
export class PeopleResolver {
  @Extensions({ permission: 'person:count' satisfies Permission })
  @FieldResolver(() => Int, {
    description: 'How many people are known to be affected, those erased since included.',
  })
  async peopleCount(@Root() { id }: Incident, @Ctx() { load }: PeopleContext): Promise<number> {
    return (await load(peopleCounted, id)).reduce((sum, { count }) => sum + count, 0);
  }

  @Extensions({ permission: 'person:count' satisfies Permission })
  @FieldResolver(() => [PeopleCount], { description: 'The same by jurisdiction, most people first.' })
  async peopleByJurisdiction(
    @Root() { id }: Incident,
    @Ctx() { load }: PeopleContext,
  ): Promise<PeopleCount[]> {
    return (await load(peopleCounted, id)).map((place) => Object.assign(new PeopleCount(), place));
  }

  @Extensions({ permission: 'person:count' satisfies Permission, complexity: LISTED_IMPORTS })
  @FieldResolver(() => [PeopleImport], {
    description: `The files of people taken in, newest first, ${LISTED_IMPORTS} at the most.`,
  })
  async imports(@Root() { id }: Incident, @Ctx() { load }: PeopleContext): Promise<PeopleImport[]> {
    return (await load(importsOf, id)).map(toPeopleImport);
  }

  @Extensions({ permission: 'person:read-masked' satisfies Permission })
  @Query(() => AffectedPersonConnection, {
    description:
      'The people of an incident, masked, in the order in which they were taken in, without those erased. Fails with NOT_FOUND for an unknown incident.',
  })
  async affectedPeople(
    @Arg('incidentId', () => ID, { description: 'The incident.' }) incidentId: string,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: PeopleContext,
  ): Promise<Connection<AffectedPerson>> {
    const page = pageOf(args);
    const { organizationId } = context;
    const people = await listPeople(await context.db(), context, { organizationId, incidentId }, page);
    const cursorOf = ({ row }: (typeof people)[number]) => ({ key: row.createdAt.toMillis(), id: row.id });
    return toConnection(people, page, cursorOf, toAffectedPerson);
  }

  @Extensions({ permission: 'person:import' satisfies Permission })
  @Mutation(() => ImportReport, {
    description:
      'Takes in a small file of affected people, all of it or nothing; rows with a fault are left out and listed. Fails with NOT_FOUND, CONFLICT (closed), INVALID_INPUT (not readable as CSV) or LIMIT_EXCEEDED.',
  })
  async importPeople(
    @Arg('input', () => ImportPeopleInput, { description: 'The file and where it belongs.' })
    input: ImportPeopleInput,
    @Ctx() context: PeopleContext,
  ): Promise<ImportReport> {
    const csv = smallFile(input.csv);
    const mapping = toMapping(input.columns);
    const report = await context.mutate('importPeople', input.dryRun ? {} : input, (work) =>
      importPeople(work, context, { ...input, mapping, csv: csv() }),
    );
    return toImportReport(report, input.incidentId);
  }

  @Extensions({ permission: 'person:erase' satisfies Permission })
  @Mutation(() => Erasure, {
    description:
      'Destroys who an affected person is (GDPR Art. 17), on closed incidents too; that somebody was affected stays counted, and approvals stay valid. Fails with NOT_FOUND, or CONFLICT if it was done before.',
  })
  async erasePerson(
    @Arg('input', () => ErasePersonInput, { description: 'Whom.' }) input: ErasePersonInput,
    @Ctx() context: PeopleContext,
  ): Promise<Erasure> {
    const erased = await context.mutate('erasePerson', input, (work) =>
      erasePerson(work, input.personId, input.keepDigestUntil),
    );
    const places = await context.load(peopleCounted, erased.incidentId);
    const remaining = places.reduce((sum, { reachable }) => sum + reachable, 0);
    return Object.assign(new Erasure(), erased, { remaining });
  }
}

import { Arg, Ctx, Extensions, Mutation, Resolver } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { addPeople } from './add-people.ts';
import { correctPerson } from './correct-person.ts';
import {
  AddPeopleInput,
  CorrectPersonInput,
  FindPersonInput,
  PersonSearch,
  RemovePersonInput,
  RevealedPerson,
  RevealPersonInput,
  toRevealed,
} from './handling.type.ts';
import { ImportReport, toImportReport } from './import.type.ts';
import { lookUpPerson } from './look-up-person.ts';
import { AffectedPerson, toAffectedPerson } from './people.type.ts';
import type { PeopleContext } from './people-context.ts';
import { readPerson } from './read-people.ts';
import { removePerson } from './remove-person.ts';
import { revealPerson } from './reveal-person.ts';

/** What is done with people one by one. */
@Resolver()
export class PersonHandlingResolver {
  @Extensions({ permission: 'person:import' satisfies Permission })
  @Mutation(() => ImportReport, {
    description:
      'Adds up to 500 people by hand, under the rules of the import; faults name them by number in the list. Somebody taken off the list comes back. Fails with NOT_FOUND, CONFLICT (closed) or LIMIT_EXCEEDED.',
  })
  async addPeople(
    @Arg('input', () => AddPeopleInput, { description: 'Who, where.' }) input: AddPeopleInput,
    @Ctx() context: PeopleContext,
  ): Promise<ImportReport> {
    return toImportReport(
      await context.mutate('addPeople', input, (work) => addPeople(work, context, input)),
      input.incidentId,
    );
  }

  @Extensions({ permission: 'person:correct' satisfies Permission })
  @Mutation(() => AffectedPerson, {
    description:
      'Takes somebody off the list who was not affected after all; who they are is kept, and approvals stay valid. Fails with NOT_FOUND, CONFLICT (closed, erased, off the list already) or REASON_REQUIRED.',
  })
  async removePerson(
    @Arg('input', () => RemovePersonInput, { description: 'Whom and why.' }) input: RemovePersonInput,
    @Ctx() context: PeopleContext,
  ): Promise<AffectedPerson> {
    const { personId } = await context.mutate('removePerson', input, (work) => removePerson(work, input));
    return toAffectedPerson(await readPerson(await context.db(), context, personId));
  }

  @Extensions({ permission: 'person:correct' satisfies Permission })
  @Mutation(() => AffectedPerson, {
    description:
      'Corrects what is known of a person; what was sent before stays on record as it was. Fails with NOT_FOUND, CONFLICT (closed, erased, or another person has this address), INVALID_INPUT or REASON_REQUIRED.',
  })
  async correctPerson(
    @Arg('input', () => CorrectPersonInput, { description: 'Whom, what, why.' }) input: CorrectPersonInput,
    @Ctx() context: PeopleContext,
  ): Promise<AffectedPerson> {
    const { personId: id, reason, change, dataSetIds } = input;
    const { personId } = await context.mutate('correctPerson', input, (work) =>
      correctPerson(work, context, { personId: id, reason, ...change, dataSetIds }),
    );
    return toAffectedPerson(await readPerson(await context.db(), context, personId));
  }

  @Extensions({ permission: 'person:reveal' satisfies Permission })
  @Mutation(() => RevealedPerson, {
    description:
      'Shows once who an affected person is; the record keeps who asked and why. Fails with NOT_FOUND, CONFLICT (erased), REASON_REQUIRED, or LIMIT_EXCEEDED past the number one member may see in an hour.',
  })
  async revealPerson(
    @Arg('input', () => RevealPersonInput, { description: 'Whom and why.' }) input: RevealPersonInput,
    @Ctx() context: PeopleContext,
  ): Promise<RevealedPerson> {
    // Repeated with its key it is the same reveal; who it is, is never kept with the key.
    const { personId } = await context.mutate('revealPerson', input, (work) =>
      revealPerson(work, input, context.revealsPerHour),
    );
    return toRevealed((await readPerson(await context.db(), context, personId)).person);
  }

  @Extensions({ permission: 'person:find' satisfies Permission })
  @Mutation(() => PersonSearch, {
    description:
      'Looks for the one person with a mail address ("am I affected?") and answers them masked; the record keeps that it was asked. Fails with NOT_FOUND for an unknown incident, or INVALID_INPUT.',
  })
  async findPerson(
    @Arg('input', () => FindPersonInput, { description: 'Where and whom.' }) input: FindPersonInput,
    @Ctx() context: PeopleContext,
  ): Promise<PersonSearch> {
    const { personId, erased } = await context.mutate('findPerson', input, (work) =>
      lookUpPerson(work, context, input),
    );
    const person = personId && toAffectedPerson(await readPerson(await context.db(), context, personId));
    return Object.assign(new PersonSearch(), { person: person || null, erased });
  }
}

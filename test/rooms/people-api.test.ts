import 'reflect-metadata';
import { type GraphQLSchema, graphql } from 'graphql';
import { buildSchema } from 'type-graphql';
import { IncidentResolver } from '../../src/incidents/incident.resolver.ts';
import { PeopleResolver } from '../../src/people/people.resolver.ts';
import { openRequest } from '../../src/platform/auth/open-request.ts';
import { guard } from '../../src/platform/graphql/guard.ts';
import { type PeopleRoom, peopleRoom } from '../support/people-room.ts';

const IMPORT = `mutation ($input: ImportPeopleInput!) {
  importPeople(input: $input) { importId added merged rejected problems { line column code } byJurisdiction { jurisdiction count } }
}`;
const LIST = `query ($id: ID!, $first: Int, $after: String) {
  affectedPeople(incidentId: $id, first: $first, after: $after) {
    nodes { maskedEmail nameInitial jurisdiction locale } pageInfo { hasNextPage endCursor }
  }
}`;
const COUNTS = `query ($id: ID!) {
  incident(id: $id) {
    peopleCount peopleByJurisdiction { jurisdiction count reachable }
    imports { added rejected problems { code } contentDigest importedBy createdAt }
  }
}`;
const CSV =
  'email,name,country,locale\nanna@mail.example.test,Anna Berg,DE,de\nbert@example.test,,DE,\nÉmile\nemil@example.test,Émile,,fr\n';

describe('Affected people over GraphQL', () => {
  let room: PeopleRoom;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    room = await peopleRoom();
    schema = guard(await buildSchema({ resolvers: [IncidentResolver, PeopleResolver], validate: false }));
  });
  afterAll(() => room.close());

  const ask = async (token: string, source: string, variableValues: Record<string, unknown>) => {
    const request = await openRequest({ dataSource: room.source, reactions: {} }, `Bearer ${token}`);
    const contextValue = { ...request, ...room.tools };
    const { data, errors } = await graphql({ schema, source, variableValues, contextValue });
    await request.close();
    return { data, code: (errors?.[0]?.originalError as { code?: string } | undefined)?.code, errors };
  };

  test('a small file is taken in, counted and listed with masked values', async () => {
    const id = await room.newIncident();
    const responder = await room.tokenFor('RESPONDER');
    const input = { incidentId: id, csv: CSV, idempotencyKey: 'once' };
    const first = await ask(responder, IMPORT, { input });
    expect(first.data).toMatchObject({
      importPeople: { added: 3, rejected: 1, problems: [{ line: 4, column: null, code: 'COLUMN_COUNT' }] },
    });
    expect((await ask(responder, IMPORT, { input })).data).toEqual(first.data);

    const counts = await ask(responder, COUNTS, { id });
    expect(counts.data).toMatchObject({
      incident: {
        peopleCount: 3,
        peopleByJurisdiction: [
          { jurisdiction: 'DE', count: 2, reachable: 2 },
          { jurisdiction: 'ZZ', count: 1, reachable: 1 },
        ],
        imports: [{ added: 3, rejected: 1, problems: [{ code: 'COLUMN_COUNT' }] }],
      },
    });

    const page = await ask(responder, LIST, { id, first: 2 });
    expect(page.data).toMatchObject({
      affectedPeople: {
        nodes: [
          { maskedEmail: 'a***@m***.test', nameInitial: 'A.', jurisdiction: 'DE', locale: 'de' },
          { maskedEmail: 'b***@e***.test', nameInitial: null },
        ],
        pageInfo: { hasNextPage: true },
      },
    });
    const { endCursor: after } = (page.data as { affectedPeople: { pageInfo: { endCursor: string } } })
      .affectedPeople.pageInfo;
    expect((await ask(responder, LIST, { id, first: 2, after })).data).toMatchObject({
      affectedPeople: {
        nodes: [{ maskedEmail: 'e***@e***.test', nameInitial: 'É.' }],
        pageInfo: { hasNextPage: false },
      },
    });
  });

  test('an auditor counts people and may not list them; nobody lists those of another organization', async () => {
    const auditor = await room.tokenFor('AUDITOR');
    const responder = await room.tokenFor('RESPONDER');
    const stranger = await room.newIncident(await room.newOrganization());
    expect((await ask(auditor, COUNTS, { id: room.incidentId })).errors).toBeUndefined();
    expect((await ask(auditor, LIST, { id: room.incidentId })).code).toBe('FORBIDDEN');
    expect((await ask(auditor, IMPORT, { input: { incidentId: room.incidentId, csv: CSV } })).code).toBe(
      'FORBIDDEN',
    );
    expect((await ask(responder, LIST, { id: stranger })).code).toBe('NOT_FOUND');
    expect((await ask(responder, IMPORT, { input: { incidentId: stranger, csv: CSV } })).code).toBe(
      'NOT_FOUND',
    );
  });

  test('a file over 200 kB is sent elsewhere', async () => {
    const responder = await room.tokenFor('RESPONDER');
    const csv = `email\n${'anna@example.test\n'.repeat(12_000)}`;
    const { code } = await ask(responder, IMPORT, { input: { incidentId: room.incidentId, csv } });
    expect(code).toBe('LIMIT_EXCEEDED');
  });
});

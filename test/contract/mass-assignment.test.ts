import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { coerceInputValue, type GraphQLInputObjectType, isInputObjectType } from 'graphql';
import { startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { playBreach } from '../support/breach.ts';
import { callOf, rootFields } from '../support/schema-calls.ts';

/** What an attacker would like to set, whatever table it stands in. */
const coveted = [
  'orgId',
  'path',
  'isAdmin',
  'approved',
  '__proto__',
  'constructor',
  'filed_with',
  'organization_id',
];

/** Refused at the door already, with the whole body. */
const poison = ['__proto__', 'constructor'];

describe('nobody sets a column by guessing its name (T-Z05)', () => {
  let api: TestApi;
  let house: TestOrganization;
  let columns: string[];
  beforeAll(async () => {
    api = await startApi();
    house = await api.organizationWith('RESPONDER', 'DECISION_MAKER');
    await playBreach(api, house);
    const own = api.source.entityMetadatas.flatMap((entity) =>
      entity.columns.flatMap(({ propertyName, databaseName }) => [propertyName, databaseName]),
    );
    columns = [...new Set([...own, ...coveted])];
  });
  afterAll(() => api.close());

  const inputs = (): GraphQLInputObjectType[] =>
    Object.values(api.schema.getTypeMap()).filter(isInputObjectType);
  const stateOf = async (): Promise<string> => {
    const tables = await api.sql(
      `select table_name as name from information_schema.columns where column_name = 'organization_id' and table_schema = 'public' order by 1`,
    );
    const digest = (name: string) =>
      `select '${name}' as of, count(*), md5(coalesce(string_agg(t::text, ',' order by t::text), '')) from ${name} t where organization_id = $1`;
    const digests = await api.sql(tables.map(({ name }) => digest(name)).join(' union all '), [house.id]);
    return JSON.stringify(digests);
  };

  test('every input object refuses every column that is not one of its fields', () => {
    expect(inputs().length).toBeGreaterThan(20);
    expect(columns.length).toBeGreaterThan(150);
    const taken: string[] = [];
    for (const input of inputs()) {
      const fields = input.getFields();
      for (const column of columns.filter((name) => !Object.hasOwn(fields, name))) {
        const refused: string[] = [];
        const given = JSON.parse(`{ ${JSON.stringify(column)}: "x" }`);
        coerceInputValue(given, input, (_path, _value, { message }) => refused.push(message));
        if (!refused.some((message) => message.includes(`"${column}" is not defined`)))
          taken.push(`${input.name}.${column}`);
      }
    }
    expect(taken).toEqual([]);
  });

  test('mutations sent with the columns of every table are refused before anything runs, and no column changes', async () => {
    const before = await stateOf();
    const entered = api.entered.length;
    const mutations = rootFields(api.schema).filter(
      ({ root, field }) => root === 'mutation' && field.args.some(({ name }) => name === 'input'),
    );
    expect(mutations.length).toBeGreaterThan(15);
    // Every column is sent with some mutation; the test before has held all of them against each.
    const share = Math.ceil(columns.length / mutations.length) + 5;
    for (const [i, mutation] of mutations.entries()) {
      const { query, variables } = callOf(mutation, () => house.id, { levels: 0 });
      const type = mutation.field.args.find(({ name }) => name === 'input')?.type;
      const named = inputs().find(({ name }) => `${name}!` === String(type));
      const known = Object.keys(named?.getFields() ?? {});
      const some = [...columns, ...columns].slice((i * share) % columns.length).slice(0, share);
      const extra = Object.fromEntries(
        ['organizationId', ...some]
          .filter((name) => !known.includes(name) && !poison.includes(name))
          .map((name) => [name, 'x']),
      );
      const input = { ...(variables['input'] as object), ...extra };
      const answer = await api.call(house.token.DECISION_MAKER, query, { ...variables, input });
      expect(`${mutation.field.name}: ${answer.code}`).toBe(`${mutation.field.name}: BAD_USER_INPUT`);
    }
    expect(api.entered.slice(entered)).toEqual([]);
    expect(await stateOf()).toBe(before);
  });

  test('an address of the service takes no parameter it does not name', async () => {
    const before = await stateOf();
    const [incident] = await api.sql('select id from incident where organization_id = $1', [house.id]);
    const query = columns
      .filter((name) => name !== 'dryRun')
      .map((name) => `${encodeURIComponent(name)}=x`)
      .join('&');
    const reply = await fetch(`${api.url}/incidents/${incident.id}/people?dryRun=true&${query}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', authorization: `Bearer ${house.token.RESPONDER}` },
      body: 'email\nanna@example.test\n',
    });
    expect(reply.status).toBe(400);
    expect(await stateOf()).toBe(before);
  });
});

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type GraphQLSchema,
  isInputObjectType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { tocsinSchema } from '../../src/schema.ts';
import { describedParts } from '../support/described-parts.ts';
import { root } from '../support/run-tool.ts';

const PRINTED = join(root, 'schema/tocsin.graphql');

describe('the API as clients see it', () => {
  let schema: GraphQLSchema;
  beforeAll(async () => {
    schema = await tocsinSchema();
  });

  test('schema/tocsin.graphql shows it as it is', async () => {
    const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;
    if (process.env['UPDATE_SCHEMA']) await writeFile(PRINTED, printed);
    expect(await readFile(PRINTED, 'utf8')).toBe(printed);
  });

  test('every type, field, argument, input and enum value has a description', () => {
    const described = describedParts(schema);
    expect(described.filter(({ description }) => !description?.trim()).map(({ name }) => name)).toEqual([]);
    expect(described.length).toBeGreaterThan(300);
  });

  test('a description is a sentence', () => {
    const sentence = /^[A-ZÄÖÜ"`§][\s\S]*[.")]$/;
    const odd = describedParts(schema).filter(({ description }) => !sentence.test(description?.trim() ?? ''));
    expect(odd.map(({ name, description }) => `${name}: ${description}`)).toEqual([]);
  });

  test('ids are typed roots: there is no node(id)', () => {
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {})).not.toContain('node');
  });

  test('lists that can grow are Relay connections with first and after', () => {
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        if (!String(field.type).endsWith('Connection!')) continue;
        expect(field.args.map(({ name }) => name)).toEqual(expect.arrayContaining(['first', 'after']));
      }
      if (!type.name.endsWith('Connection')) continue;
      expect(Object.keys(type.getFields()).sort()).toEqual(['edges', 'nodes', 'pageInfo']);
    }
  });

  test('every mutation with an input can be repeated safely', () => {
    const inputs = Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ args }) =>
      args.map(({ type }) => schema.getType(String(type).replace(/!$/, ''))).filter(isInputObjectType),
    );
    expect(inputs.length).toBeGreaterThan(10);
    for (const input of inputs) expect(Object.keys(input.getFields())).toContain('idempotencyKey');
  });
});

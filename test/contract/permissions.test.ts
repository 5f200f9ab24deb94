import { readdirSync, readFileSync } from 'node:fs';
import 'reflect-metadata';
import { type GraphQLSchema, isIntrospectionType, isObjectType } from 'graphql';
import { buildSchema, Extensions, Field, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { type Permission, permissions, permissionsOf, roles } from '../../src/domain/permissions.ts';
import { guard, ruleOf } from '../../src/platform/graphql/guard.ts';
import { tocsinSchema } from '../../src/schema.ts';

interface Rule {
  readonly field: string;
  readonly rule: Permission | undefined;
  readonly isRoot: boolean;
}

function rulesOf(schema: GraphQLSchema): Rule[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !isIntrospectionType(type))
    .flatMap((type) =>
      Object.values(type.getFields()).map((field) => ({
        field: `${type.name}.${field.name}`,
        rule: ruleOf(type, field),
        isRoot: roots.includes(type),
      })),
    );
}

/** The permissions that HTTP routes beside GraphQL name in their source. */
function askedByRoutes(): string[] {
  const source = new URL('../../src/', import.meta.url);
  const routes = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.route.ts'),
  );
  const text = routes.map((file) => readFileSync(new URL(file, source), 'utf8')).join('\n');
  return permissions.filter((permission) => text.includes(`'${permission}'`));
}

describe('who may do what (T-Z01)', () => {
  let rules: Rule[];
  beforeAll(async () => {
    rules = rulesOf(await tocsinSchema());
  });

  test('every field of every object has a rule', () => {
    expect(rules.filter(({ rule }) => rule === undefined)).toEqual([]);
    expect(rules.length).toBeGreaterThan(150);
  });

  test('every rule names a permission that exists', () => {
    const known = new Set<string | undefined>(permissions);
    expect(rules.filter(({ rule }) => !known.has(rule))).toEqual([]);
  });

  test('every mutation asks for more than reading', () => {
    const mutations = rules.filter(({ field }) => field.startsWith('Mutation.'));
    expect(mutations.filter(({ rule }) => /:read(-masked)?$|:count$/.test(rule ?? ''))).toEqual([]);
  });

  test('every permission is held by a role and asked for by a field or a route, and no role invents one', () => {
    const asked = new Set<string | undefined>([...rules.map(({ rule }) => rule), ...askedByRoutes()]);
    const held = new Set(roles.flatMap((role) => permissionsOf[role]));
    expect(permissions.filter((permission) => !asked.has(permission) || !held.has(permission))).toEqual([]);
    expect([...held].filter((permission) => !permissions.includes(permission))).toEqual([]);
  });

  test('an auditor reads and changes nothing; an operator sees nothing inside an organization', () => {
    expect(permissionsOf.AUDITOR.filter((permission) => !/:read$|:count$/.test(permission))).toEqual([]);
    expect(permissionsOf.OPERATOR).toEqual(['self:read', 'installation:operate']);
  });
});

@Resolver()
class NakedResolver {
  @Query(() => String, { description: 'Nobody wrote a rule for it.' })
  naked(): string {
    return 'seen';
  }
}

@ObjectType({ description: 'A thing without a rule.' })
class NakedThing {
  @Field(() => String, { description: 'Its secret.' }) secret!: string;
}

@Resolver()
class ThingResolver {
  @Extensions({ permission: 'self:read' satisfies Permission })
  @Query(() => NakedThing, { description: 'A thing.' })
  thing(): NakedThing {
    return { secret: 'seen' };
  }

  @Mutation(() => Boolean, { description: 'Changes it without a rule.' })
  change(): boolean {
    return true;
  }
}

test.each([
  ['a query', NakedResolver, ['Query.naked']],
  ['an object and a mutation', ThingResolver, ['NakedThing.secret', 'Mutation.change']],
])('without a rule on %s the service does not start', async (_what, resolver, missing) => {
  const schema = await buildSchema({ resolvers: [resolver as typeof NakedResolver], validate: false });
  expect(() => guard(schema)).toThrow(/^No permission rule for /);
  for (const field of missing) expect(() => guard(schema)).toThrow(field);
});

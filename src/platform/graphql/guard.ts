import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
} from 'graphql';
import { may } from '../../domain/actor.ts';
import type { Permission } from '../../domain/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { RequestContext } from './context.ts';

type Guarded = {
  readonly extensions: { readonly permission?: Permission; readonly within?: readonly Permission[] };
};

/** The rule of a field: its own, or that of the type it belongs to; undefined means that nobody wrote one. */
export function ruleOf(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
): Permission | undefined {
  return (field as Guarded).extensions.permission ?? (type as Guarded).extensions.permission;
}

/**
 * Deny by default: puts each field's permission in front of its resolver, and throws at start for a field without one.
 * A plain property is covered by its object, an object by every field that answers one: no per-property check is run.
 */
export function guard(schema: GraphQLSchema): GraphQLSchema {
  const missing: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const isRoot = type === schema.getQueryType() || type === schema.getMutationType();
    for (const field of Object.values(type.getFields())) {
      const rule = isRoot ? (field as Guarded).extensions.permission : ruleOf(type, field);
      if (!rule) missing.push(`${type.name}.${field.name}`);
      else protect(type, field, isRoot, rule);
    }
  }
  if (missing.length > 0)
    throw new Error(`No permission rule for ${missing.join(', ')}: add @Extensions({ permission }).`);
  return schema;
}

function protect(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, RequestContext>,
  isRoot: boolean,
  rule: Permission,
): void {
  const own = (type as Guarded).extensions.permission;
  const answered = getNamedType(field.type);
  const needed = new Set<Permission>([rule]);
  // What a mutation answers is read with the permission that made it: the doer sees what they did.
  if (isObjectType(answered) && !isRoot && !isCovered(answered, rule))
    needed.add((answered as Guarded).extensions.permission ?? rule);
  if (!isRoot && own) needed.delete(own);
  if (needed.size === 0) return;

  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, args, context, info) => {
    for (const permission of needed) {
      if (!may(context.actor, permission)) {
        throw new Refusal(
          'FORBIDDEN',
          `This needs the permission ${permission}. Ask an administrator of your organization for a role that has it.`,
          {
            permission,
            field: `${type.name}.${field.name}`,
          },
        );
      }
    }
    return resolve(source, args, context, info);
  };
}

/** A type may name further permissions under which it is shown: where one of these let somebody in, it asks no more. */
function isCovered({ extensions }: GraphQLObjectType, rule: Permission): boolean {
  return (extensions as Guarded['extensions']).within?.includes(rule) ?? false;
}

import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';

interface Described {
  readonly description?: string | null | undefined;
}
export interface Part extends Described {
  readonly name: string;
}

/** Everything of a schema that a client may ask the meaning of. */
export function describedParts(schema: GraphQLSchema): Part[] {
  const roots: (GraphQLNamedType | null | undefined)[] = [schema.getQueryType(), schema.getMutationType()];
  const own = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  return [
    ...own.filter((type) => !roots.includes(type)).map((type) => part(type.name, type)),
    ...own.flatMap(partsOf),
  ];
}

function partsOf(type: GraphQLNamedType): Part[] {
  if (isEnumType(type)) return type.getValues().map((value) => part(`${type.name}.${value.name}`, value));
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map((field) => part(`${type.name}.${field.name}`, field));
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    part(`${type.name}.${field.name}`, field),
    ...field.args.map((arg) => part(`${type.name}.${field.name}(${arg.name})`, arg)),
  ]);
}

const part = (name: string, { description }: Described): Part => ({ name, description });

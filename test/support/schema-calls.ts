import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import type { Permission } from '../../src/domain/permissions.ts';
import type { Json } from './api.ts';

export interface RootField {
  readonly root: 'query' | 'mutation';
  readonly field: GraphQLField<unknown, unknown>;
  readonly rule: Permission;
}

/** A place in a root field's arguments that takes an id, and what it names. */
export interface IdPlace extends RootField {
  readonly path: readonly string[];
  readonly kind: string;
}

/** What an id names, by the name of its argument; where that is just "id", by where it stands. */
const kinds: Readonly<Record<string, string>> = {
  incidentId: 'incident',
  otherIncidentId: 'incident',
  fromIncidentId: 'incident',
  intoIncidentId: 'incident',
  incidentIds: 'incident',
  obligationId: 'obligation',
  obligationIds: 'obligation',
  filingId: 'filing',
  refersToId: 'filing',
  preparedFilingId: 'preparedFiling',
  'preparedFiling.id': 'preparedFiling',
  contentAttachmentId: 'attachment',
  holdId: 'hold',
  litigationHoldId: 'litigationHold',
  ruleRowId: 'rule',
  policyId: 'policy',
  noticeId: 'notice',
  approvalId: 'approval',
  dispatchId: 'dispatch',
  deliveryId: 'delivery',
  deliveryIds: 'delivery',
  memberId: 'member',
  memberIds: 'member',
  restrictedTo: 'member',
  personId: 'person',
  personIds: 'person',
  dataSetId: 'dataSet',
  dataSetIds: 'dataSet',
  alertId: 'alert',
  endpointId: 'endpoint',
  'alert.id': 'alert',
  contactId: 'contact',
  loginMemberId: 'member',
  processorId: 'processor',
  'SetContactInput.id': 'contact',
  'PutProcessorInput.id': 'processor',
  ownerId: 'member',
  taskId: 'task',
  questionId: 'question',
  commentId: 'comment',
  changeRequestId: 'changeRequest',
  attachmentId: 'attachment',
  proofAttachmentId: 'attachment',
  attachmentIds: 'attachment',
  'LogCorrespondenceInput.correctsId': 'correspondence',
  statementId: 'statement',
  decidedById: 'member',
  'AddCommentInput.correctsId': 'comment',
  'LogDecisionInput.correctsId': 'decision',
  // Filled with the last value of the enumeration: a notice.
  'IncidentPartInput.id': 'notice',
  'incident.id': 'incident',
  'attachment.id': 'attachment',
  'obligation.id': 'obligation',
  'notice.id': 'notice',
  'dispatch.id': 'dispatch',
  'resumeDispatch.id': 'dispatch',
  'cancelDispatch.id': 'dispatch',
  'revokeToken.id': 'token',
  'DataSetInput.id': 'dataSet',
};

export function rootFields(schema: GraphQLSchema): RootField[] {
  const of = (root: 'query' | 'mutation') =>
    Object.values(
      (root === 'query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {},
    ).map((field) => ({ root, field, rule: field.extensions['permission'] as Permission }));
  return [...of('query'), ...of('mutation')];
}

/** Every place where a client can name a thing by its id. */
export function idPlaces(schema: GraphQLSchema): IdPlace[] {
  return rootFields(schema).flatMap((one) =>
    one.field.args.flatMap((arg) =>
      idsIn(arg.type, [arg.name], one.field.name).map((place) => ({ ...one, ...place })),
    ),
  );
}

function idsIn(
  type: GraphQLInputType,
  path: readonly string[],
  within: string,
): { path: readonly string[]; kind: string }[] {
  const bare = getNullableType(type);
  if (isListType(bare)) return idsIn(bare.ofType, [...path, '0'], within);
  if (isInputObjectType(bare))
    return Object.values(bare.getFields()).flatMap((field) =>
      idsIn(field.type, [...path, field.name], bare.name),
    );
  if (getNamedType(bare).name !== 'ID') return [];
  const name = path.findLast((step) => step !== '0') ?? '';
  const kind = kinds[name] ?? kinds[`${within}.${name}`];
  if (!kind) throw new Error(`A new id: say in test/support/schema-calls.ts what ${within}.${name} names.`);
  return [{ path, kind }];
}

export type IdOf = (kind: string) => string;

/** A call of a root field: what is required filled in, ids as told, one place set apart, some levels of answer. */
export function callOf(
  { root, field }: RootField,
  idOf: IdOf,
  { apart, levels = 2 }: { readonly apart?: Apart; readonly levels?: number } = {},
): { query: string; variables: Record<string, Json> } {
  const variables: Record<string, Json> = {};
  for (const arg of field.args) {
    const rest = apart?.path[0] === arg.name ? { path: apart.path.slice(1), id: apart.id } : undefined;
    if (!rest && !isRequiredArgument(arg) && arg.name !== 'first') continue;
    variables[arg.name] = arg.name === 'first' ? 5 : valueOf(arg, field.name, idOf, rest);
  }
  const used = field.args.filter(({ name }) => name in variables);
  const declared = used.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const given = used.map(({ name }) => `${name}: $${name}`).join(', ');
  const asking = (depth: number) =>
    `${root}${declared && ` (${declared})`} { ${field.name}${given && `(${given})`} ${selection(field.type, depth)} }`;
  // Everything of an incident, two levels deep, is more than one request may ask for.
  const deep = asking(levels);
  const query = (deep.match(TOKEN)?.length ?? 0) < MOST_TOKENS ? deep : asking(levels - 1);
  return { query, variables };
}

const TOKEN = /\w+|[^\w\s,]/g;
const MOST_TOKENS = 1_000;

type Apart = { readonly path: readonly string[]; readonly id: string } | undefined;

function valueOf(
  { name, type }: GraphQLArgument | GraphQLInputField,
  within: string,
  idOf: IdOf,
  apart: Apart,
): Json {
  const bare = getNullableType(type);
  if (isListType(bare)) {
    const item = { name, type: bare.ofType } as GraphQLInputField;
    return [valueOf(item, within, idOf, apart && { ...apart, path: apart.path.slice(1) })];
  }
  if (apart && apart.path.length === 0) return apart.id;
  if (isEnumType(bare)) return bare.getValues().at(-1)?.name;
  if (isInputObjectType(bare)) {
    const fields = Object.values(bare.getFields()).filter(
      (field) => field.name === apart?.path[0] || isRequiredInputField(field),
    );
    return Object.fromEntries(
      fields.map((field) => {
        const rest = field.name === apart?.path[0] ? { ...apart, path: apart.path.slice(1) } : undefined;
        return [field.name, valueOf(field, bare.name, idOf, rest)];
      }),
    );
  }
  return scalarOf(String(bare), name, within, idOf);
}

function scalarOf(type: string, name: string, within: string, idOf: IdOf): Json {
  switch (type) {
    case 'ID':
      return idOf(kinds[name] ?? kinds[`${within}.${name}`] ?? '');
    case 'Int':
    case 'Float':
      return 1;
    case 'Boolean':
      return true;
    case 'JSONObject':
      return {};
    case 'Duration':
      return 'PT1H';
    case 'Instant':
      return '2026-10-24T01:10:00Z';
    default:
      return name === 'csv' ? 'email\ndora@example.test\n' : 'Words';
  }
}

/**
 * Everything of a type that asks for no arguments, some levels deep; of links back (`incident` beside `incidentId`) the id, at the top.
 * A type that was asked for in full as deep or deeper is not asked for again: a request has room for 1,000 tokens.
 */
function selection(
  type: GraphQLOutputType,
  depth: number,
  isTop = true,
  full = new Map<string, number>(),
): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  if (depth < 0) return '{ __typename }';
  const fields = named.getFields();
  if ((full.get(named.name) ?? -1) >= depth) return `{ __typename ${'id' in fields ? 'id' : ''} }`;
  full.set(named.name, depth);
  const parts = Object.values(fields)
    .filter(({ args, name }) => args.length === 0 && name !== 'edges')
    .filter(({ name }) => isTop || !(`${name}Id` in fields))
    .map((field) => {
      if (isLeafType(getNamedType(field.type))) return field.name;
      if (`${field.name}Id` in fields) return `${field.name} { __typename id }`;
      return depth > 0 ? `${field.name} ${selection(field.type, depth - 1, false, full)}` : '';
    });
  return `{ __typename ${parts.join(' ')} }`;
}

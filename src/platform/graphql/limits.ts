import { createRequire } from 'node:module';
import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import {
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  separateOperations,
} from 'graphql';
import type * as Complexity from 'graphql-query-complexity';
import { LARGEST_PAGE, pageRefusal } from './paging.ts';

// Its ES module brings a second copy of graphql along, which then refuses our schema as "from another realm".
const { fieldExtensionsEstimator, getComplexity } = createRequire(import.meta.url)(
  'graphql-query-complexity',
) as typeof Complexity;

/** What one request may ask at the most; docs/api.md lists them for clients. */
export const limits = {
  bodyBytes: 256 * 1024,
  tokens: 1_000,
  depth: 10,
  aliases: 15,
  directives: 5,
  complexity: 5_000,
  pageSize: LARGEST_PAGE,
  /** Items of one list in the variables: more go over HTTP, or in several calls. */
  listLength: 500,
} as const;

/** Rules on the text of a query: depth, aliases (of `__typename` too), directives. */
export function textLimits() {
  const off = { enabled: false };
  return new ApolloArmor({
    maxDepth: { n: limits.depth, ignoreIntrospection: true },
    maxAliases: { n: limits.aliases, allowList: [] },
    maxDirectives: { n: limits.directives },
    maxTokens: off,
    costLimit: off,
    blockFieldSuggestion: { enabled: true },
  }).protect();
}

/** Whether an error says that a request is too large: those of the parser and of the rules above carry no code of their own. */
export function isTooLarge(message: string): boolean {
  return /limit of \d+ exceeded|contains more that \d+ tokens/.test(message);
}

/** Every page size of a request, by the way: an error thrown from here would not come out as it is. */
const notingPages = (sizes: number[]): Complexity.ComplexityEstimator => {
  return ({ args }) => {
    if (typeof args['first'] === 'number') sizes.push(args['first']);
  };
};

/** A list costs its page size times what one item costs; everything else costs one. */
const byPageSize: Complexity.ComplexityEstimator = ({ args, childComplexity }) => {
  const size = typeof args['first'] === 'number' ? Math.max(args['first'], 0) : 1;
  return 1 + size * childComplexity;
};

/** Refuses a request that is too costly with its variables filled in, and one with several operations. */
export function costLimit(schema: GraphQLSchema): ApolloServerPlugin {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ request, document, operation }) => {
        if (Object.keys(separateOperations(document)).length > 1) {
          throw refusal('Send one operation per request.', 1);
        }
        if (operation && isIntrospection(operation)) return;
        if (longestList(request.variables) > limits.listLength) {
          throw refusal(
            `A list may have ${limits.listLength} items. Send more in several calls.`,
            limits.listLength,
          );
        }
        const pages: number[] = [];
        const complexity = costOf({
          schema,
          query: document,
          variables: request.variables ?? {},
          ...(request.operationName && { operationName: request.operationName }),
          estimators: [notingPages(pages), fieldExtensionsEstimator(), byPageSize],
        });
        if (pages.some((size) => size < 1 || size > limits.pageSize)) {
          throw refusal(pageRefusal().message, limits.pageSize);
        }
        if (complexity > limits.complexity) {
          throw refusal(
            `This request costs ${complexity}, more than ${limits.complexity}: ask for smaller pages or fewer nested lists.`,
            limits.complexity,
          );
        }
      },
    }),
  };
}

/** The longest list anywhere in the variables; in the text of a query the number of tokens bounds it. */
function longestList(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  const inner = Object.values(value).reduce<number>(
    (longest, member) => Math.max(longest, longestList(member)),
    0,
  );
  return Array.isArray(value) ? Math.max(value.length, inner) : inner;
}

/** Variables are read here for the first time: one that does not fit its type is the client's mistake, not ours. */
function costOf(query: Parameters<typeof getComplexity>[0]): number {
  try {
    return getComplexity(query);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const extensions = { code: 'BAD_USER_INPUT', http: { status: 400 } };
    throw new GraphQLError(error.message, { nodes: error.nodes ?? null, extensions });
  }
}

/** Asks about the schema alone: the explorer's own query is larger than any limit. */
function isIntrospection(operation: OperationDefinitionNode): boolean {
  const { selections } = operation.selectionSet;
  return selections.every((field) => field.kind === Kind.FIELD && field.name.value.startsWith('__'));
}

function refusal(message: string, limit: number): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED', limit, http: { status: 400 } } });
}

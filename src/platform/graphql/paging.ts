import { ArgsType, type ClassType, Extensions, Field, Int, ObjectType } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';

const DEFAULT_PAGE = 50;
export const LARGEST_PAGE = 200;

/** Where a page starts: after the item with this key (an instant in milliseconds, or a number) and id. */
export interface Cursor {
  readonly key: number;
  readonly id: string;
}

/** Opaque to clients; names the last item they saw. */
function toCursor({ key, id }: Cursor): string {
  return Buffer.from(`${key}.${id}`).toString('base64url');
}

/** Reads a cursor of this service; anything else is refused. */
function fromCursor(cursor: string): Cursor {
  const [, key, id] =
    /^(-?\d{1,15})\.([0-9a-f-]{36})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (!key || !id)
    throw new Refusal(
      'INVALID_INPUT',
      'This cursor is not one of ours: take `after` from `pageInfo.endCursor` of the page before.',
    );
  return { key: Number(key), id };
}

/** The Relay arguments of a forward page. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    defaultValue: DEFAULT_PAGE,
    description: `How many items at the most, 1 to ${LARGEST_PAGE}.`,
  })
  first!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Start after the item with this cursor; absent: from the first.',
  })
  after?: string | null;
}

/** The refusal of a page that is too large, or none at all. */
export function pageRefusal(): Refusal {
  return new Refusal(
    'LIMIT_EXCEEDED',
    `\`first\` must be between 1 and ${LARGEST_PAGE}; take the next page with \`after\`.`,
    { limit: LARGEST_PAGE },
  );
}

/** A page's bounds, checked: the size is a literal in the SQL, the cursor decoded. */
export function pageOf({ first, after }: PageArgs): { size: number; after: Cursor | null } {
  if (first < 1 || first > LARGEST_PAGE) throw pageRefusal();
  return { size: first, after: after ? fromCursor(after) : null };
}

@Extensions({ permission: 'self:read' satisfies Permission })
@ObjectType({ description: 'Where a page ends and whether another follows (Relay connections).' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether another page follows.' }) hasNextPage!: boolean;
  @Field(() => Boolean, { description: 'Whether there were items before this page.' })
  hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true, description: 'Cursor of the first item of this page.' })
  startCursor!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last item: give it as `after` for the next page.',
  })
  endCursor!: string | null;
}

export interface Edge<T> {
  readonly node: T;
  readonly cursor: string;
}
export interface Connection<T> {
  readonly edges: readonly Edge<T>[];
  readonly nodes: readonly T[];
  readonly pageInfo: PageInfo;
}

/** Makes the Relay connection type of a node type. */
export function connectionType<T extends object>(
  Node: ClassType<T>,
  name: string,
  permission: Permission,
): ClassType<Connection<T>> {
  @Extensions({ permission })
  @ObjectType(`${name}Edge`, { description: `One ${name} of a page and its cursor.` })
  class NodeEdge implements Edge<T> {
    @Field(() => Node, { description: `The ${name}.` }) node!: T;
    @Field(() => String, { description: 'Its cursor.' }) cursor!: string;
  }

  @Extensions({ permission })
  @ObjectType(`${name}Connection`, { description: `A page of ${name} items.` })
  class NodeConnection implements Connection<T> {
    @Field(() => [NodeEdge], { description: 'The items with their cursors.' }) edges!: NodeEdge[];
    @Field(() => [Node], { description: 'The items alone.' }) nodes!: T[];
    @Field(() => PageInfo, { description: 'Where the page ends.' }) pageInfo!: PageInfo;
  }
  return NodeConnection;
}

/** Makes a page from one item more than asked for: the extra one only says that another page follows. */
export function toConnection<R, T>(
  rows: readonly R[],
  { size, after }: { size: number; after: Cursor | null },
  cursorOf: (row: R) => Cursor,
  toNode: (row: R) => T,
): Connection<T> {
  const edges = rows.slice(0, size).map((row) => ({ node: toNode(row), cursor: toCursor(cursorOf(row)) }));
  const pageInfo = Object.assign(new PageInfo(), {
    hasNextPage: rows.length > size,
    hasPreviousPage: after !== null,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  });
  return { edges, nodes: edges.map(({ node }) => node), pageInfo };
}

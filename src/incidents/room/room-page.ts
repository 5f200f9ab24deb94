import type { EntityManager } from 'typeorm';
import { type Batch, manyEach } from '../../platform/database/batch.ts';
import { readRows } from '../../platform/database/read-rows.ts';
import type { Cursor } from '../../platform/graphql/paging.ts';

/** A page of what one incident, or one file, has of a kind. */
export interface RoomPage {
  readonly of: string;
  readonly size: number;
  readonly after: Cursor | null;
}

interface Order {
  /** What it is sorted by, as SQL on `t`. */
  readonly by: string;
  readonly newestFirst: boolean;
  /** What the pages are of: the incident if absent. */
  readonly of?: 'incident' | 'attachment';
  /** Only these, as SQL on `t`. */
  readonly where?: string;
}

/** Where those without a date stand: after all others. */
const NO_DATE_MILLIS = Date.UTC(9999, 11, 31);
export const withoutDateLast = (column: string) =>
  `coalesce(${column}, timestamptz '9999-12-31 00:00:00+00')`;

/** The place of something in a list by date. */
export function placeByDate(date: { toMillis: () => number } | null, id: string): Cursor {
  return { key: date?.toMillis() ?? NO_DATE_MILLIS, id };
}

/** Pages of many in one query, each with one more than asked for. */
export function pagesOf<T extends { id: string; incidentId: string; attachmentId?: string }>(
  target: new () => T,
  order: Order,
): Batch<RoomPage, T[]> {
  const ownerOf = (row: T) => (order.of === 'attachment' ? row.attachmentId : row.incidentId) ?? '';
  return async (db, pages) => {
    const found = new Map<RoomPage, T[]>();
    for (const alike of grouped(pages)) {
      const ids = alike.map(({ of }) => of);
      const rows = manyEach(ids, await read(db, target, order, ids, alike[0]), ownerOf);
      for (const [index, page] of alike.entries()) found.set(page, rows[index] ?? []);
    }
    return pages.map((page) => found.get(page) ?? []);
  };
}

/** One field of a query asks for the same page everywhere; another may ask for another. */
function grouped(pages: readonly RoomPage[]): RoomPage[][] {
  const groups = new Map<string, RoomPage[]>();
  for (const page of pages) {
    const name = JSON.stringify([page.size, page.after]);
    groups.set(name, [...(groups.get(name) ?? []), page]);
  }
  return [...groups.values()];
}

async function read<T extends object>(
  db: EntityManager,
  target: new () => T,
  { by, newestFirst, of = 'incident', where = 'true' }: Order,
  ids: readonly string[],
  { size = 0, after = null }: Partial<RoomPage> = {},
): Promise<T[]> {
  const way = newestFirst ? 'desc' : 'asc';
  const order = `order by ${by} ${way}, t.id ${way}`;
  const from = after ? `(${by}, t.id) ${newestFirst ? '<' : '>'} ($2, $3)` : 'true';
  return readRows(
    db,
    target,
    `where t.id in (select page.id from unnest($1::uuid[]) as owner (id) cross join lateral (
       select t.id from ${db.connection.getMetadata(target).tablePath} t
        where t.${of}_id = owner.id and ${where} and ${from} ${order} limit ${size + 1}) page) ${order}`,
    after ? [ids, new Date(after.key), after.id] : [ids],
  );
}

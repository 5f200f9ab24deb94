import { isDeepStrictEqual } from 'node:util';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)$/;

/** Throws unless both servers answered the same: instants compared as instants, countdowns by whether there is one. */
export function assertSame(name: string, ours: unknown, reference: unknown): void {
  const [mine, theirs] = [plain(ours), plain(reference)];
  if (isDeepStrictEqual(mine, theirs)) return;
  throw new Error(`${name}: the two servers differ at ${differenceOf(mine, theirs, 'data')}`);
}

function plain(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => plain(item));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner, name)]));
  if (key === 'remaining' || key === 'overdueBy') return value === null ? null : 'some time';
  return typeof value === 'string' && INSTANT.test(value) ? Date.parse(value) : value;
}

function differenceOf(mine: unknown, theirs: unknown, path: string): string {
  const both = [mine, theirs].every((value) => value !== null && typeof value === 'object');
  if (both) {
    const [a, b] = [mine, theirs] as [Record<string, unknown>, Record<string, unknown>];
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    for (const key of keys)
      if (!isDeepStrictEqual(a[key], b[key])) return differenceOf(a[key], b[key], `${path}.${key}`);
  }
  return `${path}: ${JSON.stringify(mine)?.slice(0, 200)} and ${JSON.stringify(theirs)?.slice(0, 200)}`;
}

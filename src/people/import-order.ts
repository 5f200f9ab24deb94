import type { FastifyRequest } from 'fastify';
import { Refusal } from '../domain/refusal.ts';
import type { Repeatable } from '../platform/graphql/context.ts';
import { type ColumnMapping, type PersonField, personFields } from './import-columns.ts';
import type { NewPeople } from './new-people.ts';

/** What an upload asks for, but for the file itself. */
export interface ImportOrder extends Omit<NewPeople, 'csv'> {
  readonly maxBytes: number;
  /** What a repetition must repeat; the file is compared by its digest. */
  readonly repeatable: Repeatable;
}

const parameters = ['dryRun', 'dataSet', 'column'];

/** Reads path, query and headers of an upload. A dry run needs no idempotency key: it changes nothing. */
export function importOrder(request: FastifyRequest, maxBytes: number): ImportOrder {
  const { incidentId } = request.params as { incidentId: string };
  const query = request.query as Readonly<Record<string, string | string[] | undefined>>;
  const odd = Object.keys(query).filter((name) => !parameters.includes(name));
  if (odd.length > 0)
    throw new Refusal(
      'INVALID_INPUT',
      `This address takes ${parameters.join(', ')}, and not: ${odd.slice(0, 5).join(', ')}.`,
    );
  const dryRun = flag(query['dryRun']);
  const dataSetIds = list(query['dataSet']);
  const mapping = columnMapping(list(query['column']));
  if (Number(request.headers['content-length']) > maxBytes)
    throw new Refusal('LIMIT_EXCEEDED', `The file is larger than ${maxBytes} bytes. Split it.`, {
      limit: maxBytes,
    });
  const key = request.headers['idempotency-key'];
  const idempotencyKey = dryRun || key === undefined ? null : String(key);
  const asked = { incidentId, dataSetIds, mapping, dryRun };
  return { ...asked, maxBytes, repeatable: { ...asked, idempotencyKey } as Repeatable };
}

function flag(value: string | string[] | undefined): boolean {
  if (value === undefined || value === 'false') return false;
  if (value === 'true') return true;
  throw new Refusal('INVALID_INPUT', 'dryRun is true or false.');
}

const list = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** "email:Contact address" → the column with that header holds the address. */
function columnMapping(given: readonly string[]): ColumnMapping {
  const pairs = given.map((pair) => {
    const [, field, header] = /^([A-Za-z0-9]+):(.+)$/.exec(pair) ?? [];
    if (!header || !personFields.includes(field as PersonField))
      throw new Refusal(
        'INVALID_INPUT',
        `column is a field and a header, such as "email:Contact". Fields: ${personFields.join(', ')}.`,
      );
    return [field, header] as const;
  });
  return Object.fromEntries(pairs);
}

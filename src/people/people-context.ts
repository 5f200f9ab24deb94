import type { RequestContext } from '../platform/graphql/context.ts';
import type { MasterKey } from '../platform/keys/key-ring.ts';
import type { Catalog } from '../rules/catalog.ts';

/** What sealing and reading people takes besides a Work. */
export interface PeopleTools {
  readonly masterKey: MasterKey;
  readonly catalog: Pick<Catalog, 'vocabulary'>;
}

/** A request with the keys at hand. */
export interface PeopleContext extends RequestContext, PeopleTools {
  /** How many people one member may see in clear within an hour. */
  readonly revealsPerHour: number;
}

import type { RequestContext } from '../platform/graphql/context.ts';
import type { MasterKey } from '../platform/keys/key-ring.ts';
import type { Reach } from '../platform/web/check-url.ts';

/** A request that may set up where pages go. */
export interface PagerContext extends RequestContext {
  readonly masterKey: MasterKey;
  readonly pager: Reach;
}

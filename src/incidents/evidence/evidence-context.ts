import type { RequestContext } from '../../platform/graphql/context.ts';
import type { MasterKey } from '../../platform/keys/key-ring.ts';

/** A request with the key at hand that opens files. */
export interface EvidenceContext extends RequestContext {
  readonly masterKey: MasterKey;
}

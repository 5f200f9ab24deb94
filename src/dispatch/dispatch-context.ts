import type { NoticeTools } from '../notices/texts/notices-context.ts';
import type { RequestContext } from '../platform/graphql/context.ts';
import type { MasterKey } from '../platform/keys/key-ring.ts';

/** A request that may start dispatches: it knows how mail leaves this installation. */
export interface DispatchContext extends RequestContext, NoticeTools {
  readonly masterKey: MasterKey;
  readonly mail: {
    readonly kind: 'SMTP' | 'FILE';
    /** Whether mail written to files reaches anyone: only in the demo. */
    readonly filesReach: boolean;
  };
}

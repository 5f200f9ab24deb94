import type { RequestSource } from '../platform/auth/open-request.ts';
import type { MasterKey } from '../platform/keys/key-ring.ts';
import type { PageLanguages } from './page-words.ts';

/** What the pages without sign-in are made of. */
export interface PublicSource extends RequestSource {
  readonly masterKey: MasterKey;
  readonly pages: PageLanguages;
}

/** Asked in the place of what cannot be a code, so that both take the same way. */
export const NO_CODE = '-';

/** Who reads for a stranger: the service itself, and what it answers says nothing of anybody. */
export const STRANGER = { kind: 'system', name: 'public' } as const;

import type { Audience } from '../people/audience.ts';

/** Whom an approval lets the text go to. Later erasures shrink it; later additions need a wave of their own. */
export type ApprovedAudience =
  | ({ readonly kind: 'PEOPLE' } & Audience)
  | { readonly kind: 'RECIPIENTS'; readonly recipients: readonly string[] };

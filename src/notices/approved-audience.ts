import type { Audience } from '../people/audience.ts';

/** People added after an earlier approval, confirmed for the same text. */
export interface Wave {
  /** The revision of the list that was approved before. */
  readonly after: number;
  readonly added: number;
}

/** Whom an approval lets the text go to. Later erasures shrink it; later additions need a wave of their own. */
export type ApprovedAudience =
  | ({ readonly kind: 'PEOPLE'; readonly wave?: Wave } & Audience)
  | { readonly kind: 'RECIPIENTS'; readonly recipients: readonly string[] };

/** A sentence of a notice that the record does not bear out. */
export interface Contradiction {
  readonly kind: 'NUMBER' | 'PROTECTION' | 'DATE' | 'CATEGORY' | 'OMISSION' | 'OUTCOME';
  readonly certain: boolean;
  /** It may well be true as it stands: to be read, and in nobody's way. */
  readonly unsure?: boolean;
  readonly message: string;
  /** The sentence. */
  readonly excerpt: string;
  readonly elements: readonly string[];
}

/** A sentence of a notice that the record does not bear out. */
export interface Contradiction {
  readonly kind: 'NUMBER' | 'PROTECTION' | 'DATE' | 'CATEGORY' | 'OMISSION' | 'OUTCOME';
  readonly certain: boolean;
  readonly message: string;
  /** The sentence. */
  readonly excerpt: string;
  readonly elements: readonly string[];
}

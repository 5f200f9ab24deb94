/** Where something stands in a text. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

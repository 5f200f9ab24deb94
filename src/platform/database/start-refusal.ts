/** Why Tocsin does not start: the message is printed as it stands and says what to do. */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal';
}

/** One line for the operator. */
export type Log = (line: string) => void;

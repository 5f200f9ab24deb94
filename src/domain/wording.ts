const wordings = new WeakMap<object, string>();

/** A piece of a rule in words of data: two that say the same have the same, whichever rules they stand in. Rules never change. */
export function wordingOf(piece: object): string {
  const known = wordings.get(piece);
  if (known !== undefined) return known;
  const wording = JSON.stringify(piece);
  wordings.set(piece, wording);
  return wording;
}

/** What was already found under a piece's words, or is found now. */
export function foundOnce<T>(found: Map<string, T>, piece: object, find: () => T): T {
  const wording = wordingOf(piece);
  const known = found.get(wording);
  if (known !== undefined) return known;
  const made = find();
  found.set(wording, made);
  return made;
}

/**
 * What was already found of a piece of a rule, or is found now. Rules never change, and those of the catalogue share what
 * they say alike: hundreds of laws ask the same few questions.
 */
export function foundOnce<T>(found: Map<object, T>, piece: object, find: () => T): T {
  const known = found.get(piece);
  if (known !== undefined) return known;
  const made = find();
  found.set(piece, made);
  return made;
}

/** By key; what is given twice is a problem of the file or folder it stands in. */
export function keyed<T extends { readonly key: string }>(
  where: string,
  all: readonly T[],
  problems: string[],
): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const one of all) {
    if (map.has(one.key)) problems.push(`${where}: "${one.key}" is given twice`);
    map.set(one.key, one);
  }
  return map;
}

/** Something said of a rule in plain words, with what stands under it: an outline that any page or screen can show. */
export interface Said {
  /** A name for it in a lawyer's words. */
  readonly label: string | null;
  readonly clause: string | null;
  /** What it says exactly, without markup and full stop. */
  readonly says: string;
  /** The question of the catalogue it asks. */
  readonly fact: string | null;
  readonly parts: readonly Said[];
}

export function said(says: string, more: Partial<Said> = {}): Said {
  return { label: null, clause: null, fact: null, parts: [], ...more, says };
}

/** "a, b or c"; where the parts have commas or semicolons of their own, semicolons. */
export function listed(parts: readonly string[], last: 'and' | 'or'): string {
  if (parts.length < 2) return parts[0] ?? '';
  const comma = parts.some((one) => /[,;]/.test(one)) ? ';' : ',';
  const before = parts.slice(0, -1).join(`${comma} `);
  return `${before}${comma === ';' ? ';' : ''} ${last} ${parts.at(-1)}`;
}

/** A name within a sentence: "Health data" → "health data", but "IP address". */
export function lowered(name: string): string {
  return /^.\p{Lu}/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function number(n: number): string {
  return n.toLocaleString('en-US');
}

/** "1 calendar month", "36 calendar months". */
export function counted(n: number, plural: string): string {
  return `${number(n)} ${n === 1 ? plural.replace(/s$/, '') : plural}`;
}
